'use client'

import {
  BoldFeatureClient,
  InlineCodeFeatureClient,
  ItalicFeatureClient,
  LinkFeatureClient,
  StrikethroughFeatureClient,
} from '@payloadcms/richtext-lexical/client'
import { withoutShortcuts } from './withoutShortcuts.ts'

/*
 * The marks whose Markdown would turn the `_` and `*` of a formula into italics while one types it. They are there by their
 * buttons and keys.
 */

export const Bold = withoutShortcuts(BoldFeatureClient)
export const InlineCode = withoutShortcuts(InlineCodeFeatureClient)
export const Italic = withoutShortcuts(ItalicFeatureClient)
export const Link = withoutShortcuts(LinkFeatureClient)
export const Strikethrough = withoutShortcuts(StrikethroughFeatureClient)

import {
  BlockquoteFeature,
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  HorizontalRuleFeature,
  InlineCodeFeature,
  InlineToolbarFeature,
  ItalicFeature,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  StrikethroughFeature,
  SubscriptFeature,
  SuperscriptFeature,
  UnderlineFeature,
  UnorderedListFeature,
  UploadFeature,
  lexicalEditor,
} from '@payloadcms/richtext-lexical'
import { AuthorsTextFeature, TablesFeature, withoutShortcuts } from './features.ts'

/** Payload's editor with the features whose nodes the site can show (`findUnknownRichText` knows the same ones). */
export function createRichTextEditor() {
  return lexicalEditor({
    features: [
      ParagraphFeature(),
      HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
      withoutShortcuts(BoldFeature(), 'Bold'),
      withoutShortcuts(ItalicFeature(), 'Italic'),
      UnderlineFeature(),
      withoutShortcuts(StrikethroughFeature(), 'Strikethrough'),
      SubscriptFeature(),
      SuperscriptFeature(),
      withoutShortcuts(InlineCodeFeature(), 'InlineCode'),
      // An address that became a link by itself would cut a formula in pieces.
      withoutShortcuts(LinkFeature({ enabledCollections: [], disableAutoLinks: 'creationOnly' }), 'Link'),
      OrderedListFeature(),
      UnorderedListFeature(),
      BlockquoteFeature(),
      HorizontalRuleFeature(),
      TablesFeature(),
      UploadFeature({ enabledCollections: ['media'] }),
      AuthorsTextFeature(),
      FixedToolbarFeature(),
      InlineToolbarFeature(),
    ],
  })
}

import { z } from 'zod'
import {
  DocumentId,
  FormerSlugs,
  IsoDate,
  IsoDateTime,
  RequiredLocalizedText,
  SafeLink,
  Slug,
} from './primitives.ts'
import { LocalizedRichText } from './richText.ts'

export const NewsItem = z.strictObject({
  id: DocumentId,
  slug: Slug,
  formerSlugs: FormerSlugs,
  date: IsoDate,
  title: RequiredLocalizedText,
  body: LocalizedRichText,
  link: SafeLink.nullable(),
  /** The slug of its book; null where it is about the whole site. */
  book: Slug.nullable(),
  updatedAt: IsoDateTime,
})
export type NewsItem = z.infer<typeof NewsItem>

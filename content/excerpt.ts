import { z } from 'zod'
import { LocalizedText } from './locale.ts'
import { DocumentId, FormerSlugs, IsoDateTime, RequiredLocalizedText, Slug } from './primitives.ts'
import { LocalizedRichText } from './richText.ts'

export const Excerpt = z.strictObject({
  id: DocumentId,
  slug: Slug,
  formerSlugs: FormerSlugs,
  title: RequiredLocalizedText,
  /** Where it is taken from: "from the preface". */
  source: LocalizedText,
  body: LocalizedRichText,
  book: Slug,
  updatedAt: IsoDateTime,
})
export type Excerpt = z.infer<typeof Excerpt>

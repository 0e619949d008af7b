import type { Excerpt } from '../../content/excerpt.ts'
import type { Collected } from './collected.ts'
import { type References, toBody, toBookSlug } from './references.ts'
import { type Row, formerSlugs, isoDateTime, localizedText, text } from '../rows.ts'

/** A row of excerpts as the contract has it. Not validated: `checkPart` does that for all. */
export function toExcerpt(row: Row, references: References): Collected<Excerpt> {
  return {
    id: String(row.id),
    slug: text(row.slug),
    formerSlugs: formerSlugs(row),
    title: localizedText(row.title),
    source: localizedText(row.source),
    body: toBody(row.body, references),
    book: toBookSlug(row.book, references),
    updatedAt: isoDateTime(row.updatedAt),
  }
}

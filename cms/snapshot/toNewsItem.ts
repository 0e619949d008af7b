import type { NewsItem } from '../../content/newsItem.ts'
import type { Collected } from './collected.ts'
import { type References, toBody, toBookSlug } from './references.ts'
import { type Row, formerSlugs, isoDate, isoDateTime, localizedText, text } from '../rows.ts'

/** A row of news as the contract has it. Not validated: `checkPart` does that for all. */
export function toNewsItem(row: Row, references: References): Collected<NewsItem> {
  return {
    id: String(row.id),
    slug: text(row.slug),
    formerSlugs: formerSlugs(row),
    date: isoDate(row.date),
    title: localizedText(row.title),
    body: toBody(row.body, references),
    link: text(row.link),
    book: toBookSlug(row.book, references),
    updatedAt: isoDateTime(row.updatedAt),
  }
}

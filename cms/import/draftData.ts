import { toStoredDay, toStoredItem, toStoredText } from '../write/stored.ts'
import type {
  ErratumValues,
  ExcerptValues,
  MaterialValues,
  NewsValues,
  RecordValues,
  TocValues,
} from './support-page/importedBook.ts'

/** The fields of a document as the collections take them; a bilingual one is `{ ja, en }`. */
export type DraftData = Record<string, unknown>

export function erratumData({ item, reportedOn, ...erratum }: ErratumValues): DraftData {
  return { ...erratum, item: toStoredItem(item), reportedOn: toStoredDay(reportedOn) }
}

export function newsData({ date, body, ...item }: NewsValues): DraftData {
  return { ...item, date: toStoredDay(date), body: toStoredText(body) }
}

export function materialData({ date, ...material }: MaterialValues): DraftData {
  return { ...material, date: toStoredDay(date) }
}

export function excerptData({ body, ...excerpt }: ExcerptValues): DraftData {
  return { ...excerpt, body: toStoredText(body) }
}

export function recordData({ authors, publishedOn, printings, ...record }: RecordValues): DraftData {
  return {
    ...record,
    authors: authors.map((name) => ({ name })),
    publishedOn: toStoredDay(publishedOn),
    printings: printings.map(({ number, date }) => ({ number, date: toStoredDay(date) })),
  }
}

export function tocData(toc: readonly TocValues[]): DraftData {
  return { toc }
}

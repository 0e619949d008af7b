import type { BookFile, BookFileList } from '../../content/bookFile.ts'
import { toStoredDay, toStoredItem } from '../write/stored.ts'
import { fromLocalizedRichText } from '../rich-text/fromRichText.ts'

type Data = Record<string, unknown>

/** One state of a document in a book file: what drafts and published states have in common. */
type StateOf<List extends BookFileList | 'book'> = NonNullable<
  (List extends BookFileList ? BookFile[List][number] : BookFile['book'])['draft' | 'published']
>

/** The ids of what a state refers to: uploads by file name, and the previous edition. */
export type FileIds = { media: ReadonlyMap<string, string>; previousEdition: string | null }

/** A book as its collection stores it, bilingual texts as `{ ja, en }`. */
export function toBookData(state: StateOf<'book'>, { media, previousEdition }: FileIds): Data {
  const { cover, formerSlugs, publishedOn, printings, updatedAt: _updatedAt, ...book } = state
  return {
    ...book,
    formerSlugs: toSlugRows(formerSlugs),
    cover: cover && (media.get(cover) ?? null),
    previousEdition: book.previousEdition && previousEdition,
    publishedOn: toStoredDay(publishedOn),
    printings: printings.map((printing) => ({ ...printing, date: toStoredDay(printing.date) })),
  }
}

/** The same for what belongs to a book; errata without those that they name, because the other erratum may not be there yet. */
export const toDocumentData: {
  [List in BookFileList]: (state: StateOf<List>, ids: FileIds) => Data
} = {
  news: (state) => {
    const { date, body, formerSlugs, updatedAt: _updatedAt, ...item } = state
    return {
      ...item,
      formerSlugs: toSlugRows(formerSlugs),
      date: toStoredDay(date),
      body: fromLocalizedRichText(body),
    }
  },
  materials: (state, { media }) => {
    const { date, file, updatedAt: _updatedAt, ...material } = state
    return { ...material, date: toStoredDay(date), file: file && (media.get(file) ?? null) }
  },
  excerpts: (state) => {
    const { body, formerSlugs, updatedAt: _updatedAt, ...excerpt } = state
    return { ...excerpt, formerSlugs: toSlugRows(formerSlugs), body: fromLocalizedRichText(body) }
  },
  errata: (state, { media }) => {
    const {
      item,
      pictures,
      ebookCorrectedOn,
      reportedOn,
      confirmedOn,
      publishedAt: _publishedAt,
      relatedTo: _relatedTo,
      replacedBy: _replacedBy,
      updatedAt: _updatedAt,
      ...erratum
    } = state
    return {
      ...erratum,
      item: toStoredItem(item),
      pictures: {
        printed: pictures.printed && (media.get(pictures.printed) ?? null),
        corrected: pictures.corrected && (media.get(pictures.corrected) ?? null),
      },
      ebookCorrectedOn: toStoredDay(ebookCorrectedOn),
      reportedOn: toStoredDay(reportedOn),
      confirmedOn: toStoredDay(confirmedOn),
    }
  },
}

function toSlugRows(slugs: readonly string[]): Data[] {
  return slugs.map((slug) => ({ slug }))
}

import type { BookFile, BookFileList } from '../../content/bookFile.ts'
import { toStoredDay, toStoredItem } from '../write/stored.ts'
import { fromLocalizedRichText } from '../rich-text/fromRichText.ts'

type Data = Record<string, unknown>

/** A document as one of its states in a book file says: what a draft and what is published have in common. */
export type StateOf<List extends BookFileList | 'book'> = NonNullable<
  (List extends BookFileList ? BookFile[List][number] : BookFile['book'])['draft' | 'published']
>

/** The ids of what a book file names: uploads by file name, the book before by slug. */
export type FileIds = { media: ReadonlyMap<string, string>; previousEdition: string | null }

/** What the collection takes of a book, localized as `{ ja, en }`. */
export function bookFileBookData(state: StateOf<'book'>, { media, previousEdition }: FileIds): Data {
  const { cover, publishedOn, printings, updatedAt: _updatedAt, ...book } = withoutKept(state)
  return {
    ...book,
    cover: cover && (media.get(cover) ?? null),
    previousEdition: book.previousEdition && previousEdition,
    publishedOn: toStoredDay(publishedOn),
    printings: printings.map((printing) => ({ ...printing, date: toStoredDay(printing.date) })),
  }
}

/** The same of what belongs to a book; errata without what they are related to, which may not be there yet. */
export const bookFileData: {
  [List in BookFileList]: (state: StateOf<List>, ids: FileIds) => Data
} = {
  news: (state) => {
    const { date, body, updatedAt: _updatedAt, ...item } = withoutKept(state)
    return { ...item, date: toStoredDay(date), body: fromLocalizedRichText(body) }
  },
  materials: (state, { media }) => {
    const { date, file, updatedAt: _updatedAt, ...material } = withoutKept(state)
    return { ...material, date: toStoredDay(date), file: file && (media.get(file) ?? null) }
  },
  excerpts: (state) => {
    const { body, updatedAt: _updatedAt, ...excerpt } = withoutKept(state)
    return { ...excerpt, body: fromLocalizedRichText(body) }
  },
  errata: (state) => {
    const {
      item,
      reportedOn,
      confirmedOn,
      relatedTo: _relatedTo,
      updatedAt: _updatedAt,
      ...erratum
    } = withoutKept(state)
    return {
      ...erratum,
      item: toStoredItem(item),
      reportedOn: toStoredDay(reportedOn),
      confirmedOn: toStoredDay(confirmedOn),
    }
  },
}

// These are not localized, whatever they look like: they are saved beside the rest (`alike`).
function withoutKept<State extends { fingerprint: unknown; toCheck: unknown }>({
  fingerprint: _fingerprint,
  toCheck: _toCheck,
  ...state
}: State): Omit<State, 'fingerprint' | 'toCheck'> {
  return state
}

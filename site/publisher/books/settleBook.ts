import type { BookPart, IndexedBook } from '../../../content/snapshot.ts'
import type { FetchedPart } from '../fetch/fetchParts.ts'
import { MissingFilesError } from '../release/missingFilesError.ts'
import { buildBook, type BuildInputs, type BuiltBook, type PreviousBuild } from './buildBook.ts'
import type { BookRecord } from './bookRecord.ts'
import type { BookStore } from './bookStore.ts'
import { isOfAll } from './isOfAll.ts'
import { titleInBoth } from './bookTitle.ts'
import { describeBookTrouble, describeRefusal, type Trouble } from './describeTrouble.ts'
import { documentIds, withoutRemoved } from './withoutRemoved.ts'

/**
 * How a book stands in the release that is being made.
 * - `new`: as it is published now.
 * - `earlier`: as it was; `built` where something was taken down, so that its pages were made once more, else null.
 * - `none`: it has no pages: there are no earlier ones, or they show what was taken down.
 */
export type Settled =
  | { kind: 'new'; built: BuiltBook }
  | { kind: 'earlier'; built: BuiltBook | null; trouble: Trouble }
  | { kind: 'none'; trouble: Trouble }

type Options = {
  book: IndexedBook
  fetched: Exclude<FetchedPart<BookPart>, { kind: 'gone' }>
  /** Of its last good build. */
  record: BookRecord | null
  /** The documents that the waiting changes take down, for an answer that does not say what is published. */
  removed: ReadonlySet<string>
  store: Pick<BookStore, 'readPart' | 'readDetail'>
  /** Whether the tree of the last build is there and whole. */
  isWhole: (record: BookRecord) => boolean
  inputs: BuildInputs
}

/**
 * Builds a book from what the CMS has now; where that can't be, the book keeps its earlier pages without what was taken down.
 * Throws what is no trouble of this book: the disk, the CMS, a stop.
 */
export async function settleBook(options: Options): Promise<Settled> {
  const { book, fetched, record, store, isWhole, inputs } = options
  const previous = await readPrevious({ record, store, isWhole })
  const cause = await tryNew({ fetched, previous, inputs })
  if (cause.kind === 'built') return { kind: 'new', built: cause.built }
  const trouble = (readersHave: 'earlier pages' | 'no pages') => {
    const of = { book: book.id, title: titleInBoth(book.title), readersHave }
    return cause.kind === 'refused'
      ? describeRefusal({ problems: cause.problems, ...of })
      : describeBookTrouble({ error: cause.error, ...of })
  }
  const earlier = await buildEarlier({ ...options, previous })
  return earlier === 'none'
    ? { kind: 'none', trouble: trouble('no pages') }
    : { kind: 'earlier', built: earlier, trouble: trouble('earlier pages') }
}

async function tryNew({
  fetched,
  previous,
  inputs,
}: {
  fetched: Options['fetched']
  previous: PreviousBuild | null
  inputs: BuildInputs
}) {
  if (fetched.kind !== 'part') return fetched
  try {
    return { kind: 'built' as const, built: await buildFrom({ part: fetched.part, previous, inputs }) }
  } catch (error) {
    if (isOfAll(error, inputs.place.signal)) throw error
    return { kind: 'broken' as const, error }
  }
}

// A file of the last build that is gone, or damaged, is found when it is linked: then nothing is taken from there.
async function buildFrom(options: Parameters<typeof buildBook>[0]): Promise<BuiltBook> {
  try {
    return await buildBook(options)
  } catch (error) {
    if (!(error instanceof MissingFilesError) || options.previous === null) throw error
    return buildBook({ ...options, previous: null })
  }
}

// Null: the pages stay as they are.
async function buildEarlier({
  fetched,
  record,
  removed,
  store,
  previous,
  inputs,
}: Options & { previous: PreviousBuild | null }): Promise<BuiltBook | null | 'none'> {
  const part = record === null ? null : await store.readPart(record.id)
  if (part === null || record === null) return 'none'
  const published = publishedIds(fetched)
  const remaining = withoutRemoved(part, (id) =>
    published === null ? !removed.has(id) : id === part.book.id || published.has(id),
  )
  const isSame = documentIds(remaining).size === documentIds(part).size
  if (isSame && previous !== null && record.context === inputs.context) return null
  try {
    return await buildFrom({ part: remaining, previous, inputs })
  } catch (error) {
    if (isOfAll(error, inputs.place.signal)) throw error
    return isSame && previous !== null ? null : 'none'
  }
}

function publishedIds(fetched: Options['fetched']): ReadonlySet<string> | null {
  if (fetched.kind === 'part') return documentIds(fetched.part)
  return fetched.kind === 'refused' ? new Set(fetched.published) : null
}

async function readPrevious({
  record,
  store,
  isWhole,
}: Pick<Options, 'record' | 'store' | 'isWhole'>): Promise<PreviousBuild | null> {
  if (record === null || !isWhole(record)) return null
  const detail = await store.readDetail(record)
  return detail && { record, detail }
}

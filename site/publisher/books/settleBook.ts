import type { BookPart, IndexedBook } from '../../../content/snapshot.ts'
import type { FetchedPart } from '../fetch/fetchParts.ts'
import { MissingFilesError } from '../release/missingFilesError.ts'
import { buildBook, type BuildInputs, type BuiltBook, type PreviousBuild } from './buildBook.ts'
import type { BookRecord } from './bookRecord.ts'
import type { BookStore } from './bookStore.ts'
import { describeLoss } from '../losses/describeLoss.ts'
import type { LossJudgement, LossKey } from '../losses/judgeLosses.ts'
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
  judgement: LossJudgement
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
  const { book, fetched, record, store, isWhole, inputs, judgement } = options
  const previous = await readPrevious({ record, store, isWhole })
  const isPublished = publishedNow(options)
  const staying = await findStaying({ ...options, isPublished })
  const loss = judgement.lossOf(lossKey(book.id))
  const cause =
    staying.size > 0 && fetched.kind === 'part'
      ? { kind: 'loss' as const }
      : await tryNew({ fetched, previous, inputs })
  if (cause.kind === 'built') return { kind: 'new', built: cause.built }
  const ofLoss: Trouble = { problems: loss === null ? [] : [describeLoss(loss)], passes: false }
  const trouble = (readersHave: 'earlier pages' | 'no pages') => {
    if (cause.kind === 'loss') return ofLoss
    const of = { book: book.id, title: titleInBoth(book.title), readersHave }
    const { problems, passes } =
      cause.kind === 'refused'
        ? describeRefusal({ problems: cause.problems, ...of })
        : describeBookTrouble({ error: cause.error, ...of })
    return { problems: [...ofLoss.problems, ...problems], passes }
  }
  const earlier = await buildEarlier({
    ...{ ...options, previous },
    remains: (id) => isPublished(id) || staying.has(id),
  })
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
  record,
  store,
  previous,
  inputs,
  remains,
}: Options & {
  previous: PreviousBuild | null
  remains: (id: string) => boolean
}): Promise<BuiltBook | null | 'none'> {
  const part = record === null ? null : await store.readPart(record.id)
  if (part === null || record === null) return 'none'
  const remaining = withoutRemoved(part, (id) => id === part.book.id || remains(id))
  const isSame = documentIds(remaining).size === documentIds(part).size
  if (isSame && previous !== null && record.context === inputs.context) return null
  try {
    return await buildFrom({ part: remaining, previous, inputs })
  } catch (error) {
    if (isOfAll(error, inputs.place.signal)) throw error
    return isSame && previous !== null ? null : 'none'
  }
}

/** Whether a document of the last good part is published now, as far as the answer or the waiting changes say. */
function publishedNow({ fetched, removed }: Options): (id: string) => boolean {
  if (fetched.kind === 'unusable') return (id) => !removed.has(id)
  const published = fetched.kind === 'part' ? documentIds(fetched.part) : new Set(fetched.published)
  return (id) => published.has(id)
}

/** What is not published any more and is to stay all the same, since too much would go; with the uploads that it may show. */
async function findStaying({
  book,
  fetched,
  record,
  removed,
  store,
  judgement,
  isPublished,
}: Options & { isPublished: (id: string) => boolean }): Promise<ReadonlySet<string>> {
  const none: ReadonlySet<string> = new Set()
  const isJudged = judgement.hasLoss(lossKey(book.id)) || mayLoseMuch({ fetched, record, removed, judgement })
  const earlier = record !== null && isJudged ? await store.readPart(record.id) : null
  if (earlier === null) return none
  const staying = judgement.judgePart({ earlier, isPublished })
  const uploads = earlier.media.map(({ id }) => id).filter((id) => !removed.has(id))
  return staying.size === 0 ? none : new Set([...staying, ...uploads])
}

// The last part is read only where more than one document can be gone, or one that nobody took down: it may have 10 MB.
function mayLoseMuch({
  fetched,
  record,
  removed,
  judgement,
}: Pick<Options, 'fetched' | 'record' | 'removed' | 'judgement'>): boolean {
  if ([...removed].some((id) => !judgement.wasTakenAlone(id))) return true
  if (record?.counts === undefined || fetched.kind === 'refused') return true
  if (fetched.kind === 'unusable') return false
  const { errata, news, excerpts, materials } = record.counts
  const { counts } = fetched.part
  const gone = [errata - counts.errata, news - counts.news, excerpts - counts.excerpts]
  return (
    [...gone, materials - counts.materials].reduce((sum, one) => sum + Math.max(0, one), 0) > removed.size
  )
}

const lossKey = (bookId: string): LossKey => `part ${bookId}`

async function readPrevious({
  record,
  store,
  isWhole,
}: Pick<Options, 'record' | 'store' | 'isWhole'>): Promise<PreviousBuild | null> {
  if (record === null || !isWhole(record)) return null
  const detail = await store.readDetail(record)
  return detail && { record, detail }
}

import type { SiteChange } from '../../../content/publishing.ts'
import type { BookPart, IndexedBook } from '../../../content/snapshot.ts'
import type { FetchedPart } from '../fetch/fetchParts.ts'
import { describeLoss } from '../losses/describeLoss.ts'
import type { LossJudgement } from '../losses/judgeLosses.ts'
import type { BookRecord } from './bookRecord.ts'
import type { BuildInputs } from './buildBook.ts'
import type { Trouble } from './describeTrouble.ts'
import type { HeldSite } from './heldSite.ts'
import { isAnsweredAlike } from './questions.ts'
import { settleBook } from './settleBook.ts'
import { namedBooks, removedDocuments } from './changedBooks.ts'
import { documentIds } from './withoutRemoved.ts'

/** Which books a build looks after. */
export type Scope = {
  index: readonly IndexedBook[]
  /** The rows that this build is to bring to readers. */
  changes: readonly SiteChange[]
  /** Only what these rows name: a takedown waits for nothing else. */
  onlyNamed: boolean
  /** The moment (performance.now()) after which no further book is begun that hangs on settings or the program alone. */
  until: number
}

export type BuiltBooks = {
  /** By book: why it is not as it is published now. */
  troubles: Map<string, Trouble>
  /** Books that are in the release and are to be made anew, though they can wait. */
  waiting: Set<string>
}

const mostAttempts = 5

export type FetchBook = (book: IndexedBook) => Promise<FetchedPart<BookPart>>

/**
 * Brings the books up to date: first those that the rows name, then others whose part changed, then those whose pages depend on what
 * changed elsewhere (settings, another book's title, an address), as far as the time allows. A book that the index has no more is gone
 * at once, unless too much would go with it: then it stays as it is.
 */
export async function buildBooks({
  held,
  scope,
  judgement,
  inputs,
  fetchBook,
}: {
  held: HeldSite
  scope: Scope
  judgement: LossJudgement
  inputs: BuildInputs
  fetchBook: FetchBook
}): Promise<BuiltBooks> {
  const { records, store, isWhole } = held
  const troubles = new Map<string, Trouble>()
  const settle = async (book: IndexedBook, fetched: FetchedPart<BookPart>): Promise<void> => {
    // It was unpublished after the index was read: the row of that waits, and the next build takes it away.
    if (fetched.kind === 'gone') return
    const record = records.get(book.id) ?? null
    const removed = removedDocuments(scope.changes, book.id)
    const settled = await settleBook({
      ...{ book, fetched, store, isWhole, inputs, record, removed, judgement },
    })
    if (settled.kind === 'new') held.trust(book.id)
    else troubles.set(book.id, settled.trouble)
    if (settled.kind === 'none') held.remove(book.id)
    else if (settled.built !== null) await held.keep(settled.built)
    if (record === null || !mayShrink({ book, removed, judgement })) return
    judgement.allowPages(Math.max(0, record.pages - (records.get(book.id)?.pages ?? 0)))
  }

  const indexed = new Map(scope.index.map((book) => [book.id, book]))
  const lacking = [...records.values()].filter(({ lacksSearch }) => lacksSearch === true)
  // Too much would go with these: they stay, without what was taken down alone.
  for (const book of removeGone({ held, index: scope.index, judgement })) {
    indexed.set(book.id, book)
    const alone = [...removedDocuments(scope.changes, book.id)].filter(judgement.wasTakenAlone)
    if (alone.length > 0) await settle(book, await keptPart({ store, book, without: alone }))
    const loss = judgement.lossOf(`book ${book.id}`)
    troubles.set(book.id, { problems: loss === null ? [] : [describeLoss(loss)], passes: false })
  }
  const named = namedBooks(scope.changes)
  const isNamed = ({ id }: IndexedBook) => named === null || named.has(id)
  // A book without one of its uploads asks for it in each build.
  const isOutdated = ({ id, revision }: IndexedBook) => {
    const record = records.get(id)
    return record?.revision !== revision || record.lacksUploads || held.isDistrusted(id)
  }
  const outdated = scope.index.filter(isOutdated)
  const others = outdated.filter((book) => !isNamed(book))
  // A book that was never built has no pages to keep: what would leave one out waits for it.
  const onlyNamed = scope.onlyNamed && others.every(({ id }) => records.has(id))
  const skipped = onlyNamed ? others : []
  const due = [...outdated.filter(isNamed), ...(onlyNamed ? [] : others)]
  for (const book of due) await settle(book, await fetchBook(book))

  // What hangs on another book (its title, an address) is made anew in the same build. A book in trouble was looked after above.
  // The rounds end of themselves, since the addresses of a book hang on its own part alone; the limit is for a fault of the program.
  const attempts = new Map<string, number>()
  const canBeMade = ({ id }: BookRecord) =>
    !troubles.has(id) && !held.isDistrusted(id) && (attempts.get(id) ?? 0) < mostAttempts
  const remake = async ({ id, programVersion }: BookRecord): Promise<void> => {
    const book = indexed.get(id)
    if (book === undefined) return
    attempts.set(id, (attempts.get(id) ?? 0) + 1)
    // The contract of another program may know more than the part that is here.
    const part = programVersion === inputs.programVersion ? await store.readPart(id) : null
    await settle(book, part === null ? await fetchBook(book) : { kind: 'part', part })
  }
  const findDependent = () =>
    [...records.values()].filter((record) => canBeMade(record) && !isAsItWouldBe({ record, held, inputs }))
  for (let dependent = findDependent(); dependent.length > 0; dependent = findDependent())
    for (const record of dependent) await remake(record)
  inputs.table.settle()

  // What hangs on settings or the program is on all pages: it goes on as long as the time allows, and one book further in each build.
  const findStale = () =>
    [...records.values()].filter((record) => record.context !== inputs.context && canBeMade(record))
  for (const record of onlyNamed ? [] : findStale()) {
    await remake(record)
    if (performance.now() >= scope.until) break
  }
  // An index that could not be made is tried again in a build that nobody waits for: one follows after a pause (`passes`).
  const isUntried = (record: BookRecord) => records.get(record.id) === record && canBeMade(record)
  for (const record of scope.changes.length > 0 ? [] : lacking) {
    if (performance.now() >= scope.until) break
    if (isUntried(record)) await remake(record)
  }
  const stale = [...findStale(), ...findDependent()]
  return { troubles, waiting: new Set([...stale, ...skipped].map(({ id }) => id)) }
}

/** Takes the books that the index has no more out of the site; gives those that stay, because too much would go with them. */
function removeGone({
  held,
  index,
  judgement,
}: {
  held: HeldSite
  index: readonly IndexedBook[]
  judgement: LossJudgement
}): IndexedBook[] {
  const ids = new Set(index.map(({ id }) => id))
  const slugs = new Set(index.map(({ slug }) => slug))
  const gone = [...held.records.values()].filter(({ id }) => !ids.has(id))
  // Where another book has its address by now, its pages are that one's.
  const isReplaced = ({ entry }: BookRecord) => slugs.has(entry.slug)
  const staying = judgement.judgeGoneBooks(gone.filter((record) => !isReplaced(record)))
  for (const { id } of gone) if (!staying.has(id)) held.remove(id)
  return gone
    .filter(({ id }) => staying.has(id))
    .map(({ id, revision, entry: { slug, title } }) => ({ id, revision, slug, title }))
}

/** What the CMS would say of a book that stays: it names nothing new, and all documents but those that go. */
async function keptPart({
  store,
  book,
  without,
}: {
  store: HeldSite['store']
  book: IndexedBook
  without: readonly string[]
}): Promise<Exclude<FetchedPart<BookPart>, { kind: 'gone' }>> {
  const part = await store.readPart(book.id)
  const published = part === null ? [] : [...documentIds(part)].filter((id) => !without.includes(id))
  return { kind: 'refused', problems: [], published }
}

/** Whether a book may have fewer pages without a word: documents were taken down alone, or an administrator confirmed it. */
function mayShrink({
  book,
  removed,
  judgement,
}: {
  book: IndexedBook
  removed: ReadonlySet<string>
  judgement: LossJudgement
}): boolean {
  if (judgement.isConfirmed(`part ${book.id}`)) return true
  return removed.size > 0 && [...removed].every(judgement.wasTakenAlone)
}

/** Whether the book would be the same if it were made anew now, as far as it hangs on other books. */
function isAsItWouldBe({
  record,
  held,
  inputs: { table },
}: {
  record: BookRecord
  held: HeldSite
  inputs: BuildInputs
}): boolean {
  return (
    held.isWhole(record) &&
    record.formerSlugs.join() === table.formerSlugsOf(record.entry).join() &&
    isAnsweredAlike(record.questions, table)
  )
}

import type { SiteChange } from '../../../content/publishing.ts'
import { isRemoval } from '../books/changedBooks.ts'

/** A document that was taken down. `books`: those whose parts it changed; null: all. `at`: when, in ms. */
export type Takedown = { document: string; isBook: boolean; books: readonly string[] | null; at: number }

/**
 * Nobody takes down two documents by hand within two seconds: what follows that fast is one act on many, a bulk action or a program's.
 * The time is the one of the database's rows, of which only the distances count.
 */
const longestGapMs = 2_000

/** The takedowns among the rows. */
export function listTakedowns(changes: readonly SiteChange[]): Takedown[] {
  return changes.filter(isRemoval).flatMap(({ collection, document, books, createdAt }) => {
    if (document === null) return []
    return [{ document, isBook: collection === 'books', books, at: Date.parse(createdAt) }]
  })
}

/** The ids of the documents that were taken down alone: by one act on one document. A book with all that belongs to it is one. */
export function findTakenAlone(takedowns: readonly Takedown[]): ReadonlySet<string> {
  const alone = new Set<string>()
  for (const act of toActs(takedowns)) {
    const books = new Set(act.filter(({ isBook }) => isBook).map(({ document }) => document))
    const belongsToOne = (one: Takedown) => !one.isBook && (one.books ?? []).some((book) => books.has(book))
    const documents = new Set(act.filter((one) => !belongsToOne(one)).map(({ document }) => document))
    if (documents.size === 1) for (const { document } of act) alone.add(document)
  }
  return alone
}

function toActs(takedowns: readonly Takedown[]): Takedown[][] {
  const acts: Takedown[][] = []
  for (const one of [...takedowns].sort((a, b) => a.at - b.at)) {
    const last = acts.at(-1)
    if (last !== undefined && one.at - (last.at(-1)?.at ?? 0) < longestGapMs) last.push(one)
    else acts.push([one])
  }
  return acts
}

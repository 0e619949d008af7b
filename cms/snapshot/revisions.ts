import type { PayloadRequest, Where } from 'payload'
import type { Row } from '../rows.ts'
import { findRows } from '../database/findRows.ts'

/** The names under which site-revisions counts changes that belong to no book, and those that touch everything. */
const ofSite = 'site'
const ofAll = '*'

/** Under which names a change counts: the ids of its books; the site's where there is none; everything's where that is not said. */
export function revisionNames(books: readonly string[] | null): readonly string[] {
  if (books === null) return [ofAll]
  return books.length === 0 ? [ofSite] : books
}

/** The `books` of a row of site-changes; null in rows that are older than this field. */
export function changedBooks(row: Row): string[] | null {
  return Array.isArray(row.books) ? row.books.map(String) : null
}

/** The revision of each part at the moment of the transaction. */
export type Revisions = { site: number; ofBook: (id: string) => number }

/**
 * Reads how many changes touched each part, in the transaction of `req`: those that a release holds are counted in
 * site-revisions, where a report adds them as it marks them (`countReleased`); the others are counted here. So a change raises
 * the revisions as it is committed, its mark does not, and no two saves write one row. With `book`, of this book alone.
 */
export async function readRevisions(
  req: PayloadRequest,
  { book }: { book?: string } = {},
): Promise<Revisions> {
  const counts = new Map<string, number>()
  const add = (name: string, count: number) => counts.set(name, (counts.get(name) ?? 0) + count)
  const where: Where = book === undefined ? {} : { book: { in: [book, ofAll] } }
  for (const row of await findRows(req, { collection: 'site-revisions', where, fields: ['book', 'count'] }))
    add(String(row.book), Number(row.count))
  const waiting: Where = { release: { exists: false } }
  for (const row of await findRows(req, { collection: 'site-changes', where: waiting, fields: ['books'] }))
    for (const name of revisionNames(changedBooks(row))) add(name, 1)
  const all = counts.get(ofAll) ?? 0
  return {
    site: (counts.get(ofSite) ?? 0) + all,
    ofBook: (id) => (counts.get(id) ?? 0) + all,
  }
}

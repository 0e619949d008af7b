import type { PayloadRequest } from 'payload'
import { documentTitle } from '../fields/documentTitle.ts'
import type { MainRow } from './mainRows.ts'
import { idOfUser, nameAndAddressOfUser } from './savedBy.ts'
import { findTouchedBooks } from './touchedBooks.ts'
import type { VisibleChange } from './visibleChange.ts'

/**
 * Inserts the row of one change into the outbox, in the transaction of `req`. `document`: its id; null for a global. `before` and
 * `after`: its main row; null where there was none, or is none any more.
 */
export async function writeSiteChange({
  slug,
  document,
  change: { operation, titled },
  before,
  after,
  req,
}: {
  slug: string
  document: string | null
  change: VisibleChange
  before: MainRow | null
  after: MainRow | null
  req: PayloadRequest
}): Promise<void> {
  const books = document === null ? [] : await findTouchedBooks({ slug, id: document, before, after, req })
  const now = new Date().toISOString()
  await req.payload.db.create({
    collection: 'site-changes',
    data: {
      titles: documentTitle(titled),
      operation,
      changedCollection: slug,
      changedDocument: document,
      books,
      changedBy: nameAndAddressOfUser(req),
      changedById: idOfUser(req),
      createdAt: now,
      updatedAt: now,
    },
    req,
    returning: false,
  })
}

import type { PayloadRequest } from 'payload'
import { documentTitle } from '../fields/documentTitle.ts'
import { nameOfUser } from './savedBy.ts'
import type { VisibleChange } from './visibleChange.ts'

/** Inserts the row of one change into the outbox, in the transaction of `req`. `document`: its id; null for a global. */
export async function writeSiteChange({
  slug,
  document,
  change: { operation, titled },
  req,
}: {
  slug: string
  document: string | null
  change: VisibleChange
  req: PayloadRequest
}): Promise<void> {
  const now = new Date().toISOString()
  await req.payload.db.create({
    collection: 'site-changes',
    data: {
      titles: documentTitle(titled),
      operation,
      changedCollection: slug,
      changedDocument: document,
      changedBy: nameOfUser(req),
      createdAt: now,
      updatedAt: now,
    },
    req,
    returning: false,
  })
}

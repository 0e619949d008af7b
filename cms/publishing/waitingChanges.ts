import type { Payload, Where } from 'payload'
import { SiteChange } from '../../content/publishing.ts'
import { changedBooks } from '../snapshot/revisions.ts'

const isWaiting: Where = { release: { exists: false } }

/** The committed changes that no live release holds yet, the oldest first. */
export async function findWaitingChanges(payload: Payload): Promise<SiteChange[]> {
  const { docs } = await payload.db.find<Record<string, unknown>>({
    collection: 'site-changes',
    where: isWaiting,
    sort: 'createdAt',
    limit: 0,
    pagination: false,
    select: { operation: true, changedCollection: true, changedDocument: true, books: true, createdAt: true },
  })
  return docs.map((row) =>
    SiteChange.parse({
      id: row.id,
      collection: row.changedCollection,
      document: row.changedDocument ?? null,
      operation: row.operation,
      books: changedBooks(row),
      createdAt: row.createdAt,
    }),
  )
}

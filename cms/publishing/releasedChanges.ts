import type { PayloadRequest } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { isIdOf } from '../rows.ts'
import { changedBooks } from '../snapshot/revisions.ts'

/** One change of a build, as the release's row keeps it: the document can be renamed or deleted later. */
export type ReleasedChange = {
  id: string
  collection: string
  document: string | null
  operation: string
  titles: Bilingual
}

/** A change that a report names, with its books, and the id of the release that holds it already; null where it is waiting. */
export type ReportedChange = ReleasedChange & { books: string[] | null; release: string | null }

/** A report may name many changes (an import), and a database takes only so many values in one query. */
const batchSize = 500

/** The changes with these ids that the outbox holds, in the transaction of `req`. */
export async function findReportedChanges({
  req,
  ids,
}: {
  req: PayloadRequest
  ids: ReadonlySet<string>
}): Promise<ReportedChange[]> {
  const { db } = req.payload
  const validIds = [...ids].filter((id) => isIdOf(db, id))
  const changes: ReportedChange[] = []
  for (let start = 0; start < validIds.length; start += batchSize) {
    const { docs } = await db.find<Record<string, unknown>>({
      collection: 'site-changes',
      where: { id: { in: validIds.slice(start, start + batchSize) } },
      sort: 'createdAt',
      limit: 0,
      pagination: false,
      req,
    })
    changes.push(...docs.map(toReportedChange))
  }
  return changes
}

function toReportedChange(row: Record<string, unknown>): ReportedChange {
  return {
    id: String(row.id),
    collection: String(row.changedCollection),
    document: typeof row.changedDocument === 'string' ? row.changedDocument : null,
    operation: String(row.operation),
    titles: row.titles as ReleasedChange['titles'],
    books: changedBooks(row),
    release: row.release ? String(row.release) : null,
  }
}

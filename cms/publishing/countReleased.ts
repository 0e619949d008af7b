import type { PayloadRequest } from 'payload'
import type { Row } from '../rows.ts'
import { revisionNames } from '../snapshot/revisions.ts'

/** A query takes only so many values. */
const batchSize = 500

/**
 * Adds changes that are marked as released to the counts of site-revisions, in the transaction of `req`, so that the mark changes
 * no revision. `changes`: the books of each.
 */
export async function countReleased(
  req: PayloadRequest,
  changes: readonly (readonly string[] | null)[],
): Promise<void> {
  const added = new Map<string, number>()
  for (const books of changes)
    for (const name of revisionNames(books)) added.set(name, (added.get(name) ?? 0) + 1)
  const names = [...added.keys()]
  const stored = new Map<string, Row>()
  for (let start = 0; start < names.length; start += batchSize)
    for (const row of await findCounts(req, names.slice(start, start + batchSize)))
      stored.set(String(row.book), row)
  for (const [name, count] of added) await addTo({ req, name, count, row: stored.get(name) })
}

async function findCounts(req: PayloadRequest, names: readonly string[]): Promise<Row[]> {
  const { docs } = await req.payload.db.find<Row & { id: string }>({
    collection: 'site-revisions',
    where: { book: { in: [...names] } },
    limit: 0,
    pagination: false,
    req,
  })
  return docs
}

async function addTo({
  req,
  name,
  count,
  row,
}: {
  req: PayloadRequest
  name: string
  count: number
  row: Row | undefined
}): Promise<void> {
  const { db } = req.payload
  if (row === undefined) {
    await db.create({ collection: 'site-revisions', data: { book: name, count }, req, returning: false })
    return
  }
  await db.updateOne({
    collection: 'site-revisions',
    id: String(row.id),
    data: { count: Number(row.count) + count },
    req,
    returning: false,
  })
}

import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import type { Row } from '../rows.ts'

/** All rows of a collection that fit, by their ids, with these fields alone; in the transaction of `req`, past hooks and access rules. */
export async function findRows(
  req: PayloadRequest,
  { collection, where, fields }: { collection: CollectionSlug; where: Where; fields: readonly string[] },
): Promise<Row[]> {
  const { docs } = await req.payload.db.find<Row & { id: string }>({
    collection,
    where,
    sort: 'id',
    limit: 0,
    pagination: false,
    select: Object.fromEntries(fields.map((name) => [name, true])),
    req,
  })
  return docs
}

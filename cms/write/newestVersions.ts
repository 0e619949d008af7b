import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { type Row, idOf } from '../rows.ts'

/**
 * The newest version of each document that `where` finds (its fields below `version`), by the document's id, in all languages.
 * Editors see this version; the main row of a document that was never published is still its first draft.
 */
export async function readNewestVersions({
  req,
  collection,
  where,
}: {
  req: PayloadRequest
  collection: CollectionSlug
  where: Where
}): Promise<Map<string, Row>> {
  const { docs } = await req.payload.db.findVersions<Row>({
    collection,
    where: { and: [{ latest: { equals: true } }, where] },
    limit: 0,
    pagination: false,
    req,
    // Two saves in one millisecond can both be marked as the newest: the later one overwrites the other in the map.
    sort: 'updatedAt',
  })
  return new Map(docs.map(({ parent, version }) => [idOf(parent) ?? '', version as unknown as Row]))
}

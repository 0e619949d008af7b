import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { type Row, idOf } from '../rows.ts'

/**
 * The newest version of each document that `where` finds (its fields below `version`), by the document's id, in all languages.
 * The main row of a document that was never published is its first draft: what editors see is its newest version.
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
    locale: 'all',
    limit: 0,
    pagination: false,
    req,
    // Of two that call themselves the newest, as two saves in one millisecond do, the later one is set last.
    sort: 'updatedAt',
  })
  return new Map(docs.map(({ parent, version }) => [idOf(parent) ?? '', version as unknown as Row]))
}

import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { belongingPath, idsAt, listReferenceFields, type ReferenceField } from '../fields/referenceFields.ts'
import { idOf, type Row } from '../rows.ts'

/**
 * The ids of the books whose published documents show an upload, also in rich texts, in the transaction of `req`. None where
 * only what belongs to no book shows it, or nothing does; null where both do.
 */
export async function findBooksShowing({
  id,
  req,
}: {
  id: string
  req: PayloadRequest
}): Promise<string[] | null> {
  const fieldsOf = new Map<CollectionSlug, ReferenceField[]>()
  for (const field of listReferenceFields(req.payload.config))
    if ('collection' in field.from && field.to.includes('media'))
      fieldsOf.set(field.from.collection, [...(fieldsOf.get(field.from.collection) ?? []), field])
  const books = new Set<string>()
  let isOnSite = false
  // One after the other: they share the transaction's connection.
  for (const [collection, fields] of fieldsOf)
    for (const row of await findShowing({ collection, fields, id, req })) {
      const book = collection === 'books' ? String(row.id) : idOf(row[belongingPath])
      if (book === null) isOnSite = true
      else books.add(book)
    }
  return isOnSite && books.size > 0 ? null : [...books].sort()
}

/** The published documents of a collection that show an upload by one of these fields. */
async function findShowing({
  collection,
  fields,
  id,
  req,
}: {
  collection: CollectionSlug
  fields: readonly ReferenceField[]
  id: string
  req: PayloadRequest
}): Promise<Row[]> {
  const paths = fields.map(({ path }) => path)
  const and: Where[] = [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }]
  // Where no query can tell, every document is read; those that do not show it fall away below.
  if (fields.every(({ isQueryable }) => isQueryable))
    and.push({ or: paths.map((path) => ({ [path]: { in: [id] } })) })
  const names = [belongingPath, ...paths.map((path) => path.split('.')[0] ?? path)]
  const own = new Set(req.payload.collections[collection].config.flattenedFields.map(({ name }) => name))
  const { docs } = await req.payload.db.find<Row & { id: string }>({
    collection,
    where: { and },
    sort: 'id',
    limit: 0,
    pagination: false,
    // Only fields that the collection has can be selected.
    select: Object.fromEntries(names.filter((name) => own.has(name)).map((name) => [name, true])),
    req,
  })
  return docs.filter((row) => paths.some((path) => idsAt(row, path).includes(id)))
}

import { setImmediate as turn } from 'node:timers/promises'
import type { Access, CollectionSlug, GlobalSlug, Payload, PayloadRequest, Where } from 'payload'
import { isPublisher } from '../access/isPublisher.ts'
import { isStaff } from '../access/roles.ts'
import { idsAt, listReferenceFields } from '../fields/referenceFields.ts'
import { asRow, type Row } from '../rows.ts'

/** How many documents are read at once: between two pages the CMS answers others. */
const pageSize = 250

/**
 * Read access to uploads, and to their files: staff and the publisher (a document that is taken down while a release is made must not
 * stop it) all of them, service accounts those that a published document shows, anyone else none.
 */
export const shownUploadsOrStaff: Access = async ({ req }) => {
  if (isStaff({ req }) || isPublisher({ req })) return true
  if (req.user?.collection !== 'service-accounts') return false
  return { id: { in: await findShownUploads(req) } }
}

/**
 * The ids of the uploads that a published document outside of the trash, or the published settings, show. Read once for each state
 * of what is published: every change of it is a row of site-changes.
 */
export async function findShownUploads(req: PayloadRequest): Promise<string[]> {
  const state = await readState(req)
  const last = lastOf.get(req.payload)
  if (last?.state === state) return last.ids
  const ids = readShownUploads(req)
  lastOf.set(req.payload, { state, ids })
  ids.catch(() => lastOf.delete(req.payload)) // The caller gets the error; the next one reads again.
  return ids
}

const lastOf = new WeakMap<Payload, { state: string; ids: Promise<string[]> }>()

// The count as well as the newest: of two changes at the same moment the older one may be committed last.
async function readState(req: PayloadRequest): Promise<string> {
  const { db } = req.payload
  const { totalDocs } = await db.count({ collection: 'site-changes', req })
  const { docs } = await db.find<Row & { id: string }>({
    collection: 'site-changes',
    sort: ['-createdAt', '-id'],
    limit: 1,
    pagination: false,
    req,
  })
  return `${totalDocs} ${String(docs[0]?.id)}`
}

async function readShownUploads(req: PayloadRequest): Promise<string[]> {
  const ids = new Set<string>()
  const pathsOf = new Map<string, string[]>()
  for (const { from, path, to } of listReferenceFields(req.payload.config)) {
    if (!to.includes('media')) continue
    if ('collection' in from) pathsOf.set(from.collection, [...(pathsOf.get(from.collection) ?? []), path])
    else for (const id of idsAt(await readGlobal(from.global, req), path)) ids.add(id)
  }
  for (const [collection, paths] of pathsOf)
    for await (const row of readPublished({ collection: collection as CollectionSlug, paths, req }))
      for (const path of paths) for (const id of idsAt(row, path)) ids.add(id)
  return [...ids].sort()
}

async function* readPublished({
  collection,
  paths,
  req,
}: {
  collection: CollectionSlug
  paths: readonly string[]
  req: PayloadRequest
}): AsyncGenerator<Row> {
  const { db, collections } = req.payload
  const { versions, trash } = collections[collection].config
  const and: Where[] = []
  if (versions?.drafts) and.push({ _status: { equals: 'published' } })
  if (trash) and.push({ deletedAt: { exists: false } })
  for (let page = 1; ; page += 1) {
    const { docs } = await db.find<Row & { id: string }>({
      collection,
      where: { and },
      select: Object.fromEntries(paths.map((path) => [path.split('.')[0] ?? path, true])),
      sort: 'id',
      limit: pageSize,
      page,
      req,
    })
    yield* docs
    if (docs.length < pageSize) return
    await turn()
  }
}

async function readGlobal(slug: GlobalSlug, req: PayloadRequest): Promise<Row> {
  const row = asRow(await req.payload.db.findGlobal({ slug, req }))
  return row._status === undefined || row._status === 'published' ? row : {}
}

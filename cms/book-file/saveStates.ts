import type { PayloadRequest } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import type { Row } from '../rows.ts'
import { explainRefusal } from '../write/explainRefusal.ts'
import { readNewestVersions } from '../write/newestVersions.ts'
import { createDocument, updateDocument } from '../write/saveDocument.ts'
import type { BookCollection } from './storedDocuments.ts'

/** What a state says of itself beside its content. */
type State = { updatedAt: string; fingerprint: string | null; toCheck: Bilingual | null }

/** One document of a book file. */
type FileDocument<S extends State> = { createdAt: string; published: S | null; draft: S | null }

/**
 * Creates a document by Payload's own operations, so that every rule for content holds and a published document writes its row
 * in site-changes: the published state first, then the draft on top of it. Gives its id.
 */
export async function saveStates<S extends State>({
  req,
  collection,
  document: { published, draft },
  toData,
  where,
}: {
  req: PayloadRequest
  collection: BookCollection
  document: FileDocument<S>
  toData: (state: S) => Record<string, unknown>
  /** Which document it is, in words for a person. */
  where: Bilingual
}): Promise<string> {
  const first = published ?? draft
  if (first === null) throw new Error(`A document of ${collection} has no state: the file was not checked.`)
  const save = (state: S) => ({
    req,
    collection,
    data: toData(state),
  })
  return explainRefusal(where, async () => {
    const id = await createDocument({
      ...save(first),
      status: published === null ? 'draft' : 'published',
    })
    if (published !== null && draft !== null) await updateDocument({ ...save(draft), id, status: 'draft' })
    return id
  })
}

/**
 * Sets the dates of the file on a document that `saveStates` created, and what Payload's operations do not accept (`values`, for
 * each state). Feeds and pages show when an erratum was published; importing a book must not make its errata new.
 * Replaces the document's versions by one for each state.
 */
export async function settleStates<S extends State>({
  req,
  collection,
  id,
  document: { createdAt, published, draft },
  values,
}: {
  req: PayloadRequest
  collection: BookCollection
  id: string
  document: FileDocument<S>
  values: (state: S) => Record<string, unknown>
}): Promise<void> {
  const { db } = req.payload
  const first = published ?? draft
  if (first === null) return
  const dated = (state: S) => ({ ...values(state), createdAt, updatedAt: state.updatedAt })
  const status = published === null ? 'draft' : 'published'
  await db.updateOne({
    collection,
    id,
    data: { ...dated(first), _status: status },
    req,
    returning: false,
  })
  const versions: { row: Row; state: S; updatedAt: string }[] = []
  if (published !== null)
    versions.push({
      row: await readMain({ req, collection, id }),
      state: published,
      updatedAt: published.updatedAt,
    })
  if (draft !== null) {
    const newest = await readNewestVersions({ req, collection, where: { parent: { equals: id } } })
    versions.push({ row: newest.get(id) ?? {}, state: draft, updatedAt: laterThan(published, draft) })
  }
  await db.deleteVersions({ collection, where: { parent: { equals: id } }, req })
  for (const { row, state, updatedAt } of versions)
    await db.createVersion({
      collectionSlug: collection,
      parent: id,
      versionData: { ...row, ...dated(state) } as never,
      createdAt: updatedAt,
      updatedAt,
      autosave: false,
      req,
      returning: false,
    })
}

async function readMain({
  req,
  collection,
  id,
}: {
  req: PayloadRequest
  collection: BookCollection
  id: string
}): Promise<Row> {
  const where = { id: { equals: id } }
  const row = await req.payload.db.findOne<Row & { id: string }>({ collection, where, req })
  if (row === null) throw new Error(`A document of ${collection} was saved and is not there.`)
  return row
}

// Payload takes the version with the latest `updatedAt` for the newest.
function laterThan(published: State | null, draft: State): string {
  const earliest = published === null ? 0 : Date.parse(published.updatedAt) + 1
  return new Date(Math.max(earliest, Date.parse(draft.updatedAt))).toISOString()
}

import type { CollectionSlug, GlobalSlug, PayloadRequest } from 'payload'
import type { SiteChange } from '../../content/publishing.ts'
import { documentTitle, titleFields } from '../snapshot/documentTitle.ts'

/** What the database holds of a document itself, beside its versions: what readers get. Dates are ISO texts. */
export type MainRow = Readonly<Record<string, unknown>>

const fields = { ...titleFields, _status: true, deletedAt: true, updatedAt: true } as const

/** Reads the main row of a document in the transaction of `req`; null where there is none. */
export async function readMainRow({ slug, id, req }: { slug: string; id: unknown; req: PayloadRequest }) {
  if (typeof id !== 'string' && typeof id !== 'number') return null
  const collection = slug as CollectionSlug
  // A field that the collection does not have is left out of what is selected.
  const known = new Set(req.payload.collections[collection]?.config.flattenedFields.map(({ name }) => name))
  const select = Object.fromEntries(Object.entries(fields).filter(([name]) => known.has(name)))
  const row = await req.payload.db.findOne({
    collection,
    where: { id: { equals: id } },
    locale: 'all',
    select,
    req,
  })
  return row as MainRow | null
}

/** Reads a global as it is published, in the transaction of `req`; null where it has never been saved. */
export async function readGlobalRow({ slug, req }: { slug: string; req: PayloadRequest }) {
  const row = await req.payload.db.findGlobal({ slug: slug as GlobalSlug, locale: 'all', req })
  return row !== null && 'updatedAt' in row && row.updatedAt ? (row as MainRow) : null
}

/**
 * What readers see of the change from one main row to the next, and the words for the document; null: they see nothing of it.
 * `saved` is the status of the save itself: a published one has written the row even in the same millisecond as the one before.
 */
export function visibleChange({
  before,
  after,
  drafts,
  saved,
}: {
  before: MainRow | null
  after: MainRow | null
  drafts: boolean
  saved: unknown
}): { operation: SiteChange['operation']; named: MainRow } | null {
  const [wasVisible, isVisible] = [isVisibleRow(before, drafts), isVisibleRow(after, drafts)]
  if (after !== null && isVisible) {
    if (before === null || !wasVisible) return { operation: drafts ? 'publish' : 'update', named: after }
    const written = !drafts || saved === 'published' || before.updatedAt !== after.updatedAt
    return written ? { operation: 'update', named: after } : null
  }
  if (before === null || !wasVisible) return null
  return after === null || after.deletedAt
    ? { operation: 'delete', named: before }
    : { operation: 'unpublish', named: after }
}

/** Inserts the row of one change, in the transaction of `req`. */
export async function writeSiteChange({
  slug,
  document,
  operation,
  named,
  req,
}: {
  slug: string
  document: string | null
  operation: SiteChange['operation']
  named: MainRow
  req: PayloadRequest
}): Promise<void> {
  const now = new Date().toISOString()
  await req.payload.db.create({
    collection: 'site-changes',
    data: {
      titles: documentTitle(named),
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

/**
 * The rows as they were before the change that is under way, by document. Kept in the request's context:
 * Payload copies that object between hooks, but not what it holds.
 */
export function rememberedRows(req: PayloadRequest): Map<string, MainRow | null> {
  const context = req.context as { siteChangeRows?: Map<string, MainRow | null> }
  return (context.siteChangeRows ??= new Map())
}

function isVisibleRow(row: MainRow | null, drafts: boolean): boolean {
  return row !== null && !row.deletedAt && (!drafts || row._status === 'published')
}

function nameOfUser({ user }: PayloadRequest): string | null {
  if (user?.collection !== 'users') return null
  const person = user as { name?: unknown; email?: unknown }
  return (
    [person.name, person.email].find((word): word is string => typeof word === 'string' && word !== '') ??
    null
  )
}

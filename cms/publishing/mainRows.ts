import type { CollectionSlug, GlobalSlug, PayloadRequest } from 'payload'
import { titleFields } from '../fields/documentTitle.ts'

/** The row of a document itself, beside its versions: what readers get, if it is published. Dates are ISO texts. */
export type MainRow = Readonly<Record<string, unknown>>

const fields = {
  ...titleFields,
  _status: true,
  deletedAt: true,
  updatedAt: true,
  // Which books a change touches: see `findTouchedBooks`.
  slug: true,
  book: true,
  relatedTo: true,
  replacedBy: true,
} as const

/** Reads the main row of a document in the transaction of `req`; null where there is none. */
export async function readMainRow({
  slug,
  id,
  req,
}: {
  slug: string
  id: unknown
  req: PayloadRequest
}): Promise<MainRow | null> {
  if (typeof id !== 'string' && typeof id !== 'number') return null
  const collection = slug as CollectionSlug
  // Only fields that the collection has can be selected.
  const names = new Set(req.payload.collections[collection]?.config.flattenedFields.map(({ name }) => name))
  const select = Object.fromEntries(Object.entries(fields).filter(([name]) => names.has(name)))
  const row = await req.payload.db.findOne({
    collection,
    where: { id: { equals: id } },
    select,
    req,
  })
  return row as MainRow | null
}

/** Reads a global as it is published, in the transaction of `req`; null where it has never been saved. */
export async function readGlobalRow({
  slug,
  req,
}: {
  slug: string
  req: PayloadRequest
}): Promise<MainRow | null> {
  const row = await req.payload.db.findGlobal({ slug: slug as GlobalSlug, req })
  return row !== null && 'updatedAt' in row && row.updatedAt ? (row as MainRow) : null
}

/** Keeps a row as it was before the change that is under way. `key` names the document. */
export function rememberRow(req: PayloadRequest, key: string, row: MainRow | null): void {
  rowsBefore(req).set(key, row)
}

/** Gives the row that `rememberRow` kept, once; null where there was none. */
export function takeRememberedRow(req: PayloadRequest, key: string): MainRow | null {
  const row = rowsBefore(req).get(key) ?? null
  rowsBefore(req).delete(key)
  return row
}

// Payload copies the request's context between hooks, but not what it holds: the map stays the same one.
function rowsBefore(req: PayloadRequest): Map<string, MainRow | null> {
  const context = req.context as { siteChangeRows?: Map<string, MainRow | null> }
  return (context.siteChangeRows ??= new Map())
}

import { setImmediate as turn } from 'node:timers/promises'
import type { CollectionSlug, GlobalSlug, PayloadRequest, SelectType, Where } from 'payload'
import { readLeanRows } from '../database/leanRows.ts'
import type { Row } from '../rows.ts'

/** How many rows are read at once. SQLite's calls are synchronous: between two of them the CMS answers others. */
const pageSize = 250

/** Rows, and how many of them the database counts: an answer that lost some on its way is noticed. */
export type CountedRows = { rows: Row[]; count: number }

/** Reads what is published, in the transaction of `req`, without the trash, and without Payload's hooks and access rules. */
export function createReader(req: PayloadRequest) {
  const { db, collections, globals } = req.payload
  const configOf = (slug: string) => collections[slug as CollectionSlug].config

  const visible = (slug: string, also: Where): Where => {
    const and: Where[] = [also]
    if (hasDrafts(configOf(slug))) and.push({ _status: { equals: 'published' } })
    if (configOf(slug).trash) and.push({ deletedAt: { exists: false } })
    return { and }
  }
  const isVisible = (slug: string, { _status, deletedAt }: Row): boolean =>
    (!hasDrafts(configOf(slug)) || _status === 'published') && !deletedAt

  const query = (slug: string, where: Where, fields?: readonly string[]) => ({
    collection: slug as CollectionSlug,
    where,
    // The same content gives the same answer, whatever order the database keeps it in.
    sort: 'id',
    limit: 0,
    pagination: false,
    ...(fields ? { select: toSelect(fields) } : {}),
    req,
  })
  const findAll = async (...of: Parameters<typeof query>): Promise<Row[]> =>
    (await db.find<Row & { id: string }>(query(...of))).docs

  const findIds = async (slug: string, where: Where): Promise<string[]> => {
    // MongoDB's adapter can't give the ids alone.
    const rows =
      db.name === 'sqlite'
        ? (await db.findDistinct({ ...query(slug, where), field: 'id' })).values
        : await findAll(slug, where, ['updatedAt'])
    return rows.map(({ id }) => String(id))
  }
  const readIds = async (
    slug: string,
    ids: readonly string[],
    fields?: readonly string[],
  ): Promise<Row[]> => {
    const rows: Row[] = []
    for (let start = 0; start < ids.length; start += pageSize) {
      if (start > 0) await turn()
      const page = ids.slice(start, start + pageSize)
      if (fields && db.name === 'sqlite')
        rows.push(...(await readLeanRows({ req, collection: slug as CollectionSlug, fields, ids: page })))
      else rows.push(...(await findAll(slug, { id: { in: page } }, fields)))
    }
    return rows
  }
  /** What of these ids is published, page by page, in their order. With `fields`, plain ones alone, quickly. */
  const byIds = async (slug: string, ids: readonly string[], fields?: readonly string[]): Promise<Row[]> => {
    const rows = await readIds(slug, ids, fields && [...fields, '_status', 'deletedAt'])
    return rows.filter((row) => isVisible(slug, row))
  }
  return {
    byIds,
    /** The ids of all that `where` finds, published or not, in their order. */
    findIds,
    /** Everything published that `where` finds. For conditions of which there is an index: with others beside it SQLite may not take it. */
    find: async (slug: string, where: Where): Promise<Row[]> => byIds(slug, await findIds(slug, where)),
    /** Everything published that `where` finds, page by page, with the count of the database itself. */
    counted: async (slug: string, where: Where, fields?: readonly string[]): Promise<CountedRows> => ({
      rows: await readIds(slug, await findIds(slug, visible(slug, where)), fields),
      count: (await db.count({ collection: slug as CollectionSlug, where: visible(slug, where), req }))
        .totalDocs,
    }),
    /** A global as it is published; null where it is not. */
    global: async (slug: GlobalSlug): Promise<Row | null> => {
      const row = (await db.findGlobal({ slug, req })) as Row | null
      const config = globals.config.find((global) => global.slug === slug)
      return row && (!config || !hasDrafts(config) || row._status === 'published') ? row : null
    },
  }
}
export type Reader = ReturnType<typeof createReader>

function toSelect(fields: readonly string[]): SelectType {
  return Object.fromEntries(fields.map((name) => [name, true]))
}

function hasDrafts({ versions }: { versions?: { drafts?: unknown } }): boolean {
  return Boolean(versions?.drafts)
}

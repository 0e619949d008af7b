import type { PayloadRequest } from 'payload'
import { type Row, text } from '../rows.ts'
import { readNewestVersions } from './newestVersions.ts'

/** A book as the database has it, in all languages: what readers get of it (`main`, if `_status` says so), and what editors see. */
export type FoundBook = { id: string; main: Row; newest: Row; trashed: boolean }

/**
 * Finds the book whose address is `slug`: the published one where it is published, else the one in its newest draft.
 * One in the trash is found too, where no other has the slug.
 */
export async function findBookBySlug({
  req,
  slug,
}: {
  req: PayloadRequest
  slug: string
}): Promise<FoundBook | null> {
  const { db } = req.payload
  const drafted = await readNewestVersions({
    req,
    collection: 'books',
    where: { 'version.slug': { equals: slug } },
  })
  const { docs } = await db.find<Row & { id: string }>({
    collection: 'books',
    where: { or: [{ slug: { equals: slug } }, { id: { in: [...drafted.keys()] } }] },
    locale: 'all',
    limit: 0,
    pagination: false,
    req,
  })
  const ids = docs.map(({ id }) => String(id))
  const newest = await readNewestVersions({ req, collection: 'books', where: { parent: { in: ids } } })
  const found = docs
    .map((main) => {
      const id = String(main.id)
      return { id, main, newest: newest.get(id) ?? main, trashed: Boolean(main.deletedAt) }
    })
    .filter(({ main, newest }) => text((main._status === 'published' ? main : newest).slug) === slug)
  return found.find(({ trashed }) => !trashed) ?? found[0] ?? null
}

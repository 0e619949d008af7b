import type { PayloadRequest } from 'payload'
import { type Row, text } from '../rows.ts'
import { readNewestVersions } from './newestVersions.ts'

/** A book in the database, in all languages: its row (`main`: what readers get, if it is published), and its newest version. */
export type FoundBook = { id: string; main: Row; newest: Row; trashed: boolean }

/**
 * Finds the book whose address is `slug`: that of its published state, or, where it is not published, of its newest draft.
 * A book in the trash is found only where no other book has the slug.
 */
export async function findBookBySlug({
  req,
  slug,
}: {
  req: PayloadRequest
  slug: string
}): Promise<FoundBook | null> {
  const { db } = req.payload
  const newestWithSlug = await readNewestVersions({
    req,
    collection: 'books',
    where: { 'version.slug': { equals: slug } },
  })
  const { docs } = await db.find<Row & { id: string }>({
    collection: 'books',
    where: { or: [{ slug: { equals: slug } }, { id: { in: [...newestWithSlug.keys()] } }] },
    limit: 0,
    pagination: false,
    req,
  })
  const ids = docs.map(({ id }) => String(id))
  const newest = await readNewestVersions({ req, collection: 'books', where: { parent: { in: ids } } })
  const books = docs
    .map((main) => {
      const id = String(main.id)
      return { id, main, newest: newest.get(id) ?? main, trashed: Boolean(main.deletedAt) }
    })
    .filter(({ main, newest }) => text((main._status === 'published' ? main : newest).slug) === slug)
  return books.find(({ trashed }) => !trashed) ?? books[0] ?? null
}

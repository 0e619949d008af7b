import type { CollectionSlug, PayloadRequest } from 'payload'
import type { BookFileList } from '../../content/bookFile.ts'
import { type Row, idOf, text } from '../rows.ts'
import { WordedError } from '../words.ts'
import { readNewestVersions } from '../write/newestVersions.ts'

export type BookCollection = 'books' | BookFileList

/** What the database has of one document: what readers get of it, and its newest draft where that is something else. */
export type Stored = { id: string; main: Row; published: Row | null; draft: Row | null }

/** Reads the documents of a collection that belong to a book and are not in the trash. Throws WordedError where one is of two books at once. */
export async function readOfBook({
  req,
  collection,
  book,
}: {
  req: PayloadRequest
  collection: BookCollection
  book: string
}): Promise<Stored[]> {
  const drafted = await readNewestVersions({
    req,
    collection,
    where: { 'version.book': { equals: book } },
  })
  const { docs } = await req.payload.db.find<Row & { id: string }>({
    collection,
    where: { or: [{ book: { equals: book } }, { id: { in: [...drafted.keys()] } }] },
    locale: 'all',
    limit: 0,
    pagination: false,
    req,
  })
  const ids = docs.map(({ id }) => String(id))
  const newest = await readNewestVersions({ req, collection, where: { parent: { in: ids } } })
  return docs
    .filter((main) => !main.deletedAt)
    .map((main) => toStored({ id: String(main.id), main, newest: newest.get(String(main.id)) ?? main }))
    .filter((document) => belongsTo({ document, book }))
}

/** Tells what readers get of a document from what editors see of it. */
export function toStored({ id, main, newest }: { id: string; main: Row; newest: Row }): Stored {
  const published = main._status === 'published' ? main : null
  const draft = published !== null && newest._status === 'published' ? null : newest
  return { id, main, published, draft }
}

// What readers see tells which book a document belongs to; a draft that takes it to another one is of two books at once.
function belongsTo({ document, book }: { document: Stored; book: string }): boolean {
  const books = [document.published, document.draft].flatMap((state) =>
    state === null ? [] : [idOf(state.book)],
  )
  if (!books.includes(book)) return false
  if (books.every((id) => id === book)) return true
  const name = text(document.main.tag) ?? text(document.main.slug) ?? document.id
  throw new WordedError({
    ja: `「${name}」は、下書きではほかの本に移されています。公開するか下書きを戻してから、もう一度書き出してください。`,
    en: `A draft moves "${name}" to another book. Publish it or take that back, and write the book out again.`,
  })
}

/** All that is said of these documents, published or not. */
export function statesOf(documents: readonly Stored[]): Row[] {
  return documents.flatMap(({ published, draft }) =>
    [published, draft].filter((state): state is Row => state !== null),
  )
}

/** What others call these documents, by their ids; those in the trash are not called. */
export async function readNames({
  req,
  collection,
  ids,
  name,
}: {
  req: PayloadRequest
  collection: CollectionSlug
  ids: readonly (string | null)[]
  name: 'slug' | 'tag'
}): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { docs } = await req.payload.db.find<Row & { id: string }>({
    collection,
    where: { and: [{ id: { in: wanted } }, { deletedAt: { exists: false } }] },
    limit: 0,
    pagination: false,
    req,
  })
  return new Map(docs.flatMap((row) => (text(row[name]) ? [[String(row.id), String(row[name])]] : [])))
}

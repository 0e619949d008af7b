import type { CollectionSlug, PayloadRequest } from 'payload'
import type { BookFileList } from '../../content/bookFile.ts'
import { type Row, idOf, text } from '../rows.ts'
import { WordedError } from '../words.ts'
import { readNewestVersions } from '../write/newestVersions.ts'

export type BookCollection = 'books' | BookFileList

/** One document in the database: its published state, and its newest draft where that differs. */
export type StoredDocument = { id: string; main: Row; published: Row | null; draft: Row | null }

/**
 * Reads the documents of a collection that belong to a book and are not in the trash.
 * Throws WordedError where a draft moves one of them to another book.
 */
export async function readOfBook({
  req,
  collection,
  book,
}: {
  req: PayloadRequest
  collection: BookCollection
  book: string
}): Promise<StoredDocument[]> {
  const newestOfBook = await readNewestVersions({
    req,
    collection,
    where: { 'version.book': { equals: book } },
  })
  const { docs } = await req.payload.db.find<Row & { id: string }>({
    collection,
    where: { or: [{ book: { equals: book } }, { id: { in: [...newestOfBook.keys()] } }] },
    limit: 0,
    pagination: false,
    req,
  })
  const ids = docs.map(({ id }) => String(id))
  const newest = await readNewestVersions({ req, collection, where: { parent: { in: ids } } })
  return docs
    .filter((main) => !main.deletedAt)
    .map((main) =>
      toStoredDocument({ id: String(main.id), main, newest: newest.get(String(main.id)) ?? main }),
    )
    .filter((document) => belongsTo({ document, book }))
}

/** Tells the published state of a document from its draft: `main` is its row, `newest` its newest version. */
export function toStoredDocument({
  id,
  main,
  newest,
}: {
  id: string
  main: Row
  newest: Row
}): StoredDocument {
  const published = main._status === 'published' ? main : null
  const draft = published !== null && newest._status === 'published' ? null : newest
  return { id, main, published, draft }
}

// A document whose draft names another book than its published state belongs to two books.
function belongsTo({ document, book }: { document: StoredDocument; book: string }): boolean {
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

/** The states of these documents, published and drafts. */
export function statesOf(documents: readonly StoredDocument[]): Row[] {
  return documents.flatMap(({ published, draft }) =>
    [published, draft].filter((state): state is Row => state !== null),
  )
}

/** The names by which other documents refer to these, by id; those in the trash have none. */
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
  const uniqueIds = [...new Set(ids.filter((id) => id !== null))]
  if (uniqueIds.length === 0) return new Map()
  const { docs } = await req.payload.db.find<Row & { id: string }>({
    collection,
    where: { and: [{ id: { in: uniqueIds } }, { deletedAt: { exists: false } }] },
    limit: 0,
    pagination: false,
    req,
  })
  return new Map(docs.flatMap((row) => (text(row[name]) ? [[String(row.id), String(row[name])]] : [])))
}

import type { PayloadRequest } from 'payload'
import { type Row, text } from '../rows.ts'
import { findBookBySlug, type FoundBook } from '../write/findBookBySlug.ts'
import type { StoredErratum } from './nearDuplicates.ts'
import { WordedError } from '../words.ts'

/** The collections that an import makes documents of, in the order in which it makes them. */
export const importedCollections = ['news', 'materials', 'excerpts', 'errata'] as const
export type ImportedCollection = (typeof importedCollections)[number]

/** What the database holds of a book, documents in the trash included. */
export type StoredContent = {
  /** The book's newest version in all languages; null: there is no such book. */
  book: Row | null
  /** The fingerprints of the book's imported documents. Each entry of a source has its own, also a repeated line. */
  fingerprints: Record<ImportedCollection, ReadonlySet<string>>
  slugs: Record<ImportedCollection, ReadonlySet<string>>
  errata: readonly StoredErratum[]
}

const emptySets = {
  news: new Set<string>(),
  materials: new Set<string>(),
  excerpts: new Set<string>(),
  errata: new Set<string>(),
}

/** Where there is no database, or no such book. */
export const noStoredContent: StoredContent = {
  book: null,
  fingerprints: emptySets,
  slugs: emptySets,
  errata: [],
}

/** Reads the stored content of a book, in the transaction of `req`. Throws WordedError where the book is in the trash. */
export async function readStoredContent({
  req,
  slug,
}: {
  req: PayloadRequest
  slug: string
}): Promise<StoredContent> {
  const book = await findBookOutsideTrash({ req, slug })
  if (book === null) return noStoredContent
  const fingerprints = { ...noStoredContent.fingerprints }
  const slugs = { ...noStoredContent.slugs }
  let errata: readonly StoredErratum[] = []
  for (const collection of importedCollections) {
    const { docs } = await req.payload.db.find<Row & { id: string }>({
      collection,
      where: { book: { equals: book.id } },
      limit: 0,
      pagination: false,
      req,
      select: { fingerprint: true, ...selectFor(collection) },
    })
    fingerprints[collection] = new Set(docs.flatMap((row) => text(row.fingerprint) ?? []))
    slugs[collection] = new Set(docs.flatMap((row) => text(row.slug) ?? []))
    if (collection === 'errata') errata = docs.map(toStoredErratum)
  }
  return { book: { ...book.newest, id: book.id }, fingerprints, slugs, errata }
}

/** Whether documents of a collection have a page of their own. */
export function hasSlug(collection: ImportedCollection): boolean {
  return collection === 'news' || collection === 'excerpts'
}

function selectFor(collection: ImportedCollection): Record<string, true> {
  if (hasSlug(collection)) return { slug: true }
  return collection === 'errata' ? { tag: true, page: true, line: true, lineFrom: true, original: true } : {}
}

function toStoredErratum(row: Row): StoredErratum {
  return {
    tag: text(row.tag) ?? '',
    page: text(row.page),
    line: typeof row.line === 'number' ? row.line : null,
    lineFrom: row.lineFrom === 'bottom' ? 'bottom' : 'top',
    original: text(row.original),
  }
}

async function findBookOutsideTrash(query: { req: PayloadRequest; slug: string }): Promise<FoundBook | null> {
  const book = await findBookBySlug(query)
  if (book === null || !book.trashed) return book
  const { slug } = query
  throw new WordedError({
    ja: `本「${slug}」はごみ箱にあります。管理画面のごみ箱から戻すか、完全に削除してから、もう一度取り込んでください。`,
    en: `The book "${slug}" is in the trash. Restore it there in the admin panel, or delete it for good, and import again.`,
  })
}

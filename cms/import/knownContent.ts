import type { PayloadRequest } from 'payload'
import { type Row, text } from '../rows.ts'
import { findBookBySlug, type FoundBook } from '../write/findBookBySlug.ts'
import { WordedError } from '../words.ts'

/** The collections that an import makes documents of, in the order in which it makes them. */
export const importedCollections = ['news', 'materials', 'excerpts', 'errata'] as const
export type ImportedCollection = (typeof importedCollections)[number]

/** What the database holds of a book already, in the trash too. */
export type KnownContent = {
  /** The book's newest version, every language of it; null: there is no such book. */
  book: Row | null
  /** How many documents of the book have each fingerprint. */
  fingerprints: Record<ImportedCollection, ReadonlyMap<string, number>>
  slugs: Record<ImportedCollection, ReadonlySet<string>>
}

/** Where there is no database, or no such book. */
export const nothingKnown: KnownContent = {
  book: null,
  fingerprints: { news: new Map(), materials: new Map(), excerpts: new Map(), errata: new Map() },
  slugs: { news: new Set(), materials: new Set(), excerpts: new Set(), errata: new Set() },
}

/** Reads what is there of the book with this slug, in the transaction of `req`. Throws WordedError where it is in the trash. */
export async function readKnownContent({
  req,
  slug,
}: {
  req: PayloadRequest
  slug: string
}): Promise<KnownContent> {
  const found = await findLiveBook({ req, slug })
  if (found === null) return nothingKnown
  const { id } = found
  const known: KnownContent = {
    book: { ...found.newest, id },
    fingerprints: { ...nothingKnown.fingerprints },
    slugs: { ...nothingKnown.slugs },
  }
  for (const collection of importedCollections) {
    const { docs } = await req.payload.db.find<Row & { id: string }>({
      collection,
      where: { book: { equals: id } },
      limit: 0,
      pagination: false,
      req,
      select: { fingerprint: true, ...(hasSlug(collection) ? { slug: true } : {}) },
    })
    known.fingerprints[collection] = countEach(docs.flatMap((row) => text(row.fingerprint) ?? []))
    known.slugs[collection] = new Set(docs.flatMap((row) => text(row.slug) ?? []))
  }
  return known
}

/** Whether documents of a collection have a page of their own. */
export function hasSlug(collection: ImportedCollection): boolean {
  return collection === 'news' || collection === 'excerpts'
}

async function findLiveBook({ req, slug }: { req: PayloadRequest; slug: string }): Promise<FoundBook | null> {
  const found = await findBookBySlug({ req, slug })
  if (found === null || !found.trashed) return found
  throw new WordedError({
    ja: `本「${slug}」はごみ箱にあります。管理画面のごみ箱から戻すか、完全に削除してから、もう一度取り込んでください。`,
    en: `The book "${slug}" is in the trash. Restore it there in the admin panel, or delete it for good, and import again.`,
  })
}

function countEach(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const each of texts) counts.set(each, (counts.get(each) ?? 0) + 1)
  return counts
}

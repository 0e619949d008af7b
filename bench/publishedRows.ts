import { randomBytes } from 'node:crypto'
import type { CollectionSlug } from 'payload'
import { toBookData, toDocumentData } from '../cms/book-file/toData.ts'
import { placeTitle } from '../cms/collections/errata/placeTitle.ts'
import { placeKey } from '../content/locator.ts'
import type { LocalizedText } from '../content/locale.ts'
import type { BookPart } from '../content/snapshot.ts'

/** A row as a save of an editor leaves it: with what the hooks of its collection add. */
export type PublishedRow = { collection: CollectionSlug; id: string; data: Record<string, unknown> }

const notImported = { fingerprint: null, toCheck: null, importedFrom: null }
const noUploads = { media: new Map<string, string>(), previousEdition: null }

/** The rows of a published book and of all that belongs to it, the book first; their ids are those of the part. */
export function publishedRowsOf({ book, news, materials, excerpts, errata }: BookPart): PublishedRow[] {
  const create = ({ updatedAt, ...row }: Saved): PublishedRow['data'] => ({
    ...row,
    createdAt: row.createdAt ?? updatedAt,
    updatedAt,
    _status: 'published',
    readyForReview: false,
    missing: [],
  })
  const address = (slug: string) => ({ address: `${book.id}/${slug}` })
  return [
    {
      collection: 'books',
      id: book.id,
      data: create({
        ...withRowIds(toBookData({ ...book, ...notImported }, noUploads)),
        ...facts(book),
        address: `/${book.slug}`,
        displayTitle: toLines(book.title),
      }),
    },
    ...news.map((item) => ({
      collection: 'news' as const,
      id: item.id,
      data: create({
        ...toDocumentData.news({ ...item, ...notImported }, noUploads),
        ...facts(item),
        ...address(item.slug),
        book: book.id,
        displayTitle: toLines(item.title),
      }),
    })),
    ...materials.map((material) => ({
      collection: 'materials' as const,
      id: material.id,
      data: create({
        ...toDocumentData.materials({ ...material, ...notImported }, noUploads),
        ...facts(material),
        book: book.id,
        displayTitle: toLines(material.title),
      }),
    })),
    ...excerpts.map((excerpt) => ({
      collection: 'excerpts' as const,
      id: excerpt.id,
      data: create({
        ...toDocumentData.excerpts({ ...excerpt, ...notImported }, noUploads),
        ...facts(excerpt),
        ...address(excerpt.slug),
        book: book.id,
        displayTitle: toLines(excerpt.title),
      }),
    })),
    ...errata.map((erratum) => ({
      collection: 'errata' as const,
      id: erratum.id,
      data: create({
        ...toDocumentData.errata({ ...erratum, ...notImported }, noUploads),
        ...facts(erratum),
        book: book.id,
        displayTitle: toLines(placeTitle(erratum)),
        bookOrder: placeKey(erratum),
        publishedAt: erratum.publishedAt,
        everPublished: true,
      }),
    })),
  ]
}

// The rows of array fields have ids, which Payload draws before a save.
function withRowIds(row: Record<string, unknown>): Record<string, unknown> {
  const withId = (item: unknown) => ({
    ...withRowIds(item as typeof row),
    id: randomBytes(12).toString('hex'),
  })
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Array.isArray(value) ? value.map(withId) : value]),
  )
}

type Saved = { id: string; updatedAt: string; createdAt?: string } & Record<string, unknown>

const facts = ({ id, updatedAt }: { id: string; updatedAt: string }) => ({ id, updatedAt })

// As cms/fields/displayTitle.ts keeps it.
const toLines = ({ ja, en }: LocalizedText) => `${ja ?? ''}\n${en ?? ''}`

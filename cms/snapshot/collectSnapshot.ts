import type { CollectionSlug, GlobalSlug, Payload, PayloadRequest, Where } from 'payload'
import { schemaVersion, type Snapshot } from '../../content/snapshot.ts'
import { checkSnapshot } from './checkSnapshot.ts'
import { inReadTransaction } from '../database/inReadTransaction.ts'
import type { References } from './references.ts'
import { asRow, idOf, type Row } from '../rows.ts'
import { toBook } from './toBook.ts'
import { toErratum } from './toErratum.ts'
import { toExcerpt } from './toExcerpt.ts'
import { toMaterial } from './toMaterial.ts'
import { toMediaFile } from './toMediaFile.ts'
import { toNewsItem } from './toNewsItem.ts'
import { toSiteSettings } from './toSiteSettings.ts'

export { SnapshotContentError } from './checkSnapshot.ts'

/**
 * Reads everything that readers may see, in one read transaction: published documents of published books, without the trash, and
 * the uploads that they use. A reference to anything else is left out, so that no draft is reached through a relationship.
 * `counts` are counted by the database itself. Throws SnapshotContentError where a document breaks the contract.
 */
export function collectSnapshot(payload: Payload): Promise<Snapshot> {
  return inReadTransaction(payload, async (req) => {
    const read = createReader(req)
    const books = await read.published('books')
    const bookIds = books.map(({ id }) => String(id))
    const ofPublishedBook: Where = { book: { in: bookIds } }
    const ofSiteOrPublishedBook: Where = { or: [{ book: { exists: false } }, ofPublishedBook] }
    const none = { rows: [], count: 0 }
    const ofBooks = (collection: string) =>
      bookIds.length === 0 ? none : read.counted(collection, ofPublishedBook)

    const news = await read.counted(
      'news',
      bookIds.length === 0 ? { book: { exists: false } } : ofSiteOrPublishedBook,
    )
    const materials = await ofBooks('materials')
    const excerpts = await ofBooks('excerpts')
    const errata = await ofBooks('errata')
    const uploads = [
      ...books.map(({ cover }) => cover),
      ...materials.rows.map(({ file }) => file),
      ...errata.rows.flatMap(({ pictures }) => Object.values(asRow(pictures))),
    ]
    const mediaIds = [...new Set(uploads.map(idOf).filter((id) => id !== null))]
    const media = mediaIds.length === 0 ? none : await read.counted('media', { id: { in: mediaIds } })
    const settings = await read.settings()

    const references: References = {
      books: new Map(books.map(({ id, slug }) => [String(id), String(slug)])),
      errata: new Map(errata.rows.map(({ id, tag }) => [String(id), String(tag)])),
      media: new Set(media.rows.map(({ id }) => String(id))),
    }
    return checkSnapshot({
      schemaVersion,
      settings: toSiteSettings(settings, references),
      books: books.map((row) => toBook(row, references)),
      news: news.rows.map((row) => toNewsItem(row, references)),
      materials: materials.rows.map((row) => toMaterial(row, references)),
      excerpts: excerpts.rows.map((row) => toExcerpt(row, references)),
      errata: errata.rows.map((row) => toErratum(row, references)),
      media: media.rows.map(toMediaFile),
      counts: {
        books: await read.count('books'),
        news: news.count,
        materials: materials.count,
        excerpts: excerpts.count,
        errata: errata.count,
        media: media.count,
      },
    })
  })
}

/** Reads rows in the transaction of `req`, without Payload's hooks and access rules. */
function createReader(req: PayloadRequest) {
  const { db, collections, globals } = req.payload

  const visible = (slug: string, also: Where): Where => {
    const config = collections[slug as CollectionSlug]?.config
    const and: Where[] = [also]
    if (config?.versions?.drafts) and.push({ _status: { equals: 'published' } })
    if (config?.trash) and.push({ deletedAt: { exists: false } })
    return { and }
  }
  const published = async (slug: string, also: Where = {}): Promise<Row[]> => {
    const { docs } = await db.find<Row & { id: string }>({
      collection: slug as CollectionSlug,
      where: visible(slug, also),
      limit: 0,
      pagination: false,
      req,
    })
    // The same content gives the same snapshot, whatever order the database keeps it in.
    return docs.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
  }
  const count = async (slug: string, also: Where = {}): Promise<number> => {
    const { totalDocs } = await db.count({
      collection: slug as CollectionSlug,
      where: visible(slug, also),
      req,
    })
    return totalDocs
  }
  return {
    published,
    count,
    counted: async (slug: string, also: Where) => ({
      rows: await published(slug, also),
      count: await count(slug, also),
    }),
    settings: async (): Promise<Row | null> => {
      const slug = 'site-settings' as GlobalSlug
      const row = (await db.findGlobal({ slug, req })) as Row | null
      const drafts = globals.config.find((config) => config.slug === slug)?.versions?.drafts
      return row && (!drafts || row._status === 'published') ? row : null
    },
  }
}

import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { SiteSettings } from '../../../content/siteSettings.ts'
import { BookPart, NewsPart } from '../../../content/snapshot.ts'
import { forEachOf } from '../../../system/forEachOf.ts'
import { sha256 } from '../../../system/sha256.ts'
import { readKept, readKeptSync, writeKept } from '../fetch/keptFile.ts'
import type { BookDetail, BookFeed, BookRecord, UnitRecord } from './bookRecord.ts'
import type { SharedRecord } from './sharedRecord.ts'
import { factsOf } from './unitRecords.ts'

/** What links can point at: the ids on each page, by its path; null for a file that is no page. */
export type PageIds = ReadonlyMap<string, ReadonlySet<string> | null>

/** The last good part of a book and what was built of it, on the disk. A damaged file counts as missing: it is made anew. */
export type BookStore = {
  /** The records of all books, by their id. */
  readRecords: () => Promise<Map<string, BookRecord>>
  readPart: (bookId: string) => Promise<BookPart | null>
  readDetail: (record: BookRecord) => Promise<BookDetail | null>
  /** The newest entries of the book for the feed of the whole site. */
  readFeed: (record: BookRecord) => Promise<BookFeed | null>
  /** The pages of the book in the release, each with its ids; null: lost. Read at once, since a rendering asks in its middle. */
  readAddresses: (record: BookRecord) => PageIds | null
  /** Keeps all of a book that was built: the record last, so that it never speaks of what is not there. */
  keep: (built: { part: BookPart; detail: BookDetail; feed: BookFeed; record: BookRecord }) => Promise<void>
  forget: (bookId: string) => Promise<void>
  readShared: () => Promise<{ part: NewsPart; record: SharedRecord } | null>
  keepShared: (shared: { part: NewsPart; record: SharedRecord }) => Promise<void>
  /** The id of the last report that the CMS took. */
  readReport: () => Promise<string | null>
  keepReport: (id: string) => Promise<void>
}

export function openBookStore({
  publisherDir,
  log,
}: {
  publisherDir: string
  log: (line: string) => void
}): BookStore {
  const dir = join(publisherDir, 'books')
  const file = (bookId: string, kind: Kind) => join(dir, `${fileName(bookId)}.${kind}`)
  const sharedFile = join(publisherDir, 'shared')
  return {
    readRecords: async () => {
      await mkdir(dir, { recursive: true })
      const records = new Map<string, BookRecord>()
      const names = (await readdir(dir)).filter((name) => name.endsWith('.record'))
      await forEachOf(names, async (name) => {
        const record = await readKept<BookRecord>(join(dir, name), log)
        if (record?.version === 2) records.set(record.id, record)
      })
      return records
    },
    readPart: async (bookId) =>
      // A part of an older program may lack what the contract asks for now: then it is fetched.
      BookPart.safeParse(await readKept(file(bookId, 'part'), log)).data ?? null,
    readDetail: async (record) =>
      ofTree(record, await readKept<OfTree<BookDetail>>(file(record.id, 'detail'), log)),
    readFeed: async (record) =>
      ofTree(record, await readKept<OfTree<BookFeed>>(file(record.id, 'feed'), log)),
    readAddresses: (record) => {
      const kept = readKeptSync<OfTree<StoredIds[]>>(file(record.id, 'addresses'), log)
      const stored = ofTree(record, kept)
      return stored && toPageIds(stored)
    },
    keep: async ({ part, detail, feed, record }) => {
      await writeKept(file(record.id, 'part'), part)
      const { tree } = record
      await writeKept(file(record.id, 'detail'), { tree, value: detail } satisfies OfTree<BookDetail>)
      await writeKept(file(record.id, 'addresses'), { tree, value: storedIds(detail.units) })
      await writeKept(file(record.id, 'feed'), { tree, value: feed } satisfies OfTree<BookFeed>)
      await writeKept(file(record.id, 'record'), record)
    },
    forget: async (bookId) => {
      for (const kind of kinds) await rm(file(bookId, kind), { force: true })
    },
    readShared: async () => {
      const kept = await readKept<{ part: unknown; record: SharedRecord }>(sharedFile, log)
      const part = NewsPart.safeParse(kept?.part)
      const settings = SiteSettings.safeParse(kept?.record.settings)
      if (kept === null || !part.success || !settings.success) return null
      return { part: part.data, record: { ...kept.record, settings: settings.data } }
    },
    keepShared: (shared) => writeKept(sharedFile, shared),
    readReport: () => readKept(join(publisherDir, 'last-report'), log),
    keepReport: (id) => writeKept(join(publisherDir, 'last-report'), id),
  }
}

/** A kept value with the tree that it is of: after a kill or a loss of power, the record may be of another. */
type OfTree<T> = { tree: string; value: T }

function ofTree<T>({ tree }: BookRecord, kept: OfTree<T> | null): T | null {
  return kept?.tree === tree ? kept.value : null
}

const kinds = ['record', 'addresses', 'feed', 'detail', 'part'] as const
type Kind = (typeof kinds)[number]

type StoredIds = [path: string, ids: string[] | null]

/** The addresses of units, as they are kept. */
export function storedIds(units: readonly UnitRecord[]): StoredIds[] {
  return units.flatMap((unit) => {
    const ids = new Map(factsOf(unit).map(([path, fact]) => [path, fact.ids]))
    return unit.files.map(({ path }): StoredIds => [path, ids.get(path) ?? null])
  })
}

export function toPageIds(stored: readonly StoredIds[]): PageIds {
  return new Map(stored.map(([path, ids]) => [path, ids && new Set(ids)]))
}

// An id comes from the CMS, and must not name a file elsewhere.
function fileName(bookId: string): string {
  return /^[0-9a-zA-Z-]{1,64}$/.test(bookId) ? bookId : sha256(bookId).slice(0, 32)
}

import { forEachOf } from '../../../system/forEachOf.ts'
import type { Tree } from '../release/releaseManifest.ts'
import type { BookStore } from './bookStore.ts'
import type { NewsPart } from '../../../content/snapshot.ts'
import type { BuiltBook } from './buildBook.ts'
import type { BookFeed, BookRecord } from './bookRecord.ts'
import type { SharedRecord } from './sharedRecord.ts'
import { createSiteTable, type SiteTable } from './siteTable.ts'

/** Everything that is published, as the publisher has it: small records in memory, the rest on the disk. */
export type HeldSite = {
  records: ReadonlyMap<string, BookRecord>
  table: SiteTable
  store: BookStore
  /** Whether the tree of a book is there, and was not found damaged. */
  isWhole: (record: BookRecord) => boolean
  /** The trees of all books. */
  trees: () => Tree[]
  /** How many pages the last build had. */
  pages: () => number
  /** Notes that a tree is damaged or gone: its book is built anew. */
  distrustTree: (tree: string) => void
  /** The damaged trees that books stand on. */
  damagedTreesInUse: () => string[]
  /** The trees that were found damaged, for as long as the process lives. */
  damagedTrees: ReadonlySet<string>
  keep: (built: BuiltBook) => Promise<void>
  /**
   * Distrusts the revisions of all parts: they are of another database, or of the same one before a backup was restored, where equal
   * numbers mean nothing. Each part is fetched once more.
   */
  distrustRevisions: () => void
  /** Whether what is here of a book (null: of the shared news) may be of another database. */
  isDistrusted: (bookId: string | null) => boolean
  trust: (bookId: string | null) => void
  /** Takes a book out of the site. Its files are forgotten by `forgetRemoved`, when the release without it is live. */
  remove: (bookId: string) => void
  forgetRemoved: () => Promise<void>
  readFeed: (record: BookRecord) => Promise<BookFeed | null>
  shared: () => { part: NewsPart; record: SharedRecord } | null
  keepShared: (shared: { part: NewsPart; record: SharedRecord }) => Promise<void>
}

/** Reads what earlier builds left. `readTree` gives null where a tree is gone or its list is damaged. */
export async function openHeldSite({
  store,
  readTree,
}: {
  store: BookStore
  readTree: (id: string) => Promise<Tree | null>
}): Promise<HeldSite> {
  const records = await store.readRecords()
  const trees = new Map<string, Tree>()
  await forEachOf([...records.values()], async (record) => {
    const tree = await readTree(record.tree)
    if (tree !== null) trees.set(record.id, tree)
  })
  const damagedTrees = new Set<string>()
  const treeOf = ({ id, tree }: BookRecord): Tree | null => {
    const own = trees.get(id)
    return own?.id === tree ? own : null
  }
  const table = createSiteTable({
    store,
    filesOf: (record) => treeOf(record)?.files ?? null,
    onLost: ({ tree }) => damagedTrees.add(tree),
  })
  const removed = new Set<string>()
  const distrusted = new Set<string | null>()
  let shared = await store.readShared()
  const feeds = new Map<string, BookFeed>()
  for (const record of records.values()) table.put(record)
  return {
    records,
    table,
    store,
    isWhole: (record) => treeOf(record) !== null && !damagedTrees.has(record.tree),
    trees: () => [...trees.values()],
    pages: () =>
      [...records.values(), ...(shared?.record.units ?? [])].reduce((sum, { pages }) => sum + pages, 0),
    distrustTree: (tree) => void damagedTrees.add(tree),
    damagedTreesInUse: () =>
      [...records.values()].map(({ tree }) => tree).filter((tree) => damagedTrees.has(tree)),
    damagedTrees,
    keep: async (built) => {
      await store.keep(built)
      records.set(built.record.id, built.record)
      removed.delete(built.record.id)
      trees.set(built.record.id, built.tree)
      table.put(built.record)
    },
    distrustRevisions: () => {
      for (const id of [...records.keys(), null]) distrusted.add(id)
    },
    isDistrusted: (bookId) => distrusted.has(bookId),
    trust: (bookId) => void distrusted.delete(bookId),
    remove: (bookId) => {
      records.delete(bookId)
      trees.delete(bookId)
      table.remove(bookId)
      removed.add(bookId)
    },
    forgetRemoved: async () => {
      for (const id of removed) await store.forget(id)
      removed.clear()
    },
    readFeed: async (record) => {
      const { tree } = record
      const feed = feeds.get(tree) ?? (await store.readFeed(record))
      feeds.delete(tree)
      if (feed !== null) feeds.set(tree, feed)
      for (const oldest of feeds.keys()) if (feeds.size > cachedFeeds) feeds.delete(oldest)
      return feed
    },
    shared: () => shared,
    keepShared: async (next) => {
      await store.keepShared(next)
      shared = next
    },
  }
}

// The feed of the site shows the newest entries, which are of as many books at most.
const cachedFeeds = 100

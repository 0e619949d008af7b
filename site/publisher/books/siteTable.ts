import { sha256 } from '../../../system/sha256.ts'
import { followRedirect } from '../../redirects.ts'
import type { BookEntry, OtherBooks } from '../../renderedSite.ts'
import type { Tree } from '../release/releaseManifest.ts'
import type { BookRecord } from './bookRecord.ts'
import type { BookStore, PageIds } from './bookStore.ts'

/** What the books of the site are, as their pages in the release show them: the answers to what one asks of the others. */
export type SiteTable = OtherBooks & {
  /** Puts the book into the table, or what was built of it now in the place of what was there. */
  put: (record: BookRecord) => void
  remove: (bookId: string) => void
  /** The pages that belong to no book, with the redirects to them. */
  putShared: (shared: { pages: PageIds; redirects: BookRecord['redirects'] }) => void
  entries: () => BookEntry[]
  /** A digest of what other books show of a book: its address and its title; null where there is no such book. */
  digestOf: (slug: string) => string | null
  /** Those of a book's former slugs that are no other book's, neither now nor earlier. The book itself may be another one in the table yet. */
  formerSlugsOf: (book: Pick<BookEntry, 'id' | 'slug' | 'formerSlugs'>) => readonly string[]
  /** Whether the addresses below this page may have changed since `settle`. */
  mayHaveChanged: (path: string) => boolean
  /** From now on the addresses count as unchanged. */
  settle: () => void
}

/** Addresses are read from the disk when they are asked for; those of the last books that were asked for stay in memory. */
const cachedBooks = 64

export function createSiteTable({
  store,
  filesOf,
  onLost,
}: {
  store: Pick<BookStore, 'readAddresses'>
  /** The files of a book's tree; null where its list is not there. */
  filesOf: (record: BookRecord) => Tree['files'] | null
  /** Hears of a book whose addresses are not there any more: it is to be built again. */
  onLost: (record: BookRecord) => void
}): SiteTable {
  const records = new Map<string, BookRecord>()
  const bySlug = new Map<string, { id: string; digest: string }>()
  const editions = createGroups()
  const claims = createGroups()
  const redirects = new Map<string, string>()
  const media = new Map<string, number>()
  let shared: PageIds = new Map()
  let sharedRedirects: BookRecord['redirects'] = []
  let changedSlugs: Set<string> | 'all' = 'all'
  const readAddresses = createAddressCache(store, onLost)

  const touch = ({ slug, formerSlugs }: BookEntry) => {
    if (changedSlugs !== 'all') for (const one of [slug, ...formerSlugs]) changedSlugs.add(one)
  }
  const remove = (bookId: string) => {
    const record = records.get(bookId)
    if (record === undefined) return
    const { entry } = record
    touch(entry)
    records.delete(bookId)
    if (bySlug.get(entry.slug)?.id === bookId) bySlug.delete(entry.slug)
    if (entry.previousEdition !== null) editions.remove(entry.previousEdition, bookId)
    for (const slug of entry.formerSlugs) claims.remove(slug, bookId)
    for (const { from, to } of record.redirects) if (redirects.get(from) === to) redirects.delete(from)
    for (const path of record.media) media.set(path, (media.get(path) ?? 1) - 1)
  }
  const entryOf = (bookId: string | undefined) => records.get(bookId ?? '')?.entry ?? null
  return {
    put: (record) => {
      remove(record.id)
      const { entry } = record
      touch(entry)
      records.set(record.id, record)
      bySlug.set(entry.slug, { id: record.id, digest: digestOfEntry(entry) })
      if (entry.previousEdition !== null) editions.add(entry.previousEdition, record.id)
      for (const slug of entry.formerSlugs) claims.add(slug, record.id)
      for (const { from, to } of record.redirects) redirects.set(from, to)
      for (const path of record.media) media.set(path, (media.get(path) ?? 0) + 1)
    },
    remove,
    putShared: ({ pages, redirects: next }) => {
      for (const { from, to } of sharedRedirects) if (redirects.get(from) === to) redirects.delete(from)
      for (const { from, to } of next) redirects.set(from, to)
      shared = pages
      sharedRedirects = next
    },
    entries: () => [...records.values()].map(({ entry }) => entry),
    entry: (slug) => entryOf(bySlug.get(slug)?.id),
    // Of two books that name the same previous edition, the first by id.
    newerEditionOf: (slug) => entryOf(editions.of(slug).sort()[0]),
    digestOf: (slug) => bySlug.get(slug)?.digest ?? null,
    hasAddress: (path, id) => {
      const present = followRedirect(path, redirects) ?? path
      if ((media.get(present) ?? 0) > 0) return true
      const record = records.get(bySlug.get(slugIn(present) ?? '')?.id ?? '')
      // The front pages ask for the pages of all books, whose ids are on the disk.
      const files = id === '' && record !== undefined ? filesOf(record) : null
      if (files !== null) return files.some((file) => file.path === present)
      const pages = record === undefined ? shared : readAddresses(record)
      // Until the book is built again, its addresses count as there.
      if (pages === null) return true
      const ids = pages.get(present)
      return ids !== undefined && (id === '' || ids === null || ids.has(id))
    },
    formerSlugsOf: ({ id, slug, formerSlugs }) => {
      // The first by present slug: the same in each build.
      const slugOf = (claimant: string) => records.get(claimant)?.entry.slug ?? ''
      const isFirst = (former: string) => claims.of(former).every((one) => one === id || slugOf(one) > slug)
      const isTaken = (former: string) => former === slug || (bySlug.get(former)?.id ?? id) !== id
      return formerSlugs.filter((former) => !isTaken(former) && isFirst(former))
    },
    mayHaveChanged: (path) => {
      const slug = slugIn(path)
      return changedSlugs === 'all' || slug === null || changedSlugs.has(slug)
    },
    settle: () => {
      changedSlugs = new Set()
    },
  }
}

// What a book's own pages show of another: its title with its macros, and where it is.
function digestOfEntry({ slug, title, macros }: BookEntry): string {
  return sha256(JSON.stringify([slug, title, macros])).slice(0, 16)
}

function slugIn(path: string): string | null {
  return /^[^/]+\/books\/([^/]+)\//.exec(path)?.[1] ?? null
}

/** Ids of books by a name that several may have. */
function createGroups() {
  const groups = new Map<string, Set<string>>()
  return {
    of: (name: string): string[] => [...(groups.get(name) ?? [])],
    add: (name: string, id: string) => void groups.set(name, (groups.get(name) ?? new Set()).add(id)),
    remove: (name: string, id: string) => void groups.get(name)?.delete(id),
  }
}

function createAddressCache(store: Pick<BookStore, 'readAddresses'>, onLost: (record: BookRecord) => void) {
  const cache = new Map<string, PageIds>()
  return (record: BookRecord): PageIds | null => {
    const key = `${record.id} ${record.tree}`
    const pages = cache.get(key) ?? store.readAddresses(record)
    if (pages === null) {
      onLost(record)
      return null
    }
    cache.delete(key)
    cache.set(key, pages)
    for (const oldest of cache.keys()) if (cache.size > cachedBooks) cache.delete(oldest)
    return pages
  }
}

import type { Bilingual } from '../../content/locale.ts'
import type { SiteChange } from '../../content/publishing.ts'
import type { BookRecord } from './books/bookRecord.ts'
import { titleInBoth } from './books/bookTitle.ts'
import { isRemoval } from './books/changedBooks.ts'
import type { HeldSite } from './books/heldSite.ts'
import { findTakenAlone, listTakedowns } from './losses/acts.ts'
import type { Publication } from './publication.ts'
import type { ReleaseManifest } from './release/releaseManifest.ts'
import { withdrawPaths } from './release/withdrawPaths.ts'

/**
 * Takes the pages that may show what was taken down off the live release, until they are made anew: those of its books, and the shared
 * ones that quote it. The folders of the books give room. Only for what was taken down alone: the rest may wait for an administrator's
 * word. Gives the books' titles; null where nothing was taken off, also because the list of the live release is damaged.
 */
export async function withdrawPages({
  publication: { held, ledger, siteDir, live, damagedPaths },
  workDir,
  changes,
}: {
  publication: Publication
  workDir: string
  changes: readonly SiteChange[]
}): Promise<Bilingual[] | null> {
  if (live === null) return null
  const alone = findTakenAlone([...listTakedowns(changes), ...ledger.earlierTakedowns()])
  const removals = changes.filter((change) => isRemoval(change) && alone.has(change.document ?? ''))
  if (removals.length === 0) return null
  const books = findShowing({ held, live, removals })
  const trees = new Set(books.flatMap((book) => book.trees))
  const mounts = live.mounts.filter(({ tree }) => trees.has(tree)).map(({ path }) => path)
  const paths = [...mounts, ...sharedPathsShowing({ held, removals, books })]
  await withdrawPaths({ siteDir, workDir, release: live, paths, trees: [...trees] })
  for (const path of paths) damagedPaths.add(path)
  for (const tree of trees) held.distrustTree(tree)
  return books.map(({ slug, record }) =>
    record === null ? { ja: slug, en: slug } : titleInBoth(record.entry.title),
  )
}

/** A book as the live release has it. `record`: null where the book itself was taken down. */
type LiveBook = { slug: string; trees: string[]; record: BookRecord | null }

/** The books that a removal names, by their trees in the live release: a build that had no room may have made others already. */
function findShowing({
  held,
  live,
  removals,
}: {
  held: HeldSite
  live: ReleaseManifest
  removals: readonly SiteChange[]
}): LiveBook[] {
  const books = new Map<string, LiveBook>()
  for (const { path, tree } of live.mounts) {
    const slug = /^[a-z]+\/books\/([^/]+)$/.exec(path)?.[1]
    if (slug === undefined) continue
    const record = findRecord(held, slug)
    const { trees } = books.get(record?.id ?? slug) ?? { trees: [] }
    books.set(record?.id ?? slug, { slug, record, trees: [...new Set([...trees, tree])] })
  }
  const isNamed = ({ id }: BookRecord) => removals.some(({ books: ids }) => ids === null || ids.includes(id))
  return [...books.values()].filter(({ record }) => record === null || isNamed(record))
}

function findRecord(held: HeldSite, slug: string): BookRecord | null {
  const records = [...held.records.values()]
  const present = records.find(({ entry }) => entry.slug === slug)
  return present ?? records.find(({ entry }) => entry.formerSlugs.includes(slug)) ?? null
}

/** Units of what is shared that quote no document: the page for what is not there, icons, schemas, former addresses. */
const quotingNothing = ['root', 'redirects']

/** The files of the shared units that may show what was removed. A unit that this doesn't know is taken to quote everything. */
function sharedPathsShowing({
  held,
  removals,
  books,
}: {
  held: HeldSite
  removals: readonly SiteChange[]
  books: readonly LiveBook[]
}): string[] {
  const shared = held.shared()?.record
  if (shared === undefined) return []
  const isOfSite = removals.some((change) => change.books === null || change.books.length === 0)
  const isOfBookItself =
    removals.some(({ collection }) => collection === 'books') || books.some(({ record }) => record === null)
  const isOfHomeBook = books.some(({ slug }) => slug === shared.settings.homeBook)
  const mayShow = (unit: string): boolean => {
    if (quotingNothing.includes(unit)) return false
    if (unit === 'news') return isOfSite
    if (unit === 'books' || unit === 'sitemap') return isOfBookItself
    if (unit.startsWith('home-')) return isOfSite || isOfBookItself || isOfHomeBook
    return true
  }
  return shared.units
    .filter(({ name }) => mayShow(name))
    .flatMap(({ files }) => files.map(({ path }) => path))
}

import { compareTexts } from '../../content/compareTexts.ts'
import { paths, type PagePath } from '../../content/sitePaths.ts'
import type { SiteSettings } from '../../content/siteSettings.ts'
import type { BookEntry } from '../renderedSite.ts'

/** How many books one page of the list shows. */
export const booksOnPage = 50

/** The books that the front pages list, the newest first, without the one whose own page is the front page. */
export function listHomeBooks(
  entries: readonly BookEntry[],
  { homeBook }: Pick<SiteSettings, 'homeBook'>,
): BookEntry[] {
  return entries.filter(({ slug }) => slug !== homeBook).sort(newestBookFirst)
}

/** How many front pages a language has: one at least. */
export function countHomePages(
  entries: readonly BookEntry[],
  settings: Pick<SiteSettings, 'homeBook'>,
): number {
  return Math.max(1, Math.ceil(listHomeBooks(entries, settings).length / booksOnPage))
}

/** The page below a locale that is the front page for search engines: the home book's own, or the list of books. */
export function frontPath({
  settings: { homeBook },
  entry,
}: {
  settings: Pick<SiteSettings, 'homeBook'>
  entry: (slug: string) => BookEntry | null
}): PagePath {
  return homeBook !== null && entry(homeBook) !== null ? paths.book(homeBook) : paths.home
}

/** Orders books, the newest first; those of one day by their address. */
export function newestBookFirst(a: BookEntry, b: BookEntry): number {
  return compareTexts(b.publishedOn ?? '', a.publishedOn ?? '') || compareTexts(a.slug, b.slug)
}

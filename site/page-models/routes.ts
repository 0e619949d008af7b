import type { Locale } from '../../content/locale.ts'
import { type PagePath, paths } from '../../content/sitePaths.ts'
import type { Snapshot } from '../../content/snapshot.ts'

export { type PagePath, paths } from '../../content/sitePaths.ts'

/** The addresses of a site. Every link of a page is made here, so that a link to a missing page is an error. */
export type Routes = {
  /** The root-relative address of a page or file of a locale. Throws RouteError where there is no such page. */
  link: (locale: Locale, path: PagePath) => string
  /** The root-relative address of any file of the release: `assets/…`, `media/…`. */
  file: (path: string) => string
  /** The same, with the public address before it. */
  absolute: (rootRelative: string) => string
  /** Every page below a locale; each exists in both. */
  pages: ReadonlySet<PagePath>
}

/** A link to a page that the site does not have. */
class RouteError extends Error {
  override name = 'RouteError'
  constructor(path: string) {
    super(
      `A page links to "${path}", and the site has no such page. ` +
        'Add it to site/page-models/routes.ts, or mend the link that leads there.',
    )
  }
}

/** The addresses of a snapshot's site. `baseUrl` may have a path: then the site is below it. */
export function createRoutes({ snapshot, baseUrl }: { snapshot: Snapshot; baseUrl: string }): Routes {
  const pages = new Set(listPages(snapshot))
  const files = new Set([
    'feed.xml',
    ...snapshot.books.flatMap((book) => [`books/${book.slug}/feed.xml`, `books/${book.slug}/errata.json`]),
  ])
  const root = new URL(baseUrl).pathname.replace(/\/$/, '')
  return {
    pages,
    link(locale, path) {
      if (!pages.has(path) && !files.has(path)) throw new RouteError(`/${locale}/${path}`)
      return `${root}/${locale}/${path}`
    },
    file: (path) => `${root}/${path.split('/').map(encodeURIComponent).join('/')}`,
    absolute: (rootRelative) => `${new URL(baseUrl).origin}${rootRelative}`,
  }
}

function listPages(snapshot: Snapshot): PagePath[] {
  return [
    paths.home,
    ...snapshot.books.flatMap(({ slug }) => [
      paths.book(slug),
      paths.errata(slug),
      paths.toc(slug),
      paths.newsList(slug),
      paths.materials(slug),
    ]),
    ...snapshot.news.map((item) => paths.newsItem(item.book, item.slug)),
    ...snapshot.excerpts.map((excerpt) => paths.excerpt(excerpt.book, excerpt.slug)),
  ]
}

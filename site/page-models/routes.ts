import type { Locale } from '../../content/locale.ts'
import type { Snapshot } from '../../content/snapshot.ts'

/** A page below its locale: `books/example/errata/`; the front page is the empty one. */
export type PagePath = string

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

/** The paths of all pages and files below a locale. */
export const paths = {
  home: '',
  book: (book: string) => `books/${book}/`,
  errata: (book: string) => `books/${book}/errata/`,
  errataJson: (book: string) => `books/${book}/errata.json`,
  toc: (book: string) => `books/${book}/toc/`,
  excerpt: (book: string, slug: string) => `books/${book}/excerpts/${slug}/`,
  newsList: (book: string) => `books/${book}/news/`,
  newsItem: (book: string | null, slug: string) =>
    book === null ? `news/${slug}/` : `books/${book}/news/${slug}/`,
  materials: (book: string) => `books/${book}/materials/`,
  siteFeed: 'feed.xml',
  bookFeed: (book: string) => `books/${book}/feed.xml`,
} as const

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

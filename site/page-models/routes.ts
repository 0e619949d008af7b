import type { Locale } from '../../content/locale.ts'
import { type PagePath, paths } from '../../content/sitePaths.ts'
import type { OtherBooks } from '../renderedSite.ts'

export { type PagePath, paths, rootFiles } from '../../content/sitePaths.ts'

/** The address of the n-th part of a long list of errata. The first stands at the list's own address, which is for ever. */
export function errataPartPath(book: string, number: number): PagePath {
  return number === 1 ? paths.errata(book) : `${paths.errata(book)}${number}/`
}

/** The address of the n-th page of the list of books. */
export function homePath(number: number): PagePath {
  return number === 1 ? paths.home : `page/${number}/`
}

/** The addresses that one rendering links to. Every link of a page is made here, so that a link to a missing page is an error. */
export type Routes = {
  /** The root-relative address of a page or file of a locale. Throws RouteError where there is no such page. */
  link: (locale: Locale, path: PagePath) => string
  /** The root-relative address of any file of the release: `assets/…`, `media/…`. */
  file: (path: string) => string
  /** The same, with the public address before it. */
  absolute: (rootRelative: string) => string
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

/** The routes to `pages`, to what every site has, and to other books. `baseUrl` may have a path: then the site is below it. */
export function createRoutes({
  baseUrl,
  pages,
  entry,
}: {
  baseUrl: string
  /** The pages and files below a locale that this rendering knows itself; each exists in both. */
  pages: Iterable<PagePath>
  entry: OtherBooks['entry']
}): Routes {
  const own = new Set<PagePath>([
    ...[paths.home, paths.siteFeed, paths.manifest, paths.sitePreview, paths.search, paths.searchBooks],
    ...pages,
  ])
  const isOfOtherBook = (path: PagePath) => {
    const slug = /^books\/([^/]+)\/(?:errata\/)?$/.exec(path)?.[1]
    return slug !== undefined && entry(slug) !== null
  }
  const { origin, pathname } = new URL(baseUrl)
  const root = pathname.replace(/\/$/, '')
  return {
    link(locale, path) {
      if (!own.has(path) && !isOfOtherBook(path)) throw new RouteError(`/${locale}/${path}`)
      return `${root}/${locale}/${path}`
    },
    file: (path) => `${root}/${path.split('/').map(encodeURIComponent).join('/')}`,
    absolute: (rootRelative) => `${origin}${rootRelative}`,
  }
}

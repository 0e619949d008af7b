import type { Locale } from '../../content/locale.ts'
import { strings } from '../i18n/strings.ts'
import type { BookEntry, SearchEngine } from '../renderedSite.ts'
import { createFrame, type Frame } from './frame.ts'
import { paths } from './routes.ts'
import type { Site } from './site.ts'

export type SearchPage = {
  frame: Frame
  homeHref: string
  /** What the script loads; null where the site can't be searched. */
  loads: { engine: string; books: string } | null
}

/** What the search page's script is told of the site: `search/books.json`. The books stand in the order in which they are searched. */
export type SearchBooks = {
  books: SearchBook[]
  /** The folder of the index of the news about the whole site; null where there are none. */
  news: string | null
}
/** A book: `folder` is that of its index; `lang`: of a title that is not in the page's language. */
export type SearchBook = {
  slug: string
  title: string
  lang: string | null
  authors: string
  href: string
  folder: string
}

/** The page that searches the whole site, or one book (`?book=slug`). All that it shows of the site, its script loads. */
export function createSearchPage(site: Site, locale: Locale, engine: SearchEngine | null): SearchPage {
  const { routes } = site
  const texts = site.texts(locale)
  return {
    homeHref: routes.link(locale, paths.home),
    loads: engine && { engine: routes.file(engine.folder), books: routes.link(locale, paths.searchBooks) },
    frame: createFrame({ site, texts, path: paths.search, title: strings[locale].search.heading }),
  }
}

export function listSearchBooks(
  { texts, routes }: Pick<Site, 'texts' | 'routes'>,
  locale: Locale,
  { books, hasNews }: { books: readonly BookEntry[]; hasNews: boolean },
): SearchBooks {
  const root = routes.link(locale, paths.home)
  return {
    books: books.map(({ slug, title, authors }) => {
      const ofBook = texts(locale, slug)
      const shown = ofBook.need(title)
      return {
        slug,
        title: shown.plain,
        lang: shown.lang,
        authors: authors.map((name) => ofBook.need(name).plain).join(' '),
        href: routes.link(locale, paths.book(slug)),
        folder: root + paths.searchOfBook(slug),
      }
    }),
    news: hasNews ? root + paths.searchOfNews : null,
  }
}

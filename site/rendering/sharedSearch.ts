import { eachLocale, locales } from '../../content/locale.ts'
import type { NewsItem } from '../../content/newsItem.ts'
import { newestBookFirst } from '../page-models/homeBooks.ts'
import { createNewsRecords } from '../page-models/pageRecords.ts'
import { paths } from '../page-models/routes.ts'
import { createSearchPage, listSearchBooks } from '../page-models/search.ts'
import type { Site } from '../page-models/site.ts'
import type { RenderShared } from '../renderedSite.ts'
import type { Unit } from './emitUnit.ts'
import { renderUnit, type RenderTools } from './renderUnit.ts'
import { toSearchUnit } from './searchUnit.ts'

/** The search page with its list of books, and what can be found in the news about the whole site. */
export function* createSearchUnits({
  tools,
  shared: { entries },
  site,
  news,
  common,
}: {
  tools: RenderTools
  shared: Pick<Parameters<RenderShared>[0], 'entries'>
  site: Site
  news: readonly NewsItem[]
  common: Pick<Parameters<typeof renderUnit>[0], 'tools' | 'routes' | 'redirects' | 'macros'>
}): Generator<Unit> {
  const books = [...entries].sort(newestBookFirst)
  const hasNews = tools.search !== null && news.length > 0
  yield {
    name: 'search',
    inputs: [hasNews, books.map(({ slug, title, authors, macros }) => [slug, title, authors, macros])],
    deadLinks: [],
    render: () =>
      renderUnit({
        ...common,
        pages: { search: locales.map((locale) => createSearchPage(site, locale, tools.search)) },
        files: locales.map((locale) => ({
          path: `${locale}/${paths.searchBooks}`,
          content: JSON.stringify(listSearchBooks(site, locale, { books, hasNews })),
        })),
      }),
  }
  if (!hasNews) return
  yield toSearchUnit({
    name: 'search-news',
    inputs: [news],
    bundle: () => ({
      folder: paths.searchOfNews,
      parts: 0,
      records: eachLocale((locale) => createNewsRecords(site, locale, news)),
    }),
  })
}

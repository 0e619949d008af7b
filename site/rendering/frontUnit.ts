import { noMacros, readMacros } from '../../content/macros.ts'
import type { NewsItem } from '../../content/newsItem.ts'
import { createFrontPages } from '../page-models/createPages.ts'
import { listEditorLinks, documentsOf } from '../page-models/editorLinks.ts'
import type { HomeBooks } from '../page-models/home.ts'
import { listSharedPages } from '../page-models/pagePaths.ts'
import { createBookSite } from '../page-models/site.ts'
import type { RenderShared } from '../renderedSite.ts'
import { createBookInputs } from './bookInputs.ts'
import type { Unit } from './emitUnit.ts'
import { renderUnit, type RenderTools } from './renderUnit.ts'

type Shared = Parameters<RenderShared>[0]

/** The front page where it is the page of a book: with the other books and the news about the whole site below. */
export function createFrontUnit({
  name,
  inputs,
  tools,
  shared: { settings, baseUrl, deadLinks, entries },
  home,
  page,
  news,
}: {
  name: string
  inputs: readonly unknown[]
  tools: RenderTools
  shared: Shared
  home: NonNullable<Shared['home']>
  page: HomeBooks
  news: readonly NewsItem[]
}): Unit {
  const { part, media } = home
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]))
  const others = { ...home.others, entry: (slug: string) => bySlug.get(slug) ?? null }
  const bookSite = createBookSite({
    ...{ part, media, others, settings, baseUrl, deadLinks, formerSlugs: [] },
    math: tools.math,
    readChanges: tools.readChanges,
    hasSearch: tools.search !== null,
    morePages: listSharedPages({ news, homePages: page.of }).map(({ path }) => path),
  })
  const { site, content } = bookSite
  const bookInputs = createBookInputs({ part, media, formerSlugs: [], bookSite })
  return {
    name,
    inputs: [...inputs, ...bookInputs.ofPages()],
    deadLinks: listEditorLinks({ documents: { ...documentsOf(part), news }, settings, baseUrl }).filter(
      (url) => deadLinks.has(url),
    ),
    render: () =>
      renderUnit({
        tools,
        routes: site.routes,
        redirects: [],
        macros: part.book.macros === null ? noMacros : readMacros(part.book.macros).macros,
        pages: createFrontPages(site, { content, page, news }),
      }),
  }
}

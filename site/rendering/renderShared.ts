import { defaultLocale, eachLocale, locales, type Locale } from '../../content/locale.ts'
import { noMacros } from '../../content/macros.ts'
import { favicon } from '../assets/icons.ts'
import { createSiteEntries, createSiteFeed } from '../feeds/atomFeeds.tsx'
import { createBooksJson, toBookRows } from '../feeds/booksJson.ts'
import { createHostRedirects } from '../feeds/hostRedirects.ts'
import { createJsonSchemas } from '../feeds/jsonSchemas.ts'
import { createManifest } from '../feeds/manifest.ts'
import { createRobots } from '../feeds/robots.ts'
import { createSitemap, createSitemapIndex } from '../feeds/sitemap.ts'
import { latest } from '../page-models/bookContent.ts'
import { createBilingualPages, createHomePages, createSiteNewsPages } from '../page-models/createPages.ts'
import { documentsOf, listEditorLinks } from '../page-models/editorLinks.ts'
import { toHomePages } from '../page-models/home.ts'
import { frontPath, listHomeBooks } from '../page-models/homeBooks.ts'
import { listSharedPages } from '../page-models/pagePaths.ts'
import { createSitePreview } from '../page-models/preview.ts'
import { paths, rootFiles } from '../page-models/routes.ts'
import { createSharedSite } from '../page-models/site.ts'
import type { BookEntry, RenderShared } from '../renderedSite.ts'
import { toRedirectMap } from '../redirects.ts'
import { emitUnit, type Unit } from './emitUnit.ts'
import { createSearchUnits } from './sharedSearch.ts'
import { createFrontUnit } from './frontUnit.ts'
import { createPreviewUnit } from './previewUnit.ts'
import { renderUnit, type RenderTools } from './renderUnit.ts'

type Shared = Parameters<RenderShared>[0]

/** Renders what belongs to no book, in units of which the publish of one erratum changes three. */
export function createSharedRenderer(tools: RenderTools): RenderShared {
  return async (shared) => {
    const { settings, baseUrl } = shared
    const sharedSite = createSharedSite({
      ...{ ...shared, math: tools.math, readChanges: tools.readChanges },
      hasSearch: tools.search !== null,
    })
    for (const unit of listUnits({ tools, shared, sharedSite }))
      await emitUnit({ unit, programVersion: tools.programVersion, context: shared })
    const { news, redirects } = sharedSite
    // The front page shows the home book's texts, too.
    const documents = shared.home === null ? { news } : { ...documentsOf(shared.home.part), news }
    return { redirects, editorLinks: listEditorLinks({ documents, settings, baseUrl }) }
  }
}

function* listUnits({
  tools,
  shared,
  sharedSite: { site, news, redirects },
}: {
  tools: RenderTools
  shared: Shared
  sharedSite: ReturnType<typeof createSharedSite>
}): Generator<Unit> {
  const { part, media, entries, home, settings, baseUrl, deadLinks } = shared
  const common = { tools, routes: site.routes, redirects, macros: noMacros }
  const dead = listEditorLinks({ documents: { news }, settings, baseUrl }).filter((url) => deadLinks.has(url))
  const pages = toHomePages(listHomeBooks(entries, settings))
  const newsLines = news.map(({ slug, date, title }) => [slug, date, title])
  for (const page of pages) {
    const name = `home-${page.number}`
    const inputs = [page.number, page.of, page.books.map(toCard), page.number === 1 ? newsLines : null]
    if (page.number === 1 && home !== null)
      yield createFrontUnit({ name, inputs, tools, shared, home, page, news })
    else
      yield {
        name,
        inputs,
        deadLinks: dead,
        render: () => renderUnit({ ...common, pages: createHomePages(site, { page, news }) }),
      }
  }
  const newsMedia = part.media.map((file) => [
    file,
    [file.original, ...file.sizes].map(({ filename }) => media.get(filename)?.path ?? null),
  ])
  const sharedPages = listSharedPages({ news, homePages: pages.length })
    // Where a book's page is also the front page, only the book's own address is listed.
    .filter(({ path }) => path !== paths.home || home === null)
  const front = frontPath(site)
  yield {
    name: 'news',
    inputs: [news, newsMedia, sharedPages, front],
    deadLinks: dead,
    render: () =>
      renderUnit({
        ...common,
        documents: { news },
        pages: createSiteNewsPages(site, news),
        files: locales.map((locale) => ({
          path: `${locale}/${paths.sharedSitemap}`,
          // A sitemap has one address of each page, and `/` belongs to no language.
          content: createSitemap(site, locale, sharedPages, {
            front: locale === defaultLocale ? front : null,
          }),
        })),
      }),
  }
  yield* createSearchUnits({ tools, shared, site, news, common })
  yield createFeedUnit({ shared, site, news, common, newsMedia, dead })
  yield {
    name: 'sitemap',
    inputs: listSitemaps(),
    deadLinks: [],
    render: () =>
      renderUnit({
        ...common,
        files: [{ path: 'sitemap.xml', content: createSitemapIndex(listSitemaps()) }],
      }),
  }
  const bookRows = toBookRows(site, entries)
  yield {
    name: 'books',
    inputs: bookRows,
    deadLinks: [],
    render: () =>
      renderUnit({
        ...common,
        files: [{ path: rootFiles.books, content: createBooksJson(site, bookRows) }],
      }),
  }
  yield createPreviewUnit({
    ...common,
    path: paths.sitePreview,
    previewIn: (locale) => createSitePreview({ site, locale }),
    media,
  })
  const allRedirects = [...shared.redirects, ...redirects]
  yield {
    name: 'redirects',
    inputs: [...allRedirects].sort((a, b) => (a.from < b.from ? -1 : 1)),
    deadLinks: [],
    render: () =>
      renderUnit({
        ...common,
        files:
          allRedirects.length === 0
            ? []
            : [
                {
                  path: '_redirects',
                  content: createHostRedirects(toRedirectMap(allRedirects), site.routes.file),
                },
              ],
      }),
  }
  yield {
    name: 'root',
    inputs: [front],
    deadLinks: [],
    render: () =>
      renderUnit({
        ...common,
        pages: createBilingualPages(site),
        files: [
          { path: 'robots.txt', content: createRobots(site) },
          { path: 'favicon.ico', content: favicon },
          ...locales.map((locale) => ({
            path: `${locale}/${paths.manifest}`,
            content: createManifest(site, locale),
          })),
          ...createJsonSchemas(site),
        ],
      }),
  }

  function listSitemaps() {
    const addressOf = (path: string) => site.routes.absolute(site.routes.file(path))
    const newsUpdatedAt = latest(news.map(({ updatedAt }) => updatedAt))
    const books = [...entries].sort((a, b) => (a.slug < b.slug ? -1 : 1))
    return locales.flatMap((locale) => [
      { address: addressOf(`${locale}/${paths.sharedSitemap}`), updatedAt: newsUpdatedAt },
      ...books.map(({ slug, updatedAt }) => ({
        address: addressOf(`${locale}/${paths.bookSitemap(slug)}`),
        updatedAt,
      })),
    ])
  }
}

function createFeedUnit({
  shared: { settings, entries, feed },
  site,
  news,
  common,
  newsMedia,
  dead,
}: {
  shared: Shared
  site: ReturnType<typeof createSharedSite>['site']
  news: ReturnType<typeof createSharedSite>['news']
  common: Pick<Parameters<typeof renderUnit>[0], 'tools' | 'routes' | 'redirects' | 'macros'>
  newsMedia: unknown
  dead: readonly string[]
}): Unit {
  const shown = eachLocale((locale) => createSiteEntries(site, locale, { news, ofBooks: feed[locale] }))
  const isEmpty = (locale: Locale) => shown[locale].length === 0
  const updatedAt = locales.some(isEmpty)
    ? latest([settings.updatedAt, ...entries.map((entry) => entry.updatedAt)])
    : null
  return {
    name: 'feed',
    inputs: [shown, updatedAt, newsMedia],
    deadLinks: dead,
    render: () =>
      renderUnit({
        ...common,
        files: locales.map((locale) => ({
          path: `${locale}/${paths.siteFeed}`,
          content: createSiteFeed(site, locale, { entries: shown[locale], updatedAt }),
        })),
      }),
  }
}

/** What a front page shows of a book: neither its moments nor what other pages of it say. */
function toCard({ slug, title, subtitle, authors, macros, cover, errata }: BookEntry): unknown {
  return [slug, title, subtitle, authors, macros, cover, errata]
}

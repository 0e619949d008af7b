import { noMacros, readMacros, type Macros } from '../../content/macros.ts'
import type { Locale } from '../../content/locale.ts'
import type { MediaFile } from '../../content/mediaFile.ts'
import type { SiteSettings } from '../../content/siteSettings.ts'
import type { BookPart, NewsPart } from '../../content/snapshot.ts'
import type { NewsItem } from '../../content/newsItem.ts'
import type { ReadChanges } from '../changes/readChanges.ts'
import type { RenderFormula } from '../math/createMath.ts'
import { toRedirectMap, type Redirect, type RedirectMap } from '../redirects.ts'
import type { BookEntry, FetchedMedia, OtherBooks } from '../renderedSite.ts'
import { gatherContent, newestFirst, type BookContent } from './bookContent.ts'
import { createBookRedirects, createNewsRedirects } from './formerAddresses.ts'
import { countHomePages } from './homeBooks.ts'
import { listBookPages, listSharedPages } from './pagePaths.ts'
import type { Pictures } from './picture.ts'
import { noRelatedErrata, relateErrata, type RelatedErrata } from './relatedErrata.ts'
import { createRoutes, paths, type PagePath, type Routes } from './routes.ts'
import { createTexts, type Texts } from './texts.ts'

/** What the models of pages are made with: one book's pages, or those that belong to no book. */
export type Site = {
  settings: SiteSettings
  routes: Routes
  /** Former addresses. */
  redirects: RedirectMap
  hasSearch: boolean
  related: RelatedErrata
  /** The books that pages may link to. */
  entry: (slug: string) => BookEntry | null
  /** Whether an address of this site, as an editor wrote it, leads nowhere: it is no link then. */
  isDead: (url: string) => boolean
  /** The texts of one page; `book`: the slug of the book that it is about. */
  texts: (locale: Locale, book?: string | null) => Texts
  /** The same for a feed, which shows formulas as LaTeX. */
  textsOfFeed: (locale: Locale, book?: string | null) => Texts
} & Pictures

/** What every rendering is made with. */
export type SiteContext = {
  settings: SiteSettings
  baseUrl: string
  deadLinks: ReadonlySet<string>
  math: RenderFormula
  readChanges: ReadChanges
  /** Whether the site can be searched. */
  hasSearch?: boolean
}

/** The site as one book's pages see it, and the book's content. */
export type BookSite = { site: Site; content: BookContent; redirects: Redirect[] }

export function createBookSite({
  part,
  media,
  others,
  formerSlugs,
  morePages = [],
  ...context
}: SiteContext & {
  part: BookPart
  media: FetchedMedia
  others: OtherBooks
  /** Those of the book's former slugs that are no other book's now. */
  formerSlugs: readonly string[]
  /** What its pages may link to beside the book's own pages and other books. */
  morePages?: readonly PagePath[]
}): BookSite {
  const content = gatherContent({ part, others })
  const redirects = createBookRedirects({ content, formerSlugs })
  const { slug } = part.book
  const site = createSite({
    ...context,
    pages: [
      ...listBookPages(content).map(({ path }) => path),
      ...[
        paths.bookFeed(slug),
        paths.bookPreview(slug),
        paths.errataJson(slug),
        paths.errataCsv(slug),
        paths.errataTex(slug),
        ...morePages,
      ],
    ],
    redirects,
    related: relateErrata({ errata: content.errata, relatedErrata: part.relatedErrata, others }),
    entry: others.entry,
    ownMacros: new Map([[slug, part.book.macros]]),
    files: part.media,
    media,
  })
  return { site, content, redirects }
}

/** The site as the pages see it that belong to no book, and the news about the whole site, the newest first. */
export type SharedSite = { site: Site; news: NewsItem[]; redirects: Redirect[] }

export function createSharedSite({
  part,
  media,
  entries,
  ...context
}: SiteContext & { part: NewsPart; media: FetchedMedia; entries: readonly BookEntry[] }): SharedSite {
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]))
  const news = [...part.news].sort(newestFirst)
  const redirects = createNewsRedirects(part.news)
  const site = createSite({
    ...context,
    pages: listSharedPages({ news, homePages: countHomePages(entries, context.settings) }).map(
      ({ path }) => path,
    ),
    redirects,
    related: noRelatedErrata,
    entry: (slug) => bySlug.get(slug) ?? null,
    ownMacros: new Map(),
    files: part.media,
    media,
  })
  return { site, news, redirects }
}

function createSite({
  settings,
  baseUrl,
  deadLinks,
  math,
  readChanges,
  hasSearch = false,
  pages,
  redirects,
  related,
  entry,
  ownMacros,
  files,
  media,
}: SiteContext & {
  pages: readonly PagePath[]
  redirects: readonly Redirect[]
  related: RelatedErrata
  entry: (slug: string) => BookEntry | null
  /** Definitions by the slug of their book. */
  ownMacros: ReadonlyMap<string, string | null>
  files: readonly MediaFile[]
  media: FetchedMedia
}): Site {
  const routes = createRoutes({ baseUrl, pages, entry })
  const byId = new Map(files.map((file) => [file.id, file]))
  const pictures: Pictures = {
    mediaFile: (id) => byId.get(id) ?? null,
    mediaHref(filename) {
      const path = media.get(filename)?.path
      return path === undefined ? null : routes.file(path)
    },
  }
  const macrosOf = rememberMacros((book) => ownMacros.get(book) ?? entry(book)?.macros ?? null)
  const isDead = (url: string) => deadLinks.has(url)
  const options = { math, readChanges, macrosOf, pictures, isDead }
  return {
    ...pictures,
    settings,
    routes,
    redirects: toRedirectMap(redirects),
    hasSearch,
    related,
    entry,
    isDead,
    texts: (locale, book = null) => createTexts({ ...options, locale, book }),
    textsOfFeed: (locale, book = null) => createTexts({ ...options, locale, book, drawsFormulas: false }),
  }
}

function rememberMacros(definitionsOf: (book: string) => string | null): (book: string) => Macros {
  const read = new Map<string, Macros>()
  return (book) => {
    const earlier = read.get(book)
    if (earlier !== undefined) return earlier
    const definitions = definitionsOf(book)
    const macros = definitions === null ? noMacros : readMacros(definitions).macros
    read.set(book, macros)
    return macros
  }
}

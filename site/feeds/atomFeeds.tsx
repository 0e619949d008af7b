import { renderToString } from 'preact-render-to-string'
import { compareTexts } from '../../content/compareTexts.ts'
import type { Erratum } from '../../content/erratum.ts'
import type { Locale } from '../../content/locale.ts'
import type { NewsItem } from '../../content/newsItem.ts'
import { strings } from '../i18n/strings.ts'
import { latest, madePublicAt, type BookContent } from '../page-models/bookContent.ts'
import { countedErrata } from '../page-models/countedErrata.ts'
import { createErratumEntry } from '../page-models/erratumEntry.ts'
import { showNewsLink } from '../page-models/news.ts'
import { paths, type PagePath } from '../page-models/routes.ts'
import type { Site } from '../page-models/site.ts'
import type { Texts } from '../page-models/texts.ts'
import { followRedirect } from '../redirects.ts'
import { writeAtomFeed, type AtomEntry } from './atomFeed.ts'
import { ErratumForFeed, NewsForFeed } from './FeedContent.tsx'

// Feed readers fetch a feed often, so it holds the newest entries only; an import of a whole list leaves room for the rest.
const mostEntries = 100
const mostErrataOfBook = 80
const mostOfOneBookInSite = 30

/** The entries of the feed of a language: news and errata of the whole site. `ofBooks`: the newest of each book. */
export function createSiteEntries(
  site: Site,
  locale: Locale,
  { news, ofBooks }: { news: readonly NewsItem[]; ofBooks: readonly AtomEntry[] },
): AtomEntry[] {
  const texts = site.textsOfFeed(locale)
  const ofSite = news.map((item) => createNewsEntry({ site, texts, item, bookSlug: null }))
  return newest([...ofSite, ...ofBooks], mostEntries)
}

/** The feed of a language. `updatedAt`: of the site, for a feed without entries. */
export function createSiteFeed(
  site: Site,
  locale: Locale,
  { entries, updatedAt }: { entries: readonly AtomEntry[]; updatedAt: string | null },
): string {
  const texts = site.texts(locale)
  const { settings } = site
  return writeFeed({
    site,
    locale,
    title: strings[locale].feedOf(texts.need(settings.title).plain),
    subtitle: texts.choose(settings.description)?.plain ?? null,
    path: paths.siteFeed,
    firstPath: paths.siteFeed,
    alternate: paths.home,
    entries,
    updatedWithoutEntries: updatedAt,
  })
}

/** The entries of a book's feed, its news and errata, the newest first. */
export function createBookEntries(site: Site, locale: Locale, content: BookContent): AtomEntry[] {
  const texts = site.textsOfFeed(locale, content.book.slug)
  const bookSlug = firstSlug(content.book)
  const errata = countedErrata(content)
    .sort((a, b) => compareTexts(b.updatedAt, a.updatedAt) || compareTexts(a.tag, b.tag))
    .slice(0, mostErrataOfBook)
  return newest(
    [
      ...content.news.map((item) => createNewsEntry({ site, texts, item, bookSlug })),
      ...errata.map((erratum) => createErrataFeedEntry({ site, texts, content, erratum })),
    ],
    mostEntries,
  )
}

/** The entries of a book that the feed of the whole site takes. */
export function entriesForSite(entries: readonly AtomEntry[]): AtomEntry[] {
  return newest(entries, mostOfOneBookInSite)
}

/** The feed of one book. `entries`: of createBookEntries. */
export function createBookFeed(
  site: Site,
  locale: Locale,
  { content: { book }, entries }: { content: BookContent; entries: readonly AtomEntry[] },
): string {
  const texts = site.texts(locale, book.slug)
  return writeFeed({
    site,
    locale,
    title: strings[locale].feedOf(texts.need(book.title).plain),
    subtitle: texts.choose(book.subtitle)?.plain ?? null,
    path: paths.bookFeed(book.slug),
    firstPath: paths.bookFeed(firstSlug(book)),
    alternate: paths.book(book.slug),
    entries,
    updatedWithoutEntries: book.updatedAt,
  })
}

// RFC 4287 requires `updated`, also for a site without content.
const never = '1970-01-01T00:00:00Z'

function writeFeed({
  site,
  locale,
  title,
  subtitle,
  path,
  firstPath,
  alternate,
  entries,
  updatedWithoutEntries,
}: {
  site: Site
  locale: Locale
  title: string
  subtitle: string | null
  path: PagePath
  firstPath: PagePath
  alternate: PagePath
  /** The newest first. */
  entries: readonly AtomEntry[]
  updatedWithoutEntries: string | null
}): string {
  const address = (to: PagePath) => site.routes.absolute(site.routes.link(locale, to))
  return writeAtomFeed({
    id: permanentId({ site, locale, path, firstPath }),
    self: address(path),
    alternate: address(alternate),
    lang: locale,
    title,
    subtitle,
    author: site.texts(locale).need(site.settings.title).plain,
    updated: latest(entries.map((entry) => entry.updated)) ?? updatedWithoutEntries ?? never,
    entries,
  })
}

function newest(entries: readonly AtomEntry[], most: number): AtomEntry[] {
  return [...entries]
    .sort((a, b) => compareTexts(b.updated, a.updated) || compareTexts(a.id, b.id))
    .slice(0, most)
}

function createNewsEntry({
  site,
  texts: textsOfFeed,
  item,
  bookSlug,
}: {
  site: Site
  texts: Texts
  item: NewsItem
  /** The slug that its book had first; null where it is about the whole site. */
  bookSlug: string | null
}): AtomEntry {
  const texts = textsOfFeed.of(item.book)
  const { locale } = texts
  const firstPath = paths.newsItem(bookSlug, firstSlug(item))
  const link = showNewsLink(site, item)
  const title = texts.need(item.title)
  const body = texts.rich(item.body)
  return {
    id: permanentId({ site, locale, path: paths.newsItem(item.book, item.slug), firstPath }),
    link: site.routes.absolute(site.routes.link(locale, paths.newsItem(item.book, item.slug))),
    title: title.plain,
    lang: title.lang ?? locale,
    published: `${item.date}T00:00:00Z`,
    updated: item.updatedAt,
    content:
      body === null && item.link === null
        ? null
        : renderToString(<NewsForFeed body={body} link={link} absolute={site.routes.absolute} />),
  }
}

function createErrataFeedEntry({
  site,
  texts,
  content,
  erratum,
}: {
  site: Site
  texts: Texts
  content: BookContent
  erratum: Erratum
}): AtomEntry {
  const { locale } = texts
  const t = strings[locale]
  const entry = createErratumEntry({ site, texts, content, erratum })
  const { book } = content
  const title = texts.of(book.slug).need(book.title).plain
  const list = { path: paths.errata(book.slug), firstPath: paths.errata(firstSlug(book)) }
  return {
    id: permanentId({ site, locale, ...list }) + erratum.tag,
    link: site.routes.absolute(entry.href),
    title: `${t.feedErratum(entry.place.whole)} — ${title}`,
    lang: locale,
    published: madePublicAt(erratum),
    updated: erratum.updatedAt,
    content: renderToString(<ErratumForFeed entry={entry} absolute={site.routes.absolute} />),
  }
}

const firstSlug = ({ slug, formerSlugs }: { slug: string; formerSlugs: readonly string[] }): string =>
  formerSlugs[0] ?? slug

// The site's own name is no part of an id: it would change with the address. RFC 4151 asks for a name and the day it was minted.
const idAuthority = 'tag:okuzuke.invalid,2026:'

/**
 * The id of a feed or an entry, as a `tag:` URI (RFC 4151): of the path that it had first, `firstPath`, so that neither another
 * slug nor another address makes anything new in a feed reader. Where that path is another document's now, of the present one.
 */
function permanentId({
  site: { redirects },
  locale,
  path,
  firstPath,
}: {
  site: Site
  locale: Locale
  path: PagePath
  firstPath: PagePath
}): string {
  const [present, first] = [`${locale}/${path}`, `${locale}/${firstPath}`]
  const leadsHere = followRedirect(first, redirects) === present
  return idAuthority + (leadsHere ? first : present)
}

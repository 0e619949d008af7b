import { renderToString } from 'preact-render-to-string'
import type { Erratum } from '../../content/erratum.ts'
import type { Locale } from '../../content/locale.ts'
import type { NewsItem } from '../../content/newsItem.ts'
import { strings } from '../i18n/strings.ts'
import { createErratumEntry } from '../page-models/erratumEntry.ts'
import { paths, type PagePath } from '../page-models/routes.ts'
import { countedErrata, latest, type BookContent, type Site } from '../page-models/site.ts'
import type { Texts } from '../page-models/texts.ts'
import { followRedirect } from '../redirects.ts'
import { writeAtomFeed, type AtomEntry } from './atomFeed.ts'
import { ErratumForFeed, NewsForFeed } from './FeedContent.tsx'

// Feed readers fetch a feed often, so it holds the newest entries only.
const mostEntries = 100

/** The feed of a language: news and errata of the whole site. */
export function createSiteFeed(site: Site, locale: Locale): string {
  const texts = site.texts(locale)
  const { settings, books } = site.snapshot
  const title = texts.need(settings.title).plain
  return writeFeed({
    site,
    locale,
    title: strings[locale].feedOf(title),
    subtitle: texts.choose(settings.description)?.plain ?? null,
    path: paths.siteFeed,
    firstPath: paths.siteFeed,
    alternate: paths.home,
    entries: [
      ...site.siteNews.map((item) => createNewsEntry({ site, texts, item })),
      ...site.books.flatMap((content) => createBookEntries(site, texts, content)),
    ],
    updatedWithoutEntries: latest([settings.updatedAt, ...books.map((book) => book.updatedAt)]),
  })
}

/** The feed of one book: its news and errata. */
export function createBookFeed(site: Site, locale: Locale, content: BookContent): string {
  const texts = site.texts(locale)
  const { book } = content
  return writeFeed({
    site,
    locale,
    title: strings[locale].feedOf(texts.need(book.title).plain),
    subtitle: texts.choose(book.subtitle)?.plain ?? null,
    path: paths.bookFeed(book.slug),
    firstPath: paths.bookFeed(firstSlug(book)),
    alternate: paths.book(book.slug),
    entries: createBookEntries(site, texts, content),
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
  entries: AtomEntry[]
  updatedWithoutEntries: string | null
}): string {
  const address = (to: PagePath) => site.routes.absolute(site.routes.link(locale, to))
  const sorted = entries
    .sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : a.id < b.id ? -1 : 1))
    .slice(0, mostEntries)
  return writeAtomFeed({
    id: firstAddress({ site, locale, path, firstPath }),
    self: address(path),
    alternate: address(alternate),
    lang: locale,
    title,
    subtitle,
    author: site.texts(locale).need(site.snapshot.settings.title).plain,
    updated: latest(sorted.map((entry) => entry.updated)) ?? updatedWithoutEntries ?? never,
    entries: sorted,
  })
}

function createBookEntries(site: Site, texts: Texts, content: BookContent): AtomEntry[] {
  return [
    ...content.news.map((item) => createNewsEntry({ site, texts, item })),
    ...countedErrata(content).map((erratum) => createErrataFeedEntry({ site, texts, content, erratum })),
  ]
}

function createNewsEntry({ site, texts, item }: { site: Site; texts: Texts; item: NewsItem }): AtomEntry {
  const { locale } = texts
  const book = item.book === null ? null : firstSlug(site.bookOf(item.book).book)
  const firstPath = paths.newsItem(book, firstSlug(item))
  const title = texts.need(item.title)
  const body = texts.rich(item.body)
  return {
    id: firstAddress({ site, locale, path: paths.newsItem(item.book, item.slug), firstPath }),
    link: site.routes.absolute(site.routes.link(locale, paths.newsItem(item.book, item.slug))),
    title: title.plain,
    lang: title.lang ?? locale,
    published: `${item.date}T00:00:00Z`,
    updated: item.updatedAt,
    content: renderToString(<NewsForFeed body={body} link={item.link} absolute={site.routes.absolute} />),
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
  const book = texts.need(content.book.title).plain
  const { slug } = content.book
  return {
    id: `${firstAddress({ site, locale, path: paths.errata(slug), firstPath: paths.errata(firstSlug(content.book)) })}#${erratum.tag}`,
    link: site.routes.absolute(entry.href),
    title: `${t.feedErratum(entry.place.whole)} — ${book}`,
    lang: locale,
    published: erratum.createdAt,
    updated: erratum.updatedAt,
    content: renderToString(<ErratumForFeed entry={entry} />),
  }
}

const firstSlug = ({ slug, formerSlugs }: { slug: string; formerSlugs: readonly string[] }): string =>
  formerSlugs[0] ?? slug

/**
 * The id of a feed or an entry: the address that it had first, `firstPath`, so that another slug makes nothing new in a feed
 * reader. Where that address is another document's now, the present one.
 */
function firstAddress({
  site: { routes, redirects },
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
  return routes.absolute(routes.file(leadsHere ? first : present))
}

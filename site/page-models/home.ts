import type { Locale } from '../../content/locale.ts'
import type { NewsItem } from '../../content/newsItem.ts'
import { strings } from '../i18n/strings.ts'
import type { BookEntry } from '../renderedSite.ts'
import { showCoverOfEntry } from './cover.ts'
import { createFrame, type Frame, type Link } from './frame.ts'
import { booksOnPage } from './homeBooks.ts'
import { createNewsLine, type NewsLine } from './news.ts'
import type { Picture } from './picture.ts'
import { homePath, paths } from './routes.ts'
import type { Site } from './site.ts'
import type { ShownText, Texts } from './texts.ts'

/** A book in a list of books. */
export type BookCard = {
  href: string
  cover: Picture | null
  title: ShownText
  subtitle: ShownText | null
  authors: ShownText[]
  errata: { href: string; words: string }
}

/** Where one page of a long list stands, and the links to those beside it. Null where all stands on one page. */
export type Paging = { label: string; position: string; newer: Link | null; older: Link | null } | null

/** One page of the list of books: its number and how many there are, and its books. */
export type HomeBooks = { number: number; of: number; books: readonly BookEntry[] }

export type HomePage = {
  frame: Frame
  title: ShownText
  description: ShownText | null
  books: BookCard[]
  paging: Paging
  /** On the first page alone. */
  news: NewsLine[]
}

/** Cuts a list of books into the pages that show it. The first is there also without books. */
export function toHomePages(books: readonly BookEntry[]): HomeBooks[] {
  const of = Math.max(1, Math.ceil(books.length / booksOnPage))
  return Array.from({ length: of }, (_nothing, index) => ({
    number: index + 1,
    of,
    books: books.slice(index * booksOnPage, (index + 1) * booksOnPage),
  }))
}

/** A front page of a language: a list of books. */
export function createHomePage(
  site: Site,
  locale: Locale,
  { page, news }: { page: HomeBooks; news: readonly NewsItem[] },
): HomePage {
  const texts = site.texts(locale)
  const isFirst = page.number === 1
  const paging = createPaging(site, locale, page)
  const description = isFirst ? texts.choose(site.settings.description) : null
  const model = {
    title: texts.need(site.settings.title),
    description,
    books: page.books.map((entry) => createBookCard({ site, texts, entry })),
    paging,
    news: isFirst ? news.map((item) => createNewsLine({ site, texts, item })) : [],
  }
  const frame = createFrame({
    site,
    texts,
    path: homePath(page.number),
    title: isFirst ? null : (paging?.position ?? null),
    description: description?.plain,
    parent: isFirst
      ? undefined
      : { href: site.routes.link(locale, paths.home), words: strings[locale].books },
  })
  return { ...model, frame }
}

export function createPaging(site: Site, locale: Locale, { number, of }: HomeBooks): Paging {
  if (of === 1) return null
  const t = strings[locale]
  const linkTo = (other: number, words: string): Link | null =>
    other < 1 || other > of ? null : { href: site.routes.link(locale, homePath(other)), words }
  return {
    label: t.bookPages,
    position: t.bookPage(number, of),
    newer: linkTo(number - 1, t.newerBooks),
    older: linkTo(number + 1, t.olderBooks),
  }
}

export function createBookCard({
  site,
  texts: textsOfPage,
  entry,
}: {
  site: Site
  texts: Texts
  entry: BookEntry
}): BookCard {
  const texts = textsOfPage.of(entry.slug)
  const t = strings[texts.locale]
  return {
    href: site.routes.link(texts.locale, paths.book(entry.slug)),
    cover: showCoverOfEntry({ site, texts, entry }),
    title: texts.need(entry.title),
    subtitle: texts.choose(entry.subtitle),
    authors: entry.authors.map((name) => texts.need(name)),
    errata: {
      href: site.routes.link(texts.locale, paths.errata(entry.slug)),
      words: `${t.errata} ${t.errataCount(entry.errata)}`,
    },
  }
}

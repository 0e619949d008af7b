import { locales, otherLocale, type Locale } from '../../content/locale.ts'
import { strings, type Strings } from '../i18n/strings.ts'
import type { FormulaNeeds } from '../math/formulaNeeds.ts'
import { paths, type PagePath } from './routes.ts'
import type { BookContent } from './bookContent.ts'
import { linkToPreview, type PreviewLink } from './preview.ts'
import { createContact, type Contact } from './report.ts'
import type { Site } from './site.ts'
import type { ShownText, Texts } from './texts.ts'

export type Link = { href: string; words: string }

/** What is around the content of a page in one language. */
export type Frame = {
  /** The page's address within the site, and its id in Eleventy: `/ja/books/example/`. */
  sitePath: string
  isFrontPage: boolean
  locale: Locale
  documentTitle: string
  description: string | null
  canonical: string
  /** The same page in the other language. */
  twin: { locale: Locale; sitePath: string; href: string; words: string }
  /** The page in each language, for search engines. */
  alternates: { hreflang: string; href: string }[]
  siteTitle: ShownText
  homeHref: string
  /** Where the site can be searched, and the book that a search from here is about; null where there is no search. */
  search: { href: string; book: string | null } | null
  /** The search page: it has a script of its own, and search engines are to leave it out. */
  isSearchPage: boolean
  bookNav: { title: ShownText; href: string; parts: (Link & { isCurrent: boolean })[] } | null
  /** The list that the page belongs to. */
  parent: Link | null
  feeds: Link[]
  manifestHref: string
  /** The same content as the page's, in other forms. */
  files: (Link & { type: string })[]
  jsonLd: object | null
  preview: PreviewLink
  /** The formulas of the page, and what those of its pieces need: its style sheet must hold it. */
  formulas: ReadonlySet<FormulaNeeds>
  /** Says that a part of the page is not translated; null where all is. */
  fallbackNotice: string | null
  license: ShownText | null
  contact: Contact | null
  t: Strings
}

type FrameParts = {
  site: Site
  /** The texts of the page. All must be made before the frame, which says what they contain. */
  texts: Texts
  path: PagePath
  /** Null for a front page, whose title is the site's. */
  title: string | null
  description?: string | null
  /** The page that search engines should keep instead of this one. */
  canonicalPath?: PagePath
  book?: BookContent
  parent?: Link
  files?: Frame['files']
  jsonLd?: object
  /** Whether the page may change with anything that the book's preview picture shows. */
  previewHasVersion?: boolean
}

export function createFrame(parts: FrameParts): Frame {
  const { site, texts, path, title, description, canonicalPath, book, parent, files, jsonLd } = parts
  const { previewHasVersion = true } = parts
  const { routes, settings } = site
  const { locale } = texts
  const twin = otherLocale(locale)
  const mainPath = canonicalPath ?? path
  const canonical = routes.absolute(routes.link(locale, mainPath))
  const siteTitle = texts.need(settings.title)
  const bookNav = book === undefined ? null : createBookNav({ site, texts, path: mainPath, content: book })
  const bookTitle = bookNav?.title.plain
  const license = texts.choose(settings.license)
  const titles = [title, title === bookTitle ? null : bookTitle, siteTitle.plain].filter(
    (part) => part !== null,
  )
  return {
    sitePath: `/${locale}/${path}`,
    isFrontPage: path === paths.home,
    locale,
    documentTitle: [...new Set(titles.filter((part) => part !== undefined))].join(' — '),
    description: description ?? null,
    canonical,
    twin: {
      locale: twin,
      sitePath: `/${twin}/${path}`,
      href: routes.link(twin, path),
      words: strings[locale].switchLanguage,
    },
    alternates: createAlternates(site, mainPath),
    siteTitle,
    homeHref: routes.link(locale, paths.home),
    search: site.hasSearch
      ? { href: routes.link(locale, paths.search), book: book?.book.slug ?? null }
      : null,
    isSearchPage: path === paths.search,
    bookNav,
    parent: parent ?? null,
    feeds: createFeedLinks({ site, locale, book, siteTitle, bookTitle }),
    manifestHref: routes.link(locale, paths.manifest),
    files: files ?? [],
    jsonLd: jsonLd ?? null,
    preview: linkToPreview({ site, locale, content: book, hasVersion: previewHasVersion }),
    formulas: texts.formulas(),
    fallbackNotice: texts.fallbackLang() === null ? null : strings[locale].untranslated,
    license,
    contact: createContact({
      ...{ address: book?.book.supportEmail ?? settings.supportEmail, locale },
      ...{ title: bookTitle ?? siteTitle.plain, isBook: book !== undefined, url: canonical },
    }),
    t: strings[locale],
  }
}

// Of the page that search engines keep: they pass over those of any other.
function createAlternates({ routes }: Site, path: PagePath): Frame['alternates'] {
  const alternates = locales.map((locale) => ({
    hreflang: locale as string,
    href: routes.absolute(routes.link(locale, path)),
  }))
  if (path !== paths.home) return alternates
  return [...alternates, { hreflang: 'x-default', href: routes.absolute(routes.file('')) }]
}

function createBookNav({
  site,
  texts,
  path,
  content,
}: {
  site: Site
  texts: Texts
  path: PagePath
  content: BookContent
}): Frame['bookNav'] {
  const { locale } = texts
  const t = strings[locale]
  const { slug } = content.book
  const isPartOf = (page: PagePath, list: PagePath) => list === paths.errata(slug) && page.startsWith(list)
  const [firstExcerpt, ...moreExcerpts] = content.excerpts
  const part = (to: PagePath, words: string, fragment = '') => ({
    href: site.routes.link(locale, to) + fragment,
    words,
    isCurrent: fragment === '' && (to === path || isPartOf(path, to)),
  })
  const excerpts =
    firstExcerpt === undefined
      ? []
      : moreExcerpts.length === 0
        ? [part(paths.excerpt(slug, firstExcerpt.slug), t.excerpts)]
        : [part(paths.book(slug), t.excerpts, '#excerpts')]
  return {
    title: texts.of(slug).need(content.book.title),
    href: site.routes.link(locale, paths.book(slug)),
    parts: [
      part(paths.book(slug), t.overview),
      part(paths.errata(slug), t.errata),
      ...(content.book.toc.length > 0 ? [part(paths.toc(slug), t.toc)] : []),
      ...(content.news.length > 0 ? [part(paths.newsList(slug), t.news)] : []),
      ...(content.materials.length > 0 ? [part(paths.materials(slug), t.materials)] : []),
      ...excerpts,
    ],
  }
}

function createFeedLinks({
  site,
  locale,
  book,
  siteTitle,
  bookTitle,
}: {
  site: Site
  locale: Locale
  book: BookContent | undefined
  siteTitle: ShownText
  bookTitle: string | undefined
}): Link[] {
  const t = strings[locale]
  const siteFeed = {
    href: site.routes.link(locale, paths.siteFeed),
    words: t.feedOf(siteTitle.plain),
  }
  if (book === undefined || bookTitle === undefined) return [siteFeed]
  const href = site.routes.link(locale, paths.bookFeed(book.book.slug))
  return [{ href, words: t.feedOf(bookTitle) }, siteFeed]
}

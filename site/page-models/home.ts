import type { Locale } from '../../content/locale.ts'
import { strings } from '../i18n/strings.ts'
import { showCover } from './cover.ts'
import { createFrame, type Frame } from './frame.ts'
import { createNewsLine, type NewsLine } from './news.ts'
import type { Picture } from './picture.ts'
import { paths } from './routes.ts'
import { countedErrata, type BookContent, type Site } from './site.ts'
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

export type HomePage = {
  frame: Frame
  title: ShownText
  description: ShownText | null
  books: BookCard[]
  news: NewsLine[]
}

/** The front page of a language if no book is the home book: a list of all books. */
export function createHomePage(site: Site, locale: Locale): HomePage {
  const texts = site.texts(locale)
  const { settings } = site.snapshot
  const title = texts.need(settings.title)
  const description = texts.choose(settings.description)
  const books = site.books.map((content) => createBookCard({ site, texts, content }))
  const news = site.siteNews.map((item) => createNewsLine({ site, texts, item }))
  const frame = createFrame({ site, texts, path: paths.home, title: null, description: description?.plain })
  return { title, description, books, news, frame }
}

export function createBookCard({
  site,
  texts: textsOfPage,
  content,
}: {
  site: Site
  texts: Texts
  content: BookContent
}): BookCard {
  const { book } = content
  const texts = textsOfPage.of(book.slug)
  const t = strings[texts.locale]
  return {
    href: site.routes.link(texts.locale, paths.book(book.slug)),
    cover: showCover({ site, texts, book }),
    title: texts.need(book.title),
    subtitle: texts.choose(book.subtitle),
    authors: book.authors.map((author) => texts.need(author.name)),
    errata: {
      href: site.routes.link(texts.locale, paths.errata(book.slug)),
      words: `${t.errata} ${t.errataCount(countedErrata(content).length)}`,
    },
  }
}

import type { Crumb } from './frame.ts'
import { paths } from './routes.ts'
import type { PagePath } from './routes.ts'
import type { BookContent, Site } from './site.ts'
import type { Texts } from './texts.ts'

/** The way to a page of a book: the site, the book, perhaps a list, and the page itself. */
export function bookCrumbs({
  site,
  texts,
  content,
  here,
  between,
}: {
  site: Site
  texts: Texts
  content: BookContent
  here: string
  between?: { path: PagePath; words: string }
}): Crumb[] {
  const { locale } = texts
  const link = (path: PagePath) => site.routes.link(locale, path)
  const own = (words: string) => ({
    parts: [{ kind: 'words' as const, words }],
    plain: words,
    lang: null,
    isFallback: false,
  })
  return [
    { href: link(paths.home), text: texts.need(site.snapshot.settings.title) },
    { href: link(paths.book(content.book.slug)), text: texts.need(content.book.title) },
    ...(between === undefined ? [] : [{ href: link(between.path), text: own(between.words) }]),
    { href: null, text: own(here) },
  ]
}

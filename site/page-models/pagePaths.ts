import type { NewsItem } from '../../content/newsItem.ts'
import { latest, type BookContent } from './bookContent.ts'
import { errataPartPath, homePath, paths, type PagePath } from './routes.ts'

/** A page below a locale, and when what it shows was changed last; null: that says nothing about it. */
export type DatedPath = { path: PagePath; updatedAt: string | null }

/** All pages of a book. Each exists in every language. */
export function listBookPages({ book, errataParts, news, materials, excerpts }: BookContent): DatedPath[] {
  const { slug, updatedAt } = book
  const lastOf = (...lists: (readonly { updatedAt: string }[])[]) =>
    latest([updatedAt, ...lists.flatMap((list) => list.map((document) => document.updatedAt))])
  const errata = errataParts.map((part) => ({
    path: errataPartPath(slug, part.number),
    updatedAt: lastOf(part.errata, part.apart),
  }))
  return [
    {
      path: paths.book(slug),
      updatedAt: latest([...errata.map((page) => page.updatedAt), lastOf(news, materials, excerpts)]),
    },
    ...errata,
    { path: paths.toc(slug), updatedAt },
    { path: paths.newsList(slug), updatedAt: lastOf(news) },
    { path: paths.materials(slug), updatedAt: lastOf(materials) },
    ...news.map((item) => ({ path: paths.newsItem(slug, item.slug), updatedAt: item.updatedAt })),
    ...excerpts.map((excerpt) => ({
      path: paths.excerpt(slug, excerpt.slug),
      updatedAt: excerpt.updatedAt,
    })),
  ]
}

/** The pages that belong to no book: the lists of books, and the news about the whole site. */
export function listSharedPages({
  news,
  homePages,
}: {
  news: readonly Pick<NewsItem, 'slug' | 'updatedAt'>[]
  homePages: number
}): DatedPath[] {
  return [
    ...Array.from({ length: homePages }, (_nothing, index) => ({
      path: homePath(index + 1),
      updatedAt: null,
    })),
    ...news.map((item) => ({ path: paths.newsItem(null, item.slug), updatedAt: item.updatedAt })),
  ]
}

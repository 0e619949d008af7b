import { locales } from '../../content/locale.ts'
import type { Snapshot } from '../../content/snapshot.ts'
import type { Redirect } from '../redirects.ts'
import { paths, type PagePath } from './routes.ts'

type Named = { slug: string; formerSlugs: readonly string[] }

/**
 * Where the addresses lead that books, news items and excerpts had under their former slugs: one redirect for each folder and
 * language, straight to the present one, also where a book and an item of it were both renamed. A slug that a document of the
 * same scope has now leads nowhere else.
 */
export function createRedirects(snapshot: Snapshot): Redirect[] {
  const books = ownersOfFormerSlugs(snapshot.books)
  const namesOf = (book: string) => [
    book,
    ...[...books].filter(([, owner]) => owner === book).map(([former]) => former),
  ]
  const folders: [PagePath, PagePath][] = [...books].map(([former, slug]) => [
    paths.book(former),
    paths.book(slug),
  ])
  for (const { slug: book } of snapshot.books) {
    const ofBook = <T extends { book: string | null }>(items: readonly T[]) =>
      items.filter((item) => item.book === book)
    const news = ownersOfFormerSlugs(ofBook(snapshot.news))
    const excerpts = ownersOfFormerSlugs(ofBook(snapshot.excerpts))
    for (const name of namesOf(book)) {
      for (const [former, slug] of news)
        folders.push([paths.newsItem(name, former), paths.newsItem(book, slug)])
      for (const [former, slug] of excerpts)
        folders.push([paths.excerpt(name, former), paths.excerpt(book, slug)])
    }
  }
  const siteNews = snapshot.news.filter((item) => item.book === null)
  for (const [former, slug] of ownersOfFormerSlugs(siteNews))
    folders.push([paths.newsItem(null, former), paths.newsItem(null, slug)])
  return locales
    .flatMap((locale) => folders.map(([from, to]) => ({ from: `${locale}/${from}`, to: `${locale}/${to}` })))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** The present slug for each former one, of documents in one scope. */
function ownersOfFormerSlugs(documents: readonly Named[]): Map<string, string> {
  const present = new Set(documents.map(({ slug }) => slug))
  const owners = new Map<string, string>()
  // The CMS refuses a slug that another document had; a book from a file may bring one. By slug: the same for each build.
  for (const { slug, formerSlugs } of [...documents].sort((a, b) => (a.slug < b.slug ? -1 : 1)))
    for (const former of formerSlugs)
      if (!present.has(former) && !owners.has(former)) owners.set(former, slug)
  return owners
}

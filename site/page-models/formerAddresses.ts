import { compareTexts } from '../../content/compareTexts.ts'
import { locales } from '../../content/locale.ts'
import type { Redirect } from '../redirects.ts'
import type { BookContent } from './bookContent.ts'
import { paths, type PagePath } from './routes.ts'

type Named = { slug: string; formerSlugs: readonly string[] }

/**
 * Where the addresses lead that a book and its news and excerpts had under their former slugs: one redirect for each folder and
 * language, straight to the present one, also where a book and an item of it were both renamed. A slug that a document of the
 * same scope has now leads nowhere else. `formerSlugs`: those of the book that are no other book's.
 */
export function createBookRedirects({
  content: { book, news, excerpts },
  formerSlugs,
}: {
  content: Pick<BookContent, 'book' | 'news' | 'excerpts'>
  formerSlugs: readonly string[]
}): Redirect[] {
  const { slug } = book
  const formerNames = [...new Set(formerSlugs)].filter((former) => former !== slug)
  const items = [
    ...[...ownersOfFormerSlugs(news)].map(([former, present]) => ({ at: paths.newsItem, former, present })),
    ...[...ownersOfFormerSlugs(excerpts)].map(([former, present]) => ({
      at: paths.excerpt,
      former,
      present,
    })),
  ]
  return inEachLocale([
    ...formerNames.map((former): Folders => [paths.book(former), paths.book(slug)]),
    ...[slug, ...formerNames].flatMap((name) =>
      items.map(({ at, former, present }): Folders => [at(name, former), at(slug, present)]),
    ),
  ])
}

/** The same for the news about the whole site. */
export function createNewsRedirects(news: readonly Named[]): Redirect[] {
  return inEachLocale(
    [...ownersOfFormerSlugs(news)].map(([former, slug]) => [
      paths.newsItem(null, former),
      paths.newsItem(null, slug),
    ]),
  )
}

type Folders = [from: PagePath, to: PagePath]

function inEachLocale(folders: readonly Folders[]): Redirect[] {
  return locales
    .flatMap((locale) => folders.map(([from, to]) => ({ from: `${locale}/${from}`, to: `${locale}/${to}` })))
    .sort((a, b) => compareTexts(a.from, b.from))
}

/** The present slug for each former one, of documents in one scope. */
function ownersOfFormerSlugs(documents: readonly Named[]): Map<string, string> {
  const present = new Set(documents.map(({ slug }) => slug))
  const owners = new Map<string, string>()
  // The CMS refuses a slug that another document had; a book from a file may bring one. By slug: the same for each build.
  for (const { slug, formerSlugs } of [...documents].sort((a, b) => compareTexts(a.slug, b.slug)))
    for (const former of formerSlugs)
      if (!present.has(former) && !owners.has(former)) owners.set(former, slug)
  return owners
}

import type { Book } from '../../content/book.ts'
import { compareErrata, type Erratum } from '../../content/erratum.ts'
import type { Excerpt } from '../../content/excerpt.ts'
import type { Locale } from '../../content/locale.ts'
import { noMacros, readMacros } from '../../content/macros.ts'
import type { Material } from '../../content/material.ts'
import type { MediaFile } from '../../content/mediaFile.ts'
import type { NewsItem } from '../../content/newsItem.ts'
import type { Snapshot } from '../../content/snapshot.ts'
import type { RenderFormula } from '../math/createMath.ts'
import { toRedirectMap, type RedirectMap } from '../redirects.ts'
import type { FetchedMedia } from '../renderedSite.ts'
import { createRedirects } from './formerAddresses.ts'
import { createRoutes, type Routes } from './routes.ts'
import { createTexts, type Texts } from './texts.ts'

/** A book and everything that belongs to it, in the order in which readers see it. */
export type BookContent = {
  book: Book
  /** In the book's order. */
  errata: Erratum[]
  /** The newest first. */
  news: NewsItem[]
  materials: Material[]
  excerpts: Excerpt[]
  /** The book whose `previousEdition` this one is. */
  newerEdition: Book | null
}

/** A snapshot, sorted and indexed: the page models are made from it. */
export type Site = {
  snapshot: Snapshot
  routes: Routes
  /** Former addresses. */
  redirects: RedirectMap
  /** The newest book first. */
  books: BookContent[]
  bookOf: (slug: string) => BookContent
  /** News about the whole site, the newest first. */
  siteNews: NewsItem[]
  /** The tags of the errata that an erratum is related to, whichever of the two says so. */
  relatedTo: (tag: string) => string[]
  mediaFile: (id: string) => MediaFile | null
  /** The address of an upload in the release; null where it was not fetched. */
  mediaHref: (filename: string) => string | null
  /** The texts of one page; `book`: the slug of the book that it is about. */
  texts: (locale: Locale, book?: string | null) => Texts
}

export function createSite({
  snapshot,
  media,
  baseUrl,
  math,
}: {
  snapshot: Snapshot
  media: FetchedMedia
  baseUrl: string
  math: RenderFormula
}): Site {
  const routes = createRoutes({ snapshot, baseUrl })
  const books = [...snapshot.books].sort(newestBookFirst).map((book) => gatherContent(book, snapshot))
  const bySlug = new Map(books.map((content) => [content.book.slug, content]))
  const macros = new Map(snapshot.books.map((book) => [book.slug, readMacros(book.macros ?? '').macros]))
  const macrosOf = (book: string) => macros.get(book) ?? noMacros
  const related = relateBothWays(snapshot.errata)
  const files = new Map(snapshot.media.map((file) => [file.id, file]))
  return {
    snapshot,
    routes,
    redirects: toRedirectMap(createRedirects(snapshot)),
    books,
    bookOf(slug) {
      const content = bySlug.get(slug)
      if (content === undefined) throw new Error(`The snapshot has no book "${slug}".`)
      return content
    },
    siteNews: snapshot.news.filter((item) => item.book === null).sort(newestFirst),
    relatedTo: (tag) => [...(related.get(tag) ?? [])],
    mediaFile: (id) => files.get(id) ?? null,
    mediaHref(filename) {
      const path = media.get(filename)?.path
      return path === undefined ? null : routes.file(path)
    },
    texts: (locale, book = null) => createTexts({ locale, math, book, macrosOf }),
  }
}

// What an erratum says itself stands first, in its order.
function relateBothWays(errata: readonly Erratum[]): Map<string, Set<string>> {
  const related = new Map(errata.map(({ tag, relatedTo }) => [tag, new Set(relatedTo)]))
  for (const { tag, relatedTo } of errata) for (const other of relatedTo) related.get(other)?.add(tag)
  return related
}

function gatherContent(book: Book, snapshot: Snapshot): BookContent {
  const ofBook = <T extends { book: string | null }>(items: readonly T[]) =>
    items.filter((item) => item.book === book.slug)
  return {
    book,
    errata: ofBook(snapshot.errata).sort(compareErrata),
    news: ofBook(snapshot.news).sort(newestFirst),
    materials: ofBook(snapshot.materials).sort(newestFirst),
    excerpts: ofBook(snapshot.excerpts).sort((a, b) => compareText(a.slug, b.slug)),
    newerEdition: snapshot.books.find((other) => other.previousEdition === book.slug) ?? null,
  }
}

type Dated = { date: string | null; id: string; slug?: string }

// Equal dates are ordered by slug and id, so that the order of the database's rows does not change the bytes.
function newestFirst(a: Dated, b: Dated): number {
  return (
    compareText(b.date ?? '', a.date ?? '') ||
    compareText(a.slug ?? '', b.slug ?? '') ||
    compareText(a.id, b.id)
  )
}

function newestBookFirst(a: Book, b: Book): number {
  return compareText(b.publishedOn ?? '', a.publishedOn ?? '') || compareText(a.slug, b.slug)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What counts as an error of the book: neither what was withdrawn nor what is right as printed. */
export function countedErrata({ errata }: Pick<BookContent, 'errata'>): Erratum[] {
  return errata.filter(({ status }) => status === 'confirmed' || status === 'unconfirmed')
}

/** When readers could see an erratum first. */
export function madePublicAt({ publishedAt, createdAt }: Pick<Erratum, 'publishedAt' | 'createdAt'>): string {
  return publishedAt ?? createdAt
}

/** The latest of some moments; null for none. */
export function latest(moments: readonly (string | null)[]): string | null {
  return moments.reduce<string | null>(
    (last, moment) => (moment !== null && (last === null || moment > last) ? moment : last),
    null,
  )
}

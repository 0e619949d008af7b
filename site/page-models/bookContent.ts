import type { Book } from '../../content/book.ts'
import { compareTexts } from '../../content/compareTexts.ts'
import type { Erratum } from '../../content/erratum.ts'
import type { Excerpt } from '../../content/excerpt.ts'
import { placeKey } from '../../content/locator.ts'
import type { Material } from '../../content/material.ts'
import type { NewsItem } from '../../content/newsItem.ts'
import type { BookPart } from '../../content/snapshot.ts'
import type { BookEntry, OtherBooks } from '../renderedSite.ts'
import { countedErrata } from './countedErrata.ts'
import { createErrataChapters, type ErrataChapters } from './errataChapters.ts'
import { cutErrata, type ErrataPart } from './errataParts.ts'

/** A book and everything that belongs to it, in the order in which readers see it. */
export type BookContent = {
  book: Book
  /** In the book's order. */
  errata: Erratum[]
  /** The pages of the list of errata: one, but for a long list. */
  errataParts: ErrataPart[]
  /** The chapters that the list is divided by, where the contents say in which one most errata lie. */
  chapters: ErrataChapters | null
  /** The newest first. */
  news: NewsItem[]
  materials: Material[]
  excerpts: Excerpt[]
  /** The other editions, as far as the site has them. */
  previousEdition: BookEntry | null
  newerEdition: BookEntry | null
}

/** Sorts what belongs to a book. The order of the database's rows changes nothing. */
export function gatherContent({
  part: { book, ...part },
  others,
}: {
  part: Pick<BookPart, 'book' | 'errata' | 'news' | 'materials' | 'excerpts'>
  others: OtherBooks
}): BookContent {
  const chapters = createErrataChapters({ toc: book.toc, errata: countedErrata(part) })
  const errata = sortErrata(part.errata, chapters)
  return {
    book,
    errata,
    errataParts: cutErrata({ errata, toc: book.toc }),
    chapters,
    news: [...part.news].sort(newestFirst),
    materials: [...part.materials].sort(newestFirst),
    excerpts: [...part.excerpts].sort((a, b) => compareTexts(a.slug, b.slug)),
    previousEdition: book.previousEdition === null ? null : others.entry(book.previousEdition),
    newerEdition: others.newerEditionOf(book.slug),
  }
}

// By chapters, because what has no page (an e-book's) lies among what has one; then in the order of compareErrata (content/erratum.ts).
// Each place is put into words once: a long list compares it a dozen times.
function sortErrata(errata: readonly Erratum[], chapters: ErrataChapters | null): Erratum[] {
  return errata
    .map((erratum) => ({
      erratum,
      chapter: chapters?.chapterOf(erratum) ?? 0,
      place: placeKey(erratum),
    }))
    .sort(
      (a, b) =>
        a.chapter - b.chapter ||
        compareTexts(a.place, b.place) ||
        compareTexts(a.erratum.createdAt, b.erratum.createdAt) ||
        compareTexts(a.erratum.tag, b.erratum.tag),
    )
    .map(({ erratum }) => erratum)
}

type Dated = { date: string | null; id: string; slug?: string }

/** Orders what has a date, the newest first; at one date by slug and id. */
export function newestFirst(a: Dated, b: Dated): number {
  return (
    compareTexts(b.date ?? '', a.date ?? '') ||
    compareTexts(a.slug ?? '', b.slug ?? '') ||
    compareTexts(a.id, b.id)
  )
}

/** When readers could see an erratum first. */
export function madePublicAt({ publishedAt, createdAt }: Pick<Erratum, 'publishedAt' | 'createdAt'>): string {
  return publishedAt ?? createdAt
}

/** The latest of some moments; null for none. */
export function latest(moments: Iterable<string | null>): string | null {
  let last: string | null = null
  for (const moment of moments) if (moment !== null && (last === null || moment > last)) last = moment
  return last
}

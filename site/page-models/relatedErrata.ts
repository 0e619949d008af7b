import { compareTexts } from '../../content/compareTexts.ts'
import type { Erratum } from '../../content/erratum.ts'
import { locales, type Locale } from '../../content/locale.ts'
import type { Locator } from '../../content/locator.ts'
import type { RelatedErratum } from '../../content/snapshot.ts'
import type { OtherBooks } from '../renderedSite.ts'
import { paths } from './routes.ts'

/** Where an erratum stands, and of which book it is. */
export type PlacedErratum = Locator & { tag: string; book: string }

/** How the errata of a book are related to each other and to those of other books, whichever of two says so. */
export type RelatedErrata = {
  /** The tags, those first that the erratum names itself. */
  tagsOf: (tag: string) => string[]
  /** An erratum that a page may link to; null for one of another book whose page has no such address. */
  find: (tag: string) => PlacedErratum | null
}

/** Relates the errata of a book. `errata` are in the book's order. */
export function relateErrata({
  errata,
  relatedErrata,
  others,
}: {
  errata: readonly Erratum[]
  relatedErrata: readonly RelatedErratum[]
  others: OtherBooks
}): RelatedErrata {
  const ofOthers = [...relatedErrata].sort((a, b) => compareTexts(a.tag, b.tag))
  const related = new Map(errata.map(({ tag, relatedTo }) => [tag, new Set(relatedTo)]))
  for (const { tag, relatedTo } of [...errata, ...ofOthers])
    for (const other of relatedTo) related.get(other)?.add(tag)
  const own = new Map(errata.map((erratum) => [erratum.tag, erratum]))
  const foreign = new Map(ofOthers.map((erratum) => [erratum.tag, erratum]))
  return {
    tagsOf: (tag) => [...(related.get(tag) ?? [])],
    find(tag) {
      const ofBook = own.get(tag)
      if (ofBook !== undefined) return ofBook
      const other = foreign.get(tag)
      return other !== undefined && isThere(other, others) ? other : null
    },
  }
}

/** None: for pages that show no errata. */
export const noRelatedErrata: RelatedErrata = { tagsOf: () => [], find: () => null }

function isThere({ book, tag }: RelatedErratum, others: OtherBooks): boolean {
  const address = (locale: Locale) => `${locale}/${paths.errata(book)}index.html`
  return others.entry(book) !== null && locales.every((locale) => others.hasAddress(address(locale), tag))
}

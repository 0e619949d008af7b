import { createContentsFinder, type ContentsPlace } from '../../content/contentsPlace.ts'
import type { Locator } from '../../content/locator.ts'
import type { TocEntry } from '../../content/tocEntry.ts'

/** Where the errata of a book lie in its contents. */
export type ErrataChapters = {
  /** The chapter by its index in the contents: -1 before all of them, their number for what lies in none of them. */
  chapterOf: (erratum: Placed) => number
  placeOf: (erratum: Placed) => ContentsPlace | null
}

type Placed = Pick<Locator, 'page' | 'section'>

/**
 * The chapters that a list of errata is divided by. Null where the contents do not say where most of them lie, as without pages: then
 * it is divided by pages alone.
 */
export function createErrataChapters({
  toc,
  errata,
}: {
  toc: readonly TocEntry[]
  errata: readonly Placed[]
}): ErrataChapters | null {
  const placeOf = createContentsFinder(toc)
  const placed = errata.filter((erratum) => placeOf(erratum) !== null).length
  if (placed === 0 || placed * 2 < errata.length) return null
  return { placeOf, chapterOf: (erratum) => placeOf(erratum)?.chapter ?? toc.length }
}

/** The id of a chapter's errata, on each page of the list that has some; `chapter`: as `chapterOf` gives it. */
export function idOfChapter(chapter: number): string {
  return chapter < 0 ? 'chapter-before' : `chapter-${chapter + 1}`
}

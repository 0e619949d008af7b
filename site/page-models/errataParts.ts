import { shortHash } from '../../content/shortHash.ts'
import type { Erratum } from '../../content/erratum.ts'
import { createContentsFinder } from '../../content/contentsPlace.ts'
import type { TocEntry } from '../../content/tocEntry.ts'
import { isCounted } from './countedErrata.ts'

/** One page of a book's list of errata. */
export type ErrataPart = {
  /** From 1. */
  number: number
  /** What counts as an error, in the book's order. */
  errata: Erratum[]
  /** What does not: rejected or withdrawn. All of it stands on the last part. */
  apart: Erratum[]
}

/** A list of more errors than this is made in parts. No part has more. */
const mostErrataOfPart = 450
/** Below this a part is never ended. */
const fewestErrataOfPart = 150
/** From here on the next page of the book ends a part. */
const manyErrata = 300

/**
 * Cuts a long list of errata (in the book's order) into parts. Where it is cut is decided by what stands there (a chapter, or the
 * hash of a page or a tag, as in content-defined chunking) and by the length of the part so far alone, so that a new or a changed
 * erratum moves one or two cuts, and the parts after them stay as they are.
 */
export function cutErrata({
  errata,
  toc,
}: {
  errata: readonly Erratum[]
  toc: readonly TocEntry[]
}): ErrataPart[] {
  const counted: Erratum[] = []
  const apart: Erratum[] = []
  for (const erratum of errata) (isCounted(erratum) ? counted : apart).push(erratum)
  const placeOf = createContentsFinder(toc)
  const chapterOf = (erratum: Erratum) => placeOf(erratum)?.chapter ?? null
  const groups: Erratum[][] = []
  let group: Erratum[] = []
  for (const erratum of counted) {
    const previous = group.at(-1)
    const isLong = counted.length > mostErrataOfPart && previous !== undefined
    if (isLong && endsPart({ size: group.length, previous, next: erratum, chapterOf })) {
      groups.push(group)
      group = []
    }
    group.push(erratum)
  }
  groups.push(group)
  return groups.map((ofPart, index) => ({
    number: index + 1,
    errata: ofPart,
    apart: index === groups.length - 1 ? apart : [],
  }))
}

type Cut = {
  size: number
  previous: Erratum
  next: Erratum
  chapterOf: (erratum: Erratum) => number | null
}

function endsPart({ size, previous, next, chapterOf }: Cut): boolean {
  if (size < fewestErrataOfPart) return false
  if (size >= mostErrataOfPart) return true
  const beginsChapter = chapterOf(next) !== chapterOf(previous)
  // Without pages, the tag decides: one of a hundred.
  if (next.page === null) return previous.page !== null || beginsChapter || shortHash(next.tag) % 100 === 0
  if (next.page === previous.page) return false
  // One of 32 pages ends a part that is long enough.
  return size >= manyErrata || beginsChapter || shortHash(next.page) % 32 === 0
}

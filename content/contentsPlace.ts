import { compareTexts } from './compareTexts.ts'
import type { Locator } from './locator.ts'
import { naturalKey, pageKey } from './pageLabel.ts'
import { remember } from './remember.ts'
import type { TocEntry } from './tocEntry.ts'

/**
 * Where something lies in a book's contents, by index: the chapter, -1 before all of them; the section, null where it lies in the
 * chapter and before its sections.
 */
export type ContentsPlace = { chapter: number; section: number | null }

type Placed = Pick<Locator, 'page' | 'section'>

/**
 * Finds the place in the contents: by the section that is stated, else by the page, which lies in the entry that begins on it or
 * nearest before it. Null where neither says it: the contents give no pages, or nothing is stated.
 */
export function createContentsFinder(toc: readonly TocEntry[]): (placed: Placed) => ContentsPlace | null {
  const ofLabel = findersByLabel(toc)
  const ofPage = finderByPage(toc)
  return ({ page, section }) => (section === null ? null : ofLabel(section)) ?? ofPage(page)
}

/** The index of each entry's chapter and section, in the order of the contents. */
function listEntries(toc: readonly TocEntry[]) {
  return toc.flatMap((chapter, index) => [
    { entry: chapter, place: { chapter: index, section: null } },
    ...chapter.sections.map((entry, section) => ({ entry, place: { chapter: index, section } })),
  ])
}

function finderByPage(toc: readonly TocEntry[]): (page: string | null) => ContentsPlace | null {
  const begins = listEntries(toc).flatMap(({ entry: { page }, place }) =>
    page === null ? [] : [{ key: pageKey(page), place }],
  )
  // The last of those that begin on one page: a chapter and its first section do.
  begins.sort((a, b) => compareTexts(a.key, b.key))
  if (begins.length === 0) return () => null
  return remember((page) => {
    if (page === null) return null
    const key = pageKey(page)
    return begins.findLast((begin) => begin.key <= key)?.place ?? { chapter: -1, section: null }
  })
}

function findersByLabel(toc: readonly TocEntry[]): (label: string) => ContentsPlace | null {
  const places = new Map<string, ContentsPlace>()
  for (const { entry, place } of listEntries(toc))
    if (entry.label !== null && !places.has(plainLabel(entry.label)))
      places.set(plainLabel(entry.label), place)
  return remember((label) => {
    // 2.3.1 lies in 2.3, and in 2, where the contents say no more.
    for (let plain = plainLabel(label); plain !== ''; plain = plain.replace(/(?:^|\.)[^.]*$/, '')) {
      const place = places.get(plain)
      if (place !== undefined) return place
    }
    return null
  })
}

/** A label without what differs between the contents and the words of an editor: 第2章 is 2. */
function plainLabel(label: string): string {
  return naturalKey(
    label
      .normalize('NFKC')
      .replace(/\s+/g, '')
      .replace(/^第([0-9A-Za-z.]+)[部章節]$/, '$1'),
  )
}

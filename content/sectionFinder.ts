import { createContentsFinder } from './contentsPlace.ts'
import type { TocEntry } from './tocEntry.ts'

/**
 * Finds the label of the section (or chapter) that a page lies in, by the pages of the contents. Null where they give no pages, the page
 * lies before all of them, or the section has no label.
 */
export function createSectionFinder(toc: readonly TocEntry[]): (page: string | null) => string | null {
  const placeOf = createContentsFinder(toc)
  return (page) => {
    const place = placeOf({ page, section: null })
    if (place === null) return null
    const chapter = toc[place.chapter]
    const entry = place.section === null ? chapter : chapter?.sections[place.section]
    return entry?.label ?? null
  }
}

import { pageKey } from './pageLabel.ts'
import type { TocEntry } from './tocEntry.ts'

/**
 * The label of the section that a page lies in, by the pages of the contents: the last section (or chapter) that begins on it or
 * before. Null where the contents give no pages, or the page lies before all of them.
 */
export function sectionOfPage(toc: readonly TocEntry[], page: string | null): string | null {
  if (page === null) return null
  const key = pageKey(page)
  const begun = toc
    .flatMap((chapter) => [chapter, ...chapter.sections])
    .filter((entry) => entry.page !== null && pageKey(entry.page) <= key)
  return begun.at(-1)?.label ?? null
}

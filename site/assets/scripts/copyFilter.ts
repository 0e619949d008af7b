import { targetOfAddress } from './copyAddress.ts'
import { errata, setFilter, type ListedErratum } from './errataList.ts'

/** `data-copies` of an erratum: `1 2 ebook?` (site/page-models/myCopy.ts). */
function answerFor({ element }: ListedErratum, key: string): 'yes' | 'no' | 'unknown' {
  const marks = element.dataset.copies?.split(' ') ?? []
  if (marks.includes(key)) return 'yes'
  return marks.includes(key === 'ebook' ? 'ebook?' : '?') ? 'unknown' : 'no'
}

/**
 * Marks the errata that do not apply to a copy, or may not, and hides those that do not. `key` names one of the page's choices; null:
 * all errata are shown, and none is marked.
 */
export function filterByCopy(key: string | null, { showsRest }: { showsRest: boolean }) {
  for (const erratum of errata) {
    const answer = key === null ? 'yes' : answerFor(erratum, key)
    if (answer === 'yes') delete erratum.element.dataset.yours
    else erratum.element.dataset.yours = answer
  }
  const target = targetOfAddress()
  // A link to an erratum, or to a page of the book, shows it, whatever the choice is.
  const isTarget = ({ element, group }: ListedErratum) =>
    target !== null && (element.contains(target) || target.parentElement === group)
  setFilter(
    'copy',
    key === null || showsRest ? null : (one) => one.element.dataset.yours !== 'no' || isTarget(one),
  )
}

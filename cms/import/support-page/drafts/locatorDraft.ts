import type { Locale } from '../../../../content/locale.ts'
import type { Locator } from '../../../../content/locator.ts'
import type { Place } from '../errata/readPlace.ts'
import { maxLengths } from './fieldText.ts'
import { localize } from './localize.ts'

/** A place as the contract has it. `overflow`: words for a spot that are too long for their field, which go to the note. */
export function toLocator(place: Place, page: Locale): { locator: Locator; overflow: string[] } {
  const { lines } = place.further
  const lineRange = lines !== null && /[-–~〜～]|から/.test(lines) ? [lines] : []
  const words = [...new Set([...lineRange, ...place.parts])].join(' ')
  const isLong = words.length > maxLengths.part
  const part = localize(isLong ? null : words, page)
  const hasPart = part.ja !== null || part.en !== null
  const item = place.item
    ? { ...place.item, part }
    : hasPart
      ? { kind: 'other' as const, label: null, part }
      : null
  return {
    locator: {
      page: place.page,
      section: null,
      line: place.line,
      lineTo: null,
      lineFrom: place.line === null ? 'top' : place.lineFrom,
      item,
    },
    overflow: isLong ? [words] : [],
  }
}

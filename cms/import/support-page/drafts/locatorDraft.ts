import type { Locale } from '../../../../content/locale.ts'
import type { Locator } from '../../../../content/locator.ts'
import type { Place } from '../errata/readPlace.ts'
import { maxLengths } from './fieldText.ts'
import { localize } from './localize.ts'

/** A place as the contract has it. `overflow`: words for a spot that are too long for their field, which go to the note. */
export function toLocator(place: Place, page: Locale): { locator: Locator; overflow: string[] } {
  const { lines } = place.further
  const isRange = lines !== null && /[-–~〜～]|から/.test(lines)
  const lineTo = isRange ? lastLine(lines, place.line) : null
  const lineRange = isRange && lineTo === null ? [lines] : []
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
      lineTo,
      lineFrom: place.line === null ? 'top' : place.lineFrom,
      item,
    },
    overflow: isLong ? [words] : [],
  }
}

/** The last of several lines, where words for a range (「3〜5行目」, "lines 3-5") count on from the first; null: they don't. */
function lastLine(words: string, first: number | null): number | null {
  const [from, to, ...others] = (words.normalize('NFKC').match(/\d{1,3}/g) ?? []).map(Number)
  const isPlain = first !== null && from === first && to !== undefined && others.length === 0
  return isPlain && to > first ? to : null
}

import type { Place } from './readPlace.ts'
import type { Doubt, Reading } from './reading.ts'

/** Why a complete reading is uncertain, in the order in which the flags are shown. */
export function findDoubts({ place, original, correction, instruction, pageAbove, entry }: Reading): Doubt[] {
  const doubts: Doubt[] = []
  if (place.further.pages !== null) doubts.push('several-pages')
  if (instruction === null && hasSeparateLines(place)) doubts.push('several-lines')
  if (isWithoutPage(place)) doubts.push(pageAbove === null ? 'no-page' : 'page-above')
  if (correction === null && instruction === null) doubts.push('no-correction')
  if (original === null && correction !== null) doubts.push('no-original')
  if (entry.row?.isGuessed) doubts.push('guessed-columns')
  return doubts
}

// A range of lines (3-5行目) is one place; several lines (3、5行目) are several.
function hasSeparateLines({ further }: Place): boolean {
  return further.lines !== null && !/^[^,、・と]*[-–~〜～から]/.test(further.lines)
}

// A numbered figure or equation is found without its page, and so is an entry of the index.
function isWithoutPage({ page, item }: Place): boolean {
  return page === null && (item === null || (item.label === null && item.kind !== 'index'))
}

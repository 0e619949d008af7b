import { mergePlaces, type Place } from './readPlace.ts'
import type { Reading } from './reading.ts'

/** Fills what a reading leaves open from the heads that it stands under, the nearest first. */
export function inheritFromHeads(reading: Reading): void {
  for (const head of [...reading.entry.heads].reverse()) {
    reading.printings ??= head.printings
    reading.day ??= head.day
    reading.severity ??= head.severity
    if (head.place && isOnPage(reading.place, head.place))
      reading.place = inheritPlace(reading.place, head.place)
  }
}

function isOnPage(place: Place, head: Place): boolean {
  return place.page === null || head.page === null || place.page === head.page
}

/**
 * Completes a place from that of a head. A place with a line gets the head's item and page; one with an item gets only the page.
 */
function inheritPlace(place: Place, head: Place): Place {
  if (place.line === null && place.item === null) return mergePlaces(place, head)
  const item = place.line === null ? null : head.item
  return mergePlaces(place, { ...head, line: null, item, further: { ...head.further, lines: null } })
}

import { takeDay } from './readDay.ts'
import { hasPlace, mergePlaces, readPlace, type Place } from './readPlace.ts'
import { takePrintings } from './readPrintings.ts'

/** What stands before the words of an entry, and what follows. `fromLine`: what follows, from the first of several lines on. */
export type Opening = {
  place: Place
  printings: string | null
  day: string | null
  rest: string
  fromLine: string
}

/** Takes a day, printings and the place off the beginning of an entry, in any order. */
export function readOpening(text: string): Opening {
  const opening: Opening = { place: readPlace(''), printings: null, day: null, rest: text, fromLine: text }
  for (let turn = 0; turn < 4; turn += 1) {
    const day = opening.day === null ? takeDay(opening.rest) : null
    if (day) [opening.day, opening.rest] = [day.day, day.rest]
    const printings = opening.printings === null ? takePrintings(opening.rest) : null
    if (printings) [opening.printings, opening.rest] = [printings.printings, printings.rest]
    if (hasPlace(opening.place) && !printings) continue
    const place = readPlace(opening.rest)
    if (!hasPlace(place)) continue
    opening.fromLine = place.further.lines === null ? place.rest : place.fromLine
    opening.place = mergePlaces(opening.place, place)
    opening.rest = place.rest
  }
  return opening
}

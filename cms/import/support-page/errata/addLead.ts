import { addRemark } from './addRemark.ts'
import { readAside } from './readAside.ts'
import { hasPlace, mergePlaces, readPlace, type Place } from './readPlace.ts'
import type { Reading } from './reading.ts'

/** Adds the words before a correction's own: a further place on the same page, or a spot. */
export function addLead(reading: Reading, words: string, isFirst: boolean): void {
  const lead = words
    .replace(/^(?:と|および|及び|ならびに|・|、|,|and\s|&)\s{0,5}|[:：]$/g, '')
    .replace(/(?:^|[\s,]{1,3})(?:(?:it|this|that)\s)?(?:should|must)\s(?:be|say|read)$/i, '')
  const leadPlace = readPlace(lead)
  if (hasPlace(leadPlace)) {
    // An erratum has one line and one figure: a second one goes to the note.
    if (isFirst && isSecondPlace(leadPlace, reading.place)) {
      reading.notes.push(lead.replace(/の$/, ''))
      reading.doubts.push('several-lines')
      return
    }
    const page = leadPlace.page ?? reading.place.page
    reading.place = isFirst ? mergePlaces(reading.place, leadPlace) : { ...leadPlace, page }
  }
  const rest = (hasPlace(leadPlace) ? leadPlace.rest : lead).replace(/(?:の|における|は|を|で)$/, '').trim()
  if (rest === '') return
  const isShortNote = readAside(rest, reading.place).kind === 'note' && rest.length <= 40
  if (isShortNote) reading.place = { ...reading.place, parts: [...reading.place.parts, rest] }
  else addRemark(reading, rest)
}

function isSecondPlace(other: Place, place: Place): boolean {
  return (other.line !== null && place.line !== null) || (other.item !== null && place.item !== null)
}

import { readAside } from './readAside.ts'
import { mergePlaces, type Place } from './readPlace.ts'
import { readSeverity } from './readSeverity.ts'
import type { Reading } from './reading.ts'

/**
 * Adds a remark to the field that it gives: printings, the day, the reporter, a severity, a place; else to the notes.
 * A remark that gives several of them (`reported by Jane Doe, 2020-03-04`) is added part by part.
 */
export function addRemark(reading: Reading, words: string): void {
  for (const part of splitRemark(words, reading.place)) addOneRemark(reading, part)
}

/** The parts of a remark that gives printings, a day and a reporter, or two of them; else the remark itself. */
export function splitRemark(words: string, place: Place): string[] {
  const kindOf = (part: string) => readAside(part, place).kind
  const parts = words.replace(/^[(（](.*)[)）]\.?$/, '$1').split(/[,、;；。]\s{0,5}(?=\S)|\.\s{1,5}(?=[A-Z])/)
  const kinds = parts.map(kindOf)
  const areSeveral =
    parts.length > 1 &&
    new Set(kinds).size === parts.length &&
    kinds.every((kind) => kind === 'printings' || kind === 'day' || kind === 'reporter')
  // 「1、2刷」 and "March 4, 2023" are one thing with a comma in it.
  return areSeveral && !/^(?:printings|day)$/.test(kindOf(words)) ? parts : [words]
}

function addOneRemark(reading: Reading, words: string): void {
  const severity = readSeverity(words)
  if (severity !== null) {
    reading.severity ??= severity
    return
  }
  const aside = readAside(words, reading.place)
  if (aside.kind === 'printings' && reading.printings === null) reading.printings = aside.printings
  else if (aside.kind === 'day' && reading.day === null) reading.day = aside.day
  else if (aside.kind === 'reporter' && reading.reporter === null) reading.reporter = aside.name
  else if (aside.kind === 'place' && completes(aside.place, reading.place))
    reading.place = mergePlaces(reading.place, aside.place)
  else if (aside.kind === 'spot')
    reading.place = { ...reading.place, parts: [...reading.place.parts, aside.text] }
  else reading.notes.push(withoutFrame(words))
}

/** A note without the dashes before it and the brackets around it. */
function withoutFrame(words: string): string {
  return words
    .replace(/^(?:[-–—]{1,3}\s)+/, '')
    .replace(/^(?:\[([^[\]]+)\]|\(([^()]+)\)|（([^（）]+)）)[.。]?$/, '$1$2$3')
}

// 「P.12(3行目)」: a place in brackets completes the one before them where that has no line or item yet.
function completes(other: Place, place: Place): boolean {
  const isSamePage = other.page === null || place.page === null || other.page === place.page
  const isOpen = (other.line === null || place.line === null) && (other.item === null || place.item === null)
  return isSamePage && isOpen
}

import { addLead } from './addLead.ts'
import { addRemark } from './addRemark.ts'
import type { Change } from './change.ts'
import { findDoubts } from './findDoubts.ts'
import { inheritFromHeads } from './inheritFromHeads.ts'
import { readChanges } from './readChanges.ts'
import { instructionOf, takeRemarks } from './readInstruction.ts'
import { readOpening } from './readOpening.ts'
import { hasPlace, type Place } from './readPlace.ts'
import { readRow } from './readRow.ts'
import type { Entry, Reading } from './reading.ts'

/** What an entry gives for all of its corrections, and the corrections. `remarks` hold for each of them. */
type EntryContent = {
  place: Place
  changes: Change[]
  instruction: string | null
  printings: string | null
  day: string | null
  remarks: string[]
}

/**
 * The errata of one entry: one for each of its corrections, or one with an instruction; none where it gives neither a place
 * nor a correction. `pageAbove`: the page of the entry before, which an entry without a page may mean.
 */
export function readEntry(entry: Entry, pageAbove: string | null): Reading[] {
  const content = entry.row ? readRowContent(entry.row, entry.notes) : readTextContent(entry)
  if (content.changes.length === 0 && !isErratumWithoutChange(entry, content)) return []
  const readings: Reading[] = []
  let place = content.place
  for (const change of content.changes.length > 0 ? content.changes : [null]) {
    const reading = emptyReading({ entry, place, pageAbove })
    if (change) addChange(reading, change, readings.length === 0)
    reading.printings ??= content.printings
    reading.day ??= content.day
    if (!change) reading.instruction = takeRemarks(content.instruction ?? '', reading)
    for (const remark of content.remarks) addRemark(reading, remark)
    inheritFromHeads(reading)
    reading.doubts.push(...findDoubts(reading))
    readings.push(reading)
    // The next correction of the line stands at the same place, but not at the same spot of it.
    place = { ...reading.place, parts: [] }
  }
  return readings
}

function readRowContent(row: NonNullable<Entry['row']>, notes: readonly string[]): EntryContent {
  const { remarks, ...content } = readRow(row)
  return { ...content, printings: null, day: null, remarks: [...remarks, ...notes] }
}

function readTextContent({ text, notes }: Entry): EntryContent {
  const opening = readOpening(text)
  const { place, printings, day } = opening
  const changes = readChanges(opening.rest)
  const instruction = changes.length > 0 ? null : instructionOf(opening)
  return { place, changes, instruction, printings, day, remarks: notes }
}

/** Whether an entry without a correction is an erratum: it has a place and an instruction, or is a table's row with a place. */
function isErratumWithoutChange(entry: Entry, { place, instruction }: EntryContent): boolean {
  const isPlaced = hasPlace(place) || entry.heads.some((head) => head.place !== null)
  return isPlaced && (Boolean(instruction) || entry.row !== null)
}

function emptyReading(given: Pick<Reading, 'entry' | 'place' | 'pageAbove'>): Reading {
  return {
    ...given,
    original: null,
    correction: null,
    instruction: null,
    notes: [],
    printings: null,
    day: null,
    reporter: null,
    severity: null,
    doubts: [],
  }
}

function addChange(reading: Reading, change: Change, isFirst: boolean): void {
  reading.original = change.original
  reading.correction = change.correction
  if (change.doubt) reading.doubts.push(change.doubt)
  addLead(reading, change.lead, isFirst)
  for (const aside of change.asides) addRemark(reading, aside)
}

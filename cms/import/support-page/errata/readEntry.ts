import { type Change, readChanges } from './readChanges.ts'
import { readAside } from './readAside.ts'
import { takeDay } from './readDay.ts'
import { hasPlace, mergePlaces, readPlace, type Place } from './readPlace.ts'
import { takePrintings } from './readPrintings.ts'
import { readRow } from './readRow.ts'
import { readSeverity } from './readSeverity.ts'
import type { Doubt, Entry, Reading } from './reading.ts'

/**
 * The errata of one entry: one for each of its corrections, or one with an instruction; none where it gives neither a place nor a correction.
 * `pageAbove`: the page of the entry before, which one without a page may mean.
 */
export function readEntry(entry: Entry, pageAbove: string | null): Reading[] {
  const opening = entry.row ? null : readOpening(entry.text)
  const row = entry.row ? readRow(entry.row) : null
  const place = row?.place ?? opening?.place ?? readPlace('')
  const changes = row?.changes ?? readChanges(opening?.rest ?? '')
  const instruction = changes.length > 0 ? null : (row?.instruction ?? instructionOf(opening))
  if (
    changes.length === 0 &&
    (instruction === null || instruction === '' || !hasPlaceWithHeads(place, entry))
  ) {
    if (!(hasPlaceWithHeads(place, entry) && entry.row)) return []
  }
  const remarks = [...(row?.remarks ?? []), ...entry.notes]
  const readings: Reading[] = []
  let placeBefore: Place | null = null
  for (const change of changes.length > 0 ? changes : [null]) {
    const reading = toReading({
      entry,
      change,
      place: placeBefore ?? place,
      isFirst: placeBefore === null,
      pageAbove,
    })
    reading.printings ??= opening?.printings ?? null
    reading.day ??= opening?.day ?? null
    reading.instruction = change === null ? takeInstruction(reading, instruction) : null
    for (const remark of remarks) addAside(reading, remark)
    completeFromHeads(reading)
    readings.push({ ...reading, doubts: [...reading.doubts, ...findDoubts(reading)] })
    placeBefore = { ...reading.place, parts: [] }
  }
  return readings
}

type Opening = { place: Place; printings: string | null; day: string | null; rest: string; fromLine: string }

/** What stands before the words: a day, printings and the place, in any order. */
function readOpening(text: string): Opening {
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

function instructionOf(opening: Opening | null): string | null {
  if (!opening) return null
  return opening.place.further.lines === null ? opening.rest.trim() : opening.fromLine.trim()
}

function hasPlaceWithHeads(place: Place, entry: Entry): boolean {
  return hasPlace(place) || entry.heads.some((head) => head.place !== null)
}

function toReading({
  entry,
  change,
  place,
  isFirst,
  pageAbove,
}: {
  entry: Entry
  change: Change | null
  place: Place
  isFirst: boolean
  pageAbove: string | null
}): Reading {
  const reading: Reading = {
    entry,
    place,
    original: change?.original ?? null,
    correction: change?.correction ?? null,
    instruction: null,
    notes: [],
    printings: null,
    day: null,
    reporter: null,
    severity: null,
    doubts: change?.doubt ? [change.doubt] : [],
    pageAbove,
  }
  if (change) addLead(reading, change.lead, isFirst)
  for (const aside of change?.asides ?? []) addAside(reading, aside)
  return reading
}

/** The words before a correction's own: a further place on the same page, or a spot. */
function addLead(reading: Reading, words: string, isFirst: boolean): void {
  const lead = words.replace(/^(?:と|および|及び|ならびに|・|、|,|and\s|&)\s{0,5}|[:：]$/g, '')
  const own = readPlace(lead)
  if (hasPlace(own)) {
    const { line, item } = reading.place
    const isSecondPlace =
      isFirst && ((own.line !== null && line !== null) || (own.item !== null && item !== null))
    if (isSecondPlace) {
      reading.notes.push(lead.replace(/の$/, ''))
      reading.doubts.push('several-lines')
      return
    }
    const page = own.page ?? reading.place.page
    reading.place = isFirst ? mergePlaces(reading.place, own) : { ...own, page }
  }
  const rest = (hasPlace(own) ? own.rest : lead).replace(/(?:の|における|は|を|で)$/, '').trim()
  if (rest === '') return
  const aside = readAside(rest, reading.place)
  if (aside.kind === 'note' && rest.length <= 40)
    reading.place = { ...reading.place, parts: [...reading.place.parts, rest] }
  else addAside(reading, rest)
}

/** Adds a remark. One that gives several things (`reported by Jane Doe, 2020-03-04`) gives each of them. */
function addAside(reading: Reading, words: string): void {
  const kindOf = (part: string) => readAside(part, reading.place).kind
  const parts = words.split(/[,、;；]\s{0,5}/)
  const kinds = parts.map(kindOf)
  const areApart =
    new Set(kinds).size === parts.length && kinds.every((kind) => /^(?:printings|day|reporter)$/.test(kind))
  const isOneOnly = parts.length === 1 || !areApart || /^(?:printings|day)$/.test(kindOf(words))
  for (const part of isOneOnly ? [words] : parts) addOneAside(reading, part)
}

function addOneAside(reading: Reading, words: string): void {
  const severity = readSeverity(words)
  if (severity !== null) {
    reading.severity ??= severity
    return
  }
  const aside = readAside(words, reading.place)
  if (aside.kind === 'printings' && reading.printings === null) reading.printings = aside.printings
  else if (aside.kind === 'day' && reading.day === null) reading.day = aside.day
  else if (aside.kind === 'reporter' && reading.reporter === null) reading.reporter = aside.name
  else if (aside.kind === 'place' && adds(aside.place, reading.place))
    reading.place = mergePlaces(reading.place, aside.place)
  else if (aside.kind === 'spot')
    reading.place = { ...reading.place, parts: [...reading.place.parts, aside.text] }
  else reading.notes.push(words)
}

// 「P.12(3行目)」: a place in brackets adds to the one before them, where that leaves it open.
function adds(other: Place, place: Place): boolean {
  const isSamePage = other.page === null || place.page === null || other.page === place.page
  const isOpen = (other.line === null || place.line === null) && (other.item === null || place.item === null)
  return isSamePage && isOpen
}

// Printings, days and thanks at the end of an instruction are no part of it; other remarks are.
function takeInstruction(reading: Reading, instruction: string | null): string | null {
  let rest = (instruction ?? '').trim()
  for (let turn = 0; turn < 3; turn += 1) {
    const match = /^([\s\S]*?)\s{0,20}[(（[【]([^()（）[\]【】]{2,100})[)）\]】]$/.exec(rest)
    const kind = match ? readAside(match[2] ?? '', reading.place).kind : 'note'
    if (!match || kind === 'note' || kind === 'spot' || (kind === 'place' && reading.place.page !== null))
      break
    addAside(reading, match[2] ?? '')
    rest = (match[1] ?? '').trim()
  }
  return rest === '' ? null : rest
}

function completeFromHeads(reading: Reading): void {
  for (const head of [...reading.entry.heads].reverse()) {
    reading.printings ??= head.printings
    reading.day ??= head.day
    reading.severity ??= head.severity
    if (
      !head.place ||
      (reading.place.page !== null && head.place.page !== null && reading.place.page !== head.place.page)
    )
      continue
    reading.place = inherit(reading.place, head.place)
  }
}

/** What an entry takes from the place it stands under: a line of its own lies in the item there; an item of its own in the page. */
function inherit(own: Place, over: Place): Place {
  if (own.line === null && own.item === null) return mergePlaces(own, over)
  const item = own.line === null ? null : over.item
  return mergePlaces(own, { ...over, line: null, item, further: { ...over.further, lines: null } })
}

function findDoubts(reading: Reading): Doubt[] {
  const { place, original, correction, instruction } = reading
  const doubts: Doubt[] = []
  if (place.further.pages !== null) doubts.push('several-pages')
  if (
    place.further.lines !== null &&
    instruction === null &&
    !/^[^,、・と]*[-–~〜～から]/.test(place.further.lines)
  )
    doubts.push('several-lines')
  if (
    place.page === null &&
    (place.item === null || (place.item.label === null && place.item.kind !== 'index'))
  )
    doubts.push(reading.pageAbove === null ? 'no-page' : 'page-above')
  if (correction === null && instruction === null) doubts.push('no-correction')
  if (original === null && correction !== null) doubts.push('no-original')
  if (reading.entry.row?.isGuessed) doubts.push('guessed-columns')
  return doubts
}

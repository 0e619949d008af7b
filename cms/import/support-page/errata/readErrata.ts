import type { PassedOver, Reason } from '../importedBook.ts'
import type { PageLine } from '../lines/pageLine.ts'
import { passedOverReasons } from '../lines/passedOverReasons.ts'
import { passOverLine } from '../lines/passOverLine.ts'
import { groupEntries } from './groupEntries.ts'
import { readEntry } from './readEntry.ts'
import { readHead } from './readHead.ts'
import type { Head, Reading } from './reading.ts'

/**
 * All errata of the lines of a list, in the order of the page, and the lines that give none. `heading`: the list's own, whose
 * printings hold for all of it.
 */
export function readErrata(
  lines: readonly PageLine[],
  heading: PageLine | null = null,
): { readings: Reading[]; passedOver: PassedOver[] } {
  const { entries, heads, tableHeads } = groupEntries(lines, headOfList(heading))
  const readings: Reading[] = []
  const passedOver: PassedOver[] = []
  const passOver = (line: PageLine, reason: Reason) => passedOver.push(...passOverLine(line, reason))
  let pageAbove: string | null = null
  for (const entry of entries) {
    const errata = readEntry(entry, pageAbove)
    if (errata.length === 0) entry.lines.forEach((line) => passOver(line, passedOverReasons.remark))
    readings.push(...errata)
    pageAbove = errata.at(-1)?.place.page ?? pageAbove
  }
  const usedHeads = new Set(readings.flatMap((reading) => reading.entry.heads.map((head) => head.line)))
  for (const { line } of heads.filter((head) => !usedHeads.has(head.line)))
    passOver(line, line.heading === null ? passedOverReasons.placeOnly : passedOverReasons.heading)
  for (const line of tableHeads)
    passOver(line, line.cells?.length === 0 ? passedOverReasons.rule : passedOverReasons.tableHead)
  return { readings, passedOver }
}

function headOfList(heading: PageLine | null): Head[] {
  const head = heading && readHead(heading)
  return head === null || head.printings === null ? [] : [{ ...head, place: null, day: null, severity: null }]
}

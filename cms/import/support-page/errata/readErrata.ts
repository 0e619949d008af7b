import type { PassedOver } from '../importedBook.ts'
import type { PageLine } from '../lines/pageLine.ts'
import { passedOverReasons } from '../drafts/passedOverReasons.ts'
import { groupEntries } from './groupEntries.ts'
import { readEntry } from './readEntry.ts'
import type { Reading } from './reading.ts'

/** All errata that the lines of a list tell of, in the order of the page, and the lines that tell of none. */
export function readErrata(lines: readonly PageLine[]): { readings: Reading[]; passedOver: PassedOver[] } {
  const { entries, heads, tableHeads } = groupEntries(lines)
  const readings: Reading[] = []
  const passedOver: PassedOver[] = []
  const passOver = (line: PageLine, reason: PassedOver['reason']) => passedOver.push(...linesOf(line, reason))
  let pageAbove: string | null = null
  for (const entry of entries) {
    const read = readEntry(entry, pageAbove)
    if (read.length === 0) entry.lines.forEach((line) => passOver(line, passedOverReasons.remark))
    readings.push(...read)
    pageAbove = read.at(-1)?.place.page ?? pageAbove
  }
  const used = new Set(readings.flatMap((reading) => reading.entry.heads.map((head) => head.line)))
  for (const { line } of heads.filter((head) => !used.has(head.line)))
    passOver(line, line.heading === null ? passedOverReasons.placeOnly : passedOverReasons.heading)
  tableHeads.forEach((line) =>
    passOver(line, line.cells?.length === 0 ? passedOverReasons.rule : passedOverReasons.tableHead),
  )
  return { readings, passedOver }
}

/** A line of the page as it is passed over: each of its source's lines by itself. */
export function linesOf(line: PageLine, reason: PassedOver['reason']): PassedOver[] {
  return line.raw
    .split('\n')
    .flatMap((text, index) => (text.trim() === '' ? [] : [{ line: line.from + index, text, reason }]))
}

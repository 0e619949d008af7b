import type { Reading } from '../errata/reading.ts'
import type { PassedOver, SourceLines } from '../importedBook.ts'
import type { PageLine } from '../lines/pageLine.ts'
import { passedOverReasons } from '../lines/passedOverReasons.ts'
import { namesPrintings } from './checkPrintings.ts'

/**
 * Gives the lines over an erratum in its list that may say something of its printings: the list's heading, remarks, and the head
 * of its table.
 */
export function linesAbove({
  heading,
  passedOver,
}: {
  heading: PageLine | null
  passedOver: readonly PassedOver[]
}): (reading: Reading) => SourceLines[] {
  const candidates = passedOver.filter(({ text }) => namesColumnOrPrintings(text))
  const first = heading && namesPrintings(heading.raw) ? [toLines(heading.from, heading.raw)] : []
  return ({ entry }) => {
    const from = entry.lines[0]?.from ?? 1
    const above = candidates.filter(({ line }) => line < from)
    const lastHead = above.findLast(({ reason }) => reason === passedOverReasons.tableHead)
    const others = above.filter(
      (line) => line.reason !== passedOverReasons.tableHead || (entry.row !== null && line === lastHead),
    )
    return [...first, ...others.map(({ line, text }) => toLines(line, text))]
  }
}

function toLines(line: number, text: string): SourceLines {
  return { from: line, to: line, text }
}

function namesColumnOrPrintings(text: string): boolean {
  return namesPrintings(text) || /^\s*(?:\||<t[hr]).*(?:修正|訂正|反映|対応|fixed|corrected)/i.test(text)
}

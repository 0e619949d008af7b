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
  const candidates = passedOver
    .filter(({ text }) => namesColumnOrPrintings(text))
    .sort((a, b) => a.line - b.line)
  const first = heading && namesPrintings(heading.raw) ? [toLines(heading.from, heading.raw)] : []
  return ({ entry }) => {
    const from = entry.lines[0]?.from ?? 1
    const end = countBefore(candidates, from)
    const above = candidates.slice(Math.max(0, end - nearest), end)
    const lastHead = above.findLast(({ reason }) => reason === passedOverReasons.tableHead)
    const others = above.filter(
      (line) => line.reason !== passedOverReasons.tableHead || (entry.row !== null && line === lastHead),
    )
    return [...first, ...others.map(({ line, text }) => toLines(line, text))]
  }
}

// A page may be megabytes of something else.
const nearest = 20

/** How many of the lines stand before line `from`, by binary search. */
function countBefore(lines: readonly PassedOver[], from: number): number {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.line ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}

function toLines(line: number, text: string): SourceLines {
  return { from: line, to: line, text }
}

function namesColumnOrPrintings(text: string): boolean {
  return namesPrintings(text) || /^\s*(?:\||<t[hr]).*(?:修正|訂正|反映|対応|fixed|corrected)/i.test(text)
}

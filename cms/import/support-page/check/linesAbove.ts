import type { Reading } from '../errata/reading.ts'
import type { PassedOver, SourceLines } from '../importedBook.ts'
import type { PageLine } from '../lines/pageLine.ts'
import { passedOverReasons } from '../lines/passedOverReasons.ts'
import { namesPrintings } from './checkPrintings.ts'

/**
 * The lines over an erratum in its list that may say something of its printings: the list's heading, remarks, and the head of
 * its table.
 */
export function linesAbove(
  { entry }: Reading,
  { heading, passedOver }: { heading: PageLine | null; passedOver: readonly PassedOver[] },
): SourceLines[] {
  const from = entry.lines[0]?.from ?? 1
  const above = passedOver.filter(({ line, text }) => line < from && namesColumnOrPrintings(text))
  const lastHead = above.findLast(({ reason }) => reason === passedOverReasons.tableHead)
  return [
    ...(heading && namesPrintings(heading.raw)
      ? [{ from: heading.from, to: heading.to, text: heading.raw }]
      : []),
    ...above
      .filter(
        (line) => line.reason !== passedOverReasons.tableHead || (entry.row !== null && line === lastHead),
      )
      .map(({ line, text }) => ({ from: line, to: line, text })),
  ]
}

function namesColumnOrPrintings(text: string): boolean {
  return namesPrintings(text) || /^\s*(?:\||<t[hr]).*(?:修正|訂正|反映|対応|fixed|corrected)/i.test(text)
}

import type { PageLine } from '../lines/pageLine.ts'
import { takeDay } from './readDay.ts'
import { readChanges } from './readChanges.ts'
import { hasPlace, readPlace } from './readPlace.ts'
import { readHeadingPrintings, takePrintings } from './readPrintings.ts'
import type { Head } from './reading.ts'
import { readSeverity } from './readSeverity.ts'

/**
 * Reads a line with only a page, a day, printings, a chapter or a severity, which holds for the entries below it.
 * Null for a line that says more; a heading is a head in any case, unless it gives a correction.
 */
export function readHead(line: PageLine): Head | null {
  if (line.text.length > 300) return null
  const head: Head = { line, place: null, printings: null, day: null, severity: null }
  let rest = line.text.replace(/^[【\[<〈]+(?=\D)|(?<=\D)[】\]>〉:：]+$/g, '').trim()
  const severity = readSeverity(rest)
  if (severity !== null) return { ...head, severity }
  for (let turn = 0; turn < 3; turn += 1) {
    const day = head.day === null ? takeDay(rest) : null
    if (day) [head.day, rest] = [day.day, day.rest]
    const printings = head.printings === null ? (takePrintings(rest) ?? readWholePrintings(rest)) : null
    if (printings) [head.printings, rest] = [printings.printings, printings.rest]
  }
  const place = readPlace(rest)
  const tail = rest.endsWith(`の${place.rest}`) ? `の${place.rest}` : place.rest
  rest = tail.replace(
    /^[\s。.,、:：()（）\]】]+|の(?:誤り|誤植|正誤|訂正|修正|追加|更新)分?$|(?:訂正|修正|追加|更新)分$/g,
    '',
  )
  if (hasPlace(place)) head.place = place
  const saysOnlyThat =
    rest === '' && (head.place !== null || head.day !== null || head.printings !== null || place.hasChapter)
  if (saysOnlyThat) return head
  const isChapter = place.hasChapter && !hasPlace(place) && rest.length <= 40 && !/[「」→]|->/.test(rest)
  // A correction is an entry, also where the page marks it as a heading.
  if (readChanges(rest).length > 0) return null
  return line.heading !== null || isChapter ? head : null
}

function readWholePrintings(text: string): { printings: string; rest: string } | null {
  const printings = readHeadingPrintings(text)
  return printings === null ? null : { printings, rest: '' }
}

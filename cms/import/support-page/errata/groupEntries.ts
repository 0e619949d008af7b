import type { PageLine } from '../lines/pageLine.ts'
import { readChanges } from './readChanges.ts'
import { readHead } from './readHead.ts'
import { hasPlace, readPlace } from './readPlace.ts'
import type { Entry, Head } from './reading.ts'
import { readTable } from './readTable.ts'

/**
 * Groups the lines of a list of errata into entries, each with the heads that hold for it; `above` hold from the start.
 * `tableHeads`: the heads of tables.
 */
export function groupEntries(
  lines: readonly PageLine[],
  above: readonly Head[],
): {
  entries: Entry[]
  heads: Head[]
  tableHeads: PageLine[]
} {
  const entries: Entry[] = []
  const allHeads: Head[] = []
  const tableHeads: PageLine[] = []
  let heads: readonly Head[] = above
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as PageLine
    if (line.cells !== null) {
      const rows = lines.slice(index, index + countRows(lines, index))
      const table = readTable(rows)
      tableHeads.push(...table.heads)
      entries.push(
        ...table.rows.map(({ line: rowLine, row }) => ({
          lines: [rowLine],
          heads: [...heads],
          text: rowLine.text,
          notes: [],
          row,
        })),
      )
      index += rows.length - 1
      continue
    }
    if (line.text === '' || /^(?:[-*_=] ?){3,}$/.test(line.text)) continue
    const last = entries.at(-1)
    const isNext =
      last !== undefined && last.lines.at(-1)?.to === (lines[index - 1]?.to ?? 0) && last.row === null
    if (isNext && continues(last, line)) {
      last.lines.push(line)
      if (isThanks(line)) last.notes.push(plainThanks(line.text))
      else if (isExplanation(line)) last.notes.push(line.text)
      else if (line.isCode) last.text = `${last.text}\n${line.text}\n`
      else last.text = `${last.text} ${isCircled(line) ? line.raw.trim() : line.text}`
      continue
    }
    const head = readHead(line)
    if (head) {
      heads = [...heads.filter((other) => outlives(other, head)), head]
      allHeads.push(head)
      continue
    }
    heads = heads.filter((other) => holdsFor(other, line))
    entries.push({ lines: [line], heads: [...heads], text: line.text, notes: [], row: null })
  }
  return { entries, heads: allHeads, tableHeads }
}

function countRows(lines: readonly PageLine[], from: number): number {
  const end = lines.findIndex((line, index) => index >= from && line.cells === null)
  return (end === -1 ? lines.length : end) - from
}

const startsOther =
  /^[【[(（〔<〈]?\s?(?:正|正しくは|正しい(?:内容|記述)|訂正後?|備考|right|correct(?:ed|ion)?|should (?:read|be))(?:\s?[】\])）〕>〉:：]|\u3000|$)|^(?:[-=]{1,2}>|[→⇒↓])/i
const startsWrong =
  /^[×✕✗❌]|^[【[(（〔<〈]?\s?(?:誤|誤っている(?:内容|箇所|記述)|wrong|error|original|reads)(?:\s?[】\])）〕>〉:：]|\u3000|$)/i

/** Whether a line belongs to the entry above it: its other side, its explanation, or the rest of a wrapped line. */
function continues(entry: Entry, line: PageLine): boolean {
  const first = entry.lines[0] as PageLine
  if (startsOther.test(line.text) || line.isCode || isThanks(line)) return true
  if (isCircled(line)) return /[×✕✗❌]/.test(entry.text)
  if (line.heading !== null) return false
  if (startsWrong.test(line.text))
    return line.indent >= first.indent && (!hasWords(entry) || isPlaceWithSpot(entry))
  if (endsWithMark.test(entry.lines.at(-1)?.text ?? '') && !hasPlace(readPlace(line.text))) return true
  const isDeeper = line.indent > first.indent
  if (!isDeeper || hasPlace(readPlace(line.text))) return false
  return !line.bullet || readChanges(line.text).length === 0
}

// The circle of 「×あ ○い」 on a line of its own looks like a bullet.
function isCircled(line: PageLine): boolean {
  return /^\s{0,40}[○◯〇⭕]/.test(line.raw)
}

function hasWords(entry: Entry): boolean {
  return startsWrong.test(entry.text) || readPlace(entry.text).rest.trim() !== ''
}

// A mark of a side alone on its line.
const endsWithMark = /^[【[(（〔<〈]?\s?(?:誤|正|wrong|right)\s?[】\])）〕>〉:：]?$|^[↓→⇒]$/i

/** Whether an entry is only a place with words for the spot: 「p.20 電球の接続」 over its two sides. */
function isPlaceWithSpot({ text }: Entry): boolean {
  const place = readPlace(text)
  return (
    hasPlace(place) && place.rest.length <= 40 && !/[。.]$/.test(text) && readChanges(place.rest).length === 0
  )
}

/** Words of thanks in brackets on a line of their own, for the entry above. */
function isThanks({ text }: PageLine): boolean {
  return /^[(（](?:thanks|.{1,60}(?:さん|様|氏)).{0,200}[)）]$/i.test(text) && readChanges(text).length === 0
}

function plainThanks(text: string): string {
  return text.slice(1, -1).replace(/\[([^[\]]{1,60})\]\([^()\s]{1,2000}\)/g, '$1')
}

function isExplanation(line: PageLine): boolean {
  return line.bullet && !isCircled(line) && !startsOther.test(line.text) && !startsWrong.test(line.text)
}

/** Whether an older head still holds under a new one: a page within a day's group does not end the group. */
function outlives(older: Head, newer: Head): boolean {
  const [levelOfOlder, levelOfNewer] = [older.line.heading, newer.line.heading]
  if (levelOfNewer !== null) return levelOfOlder !== null && levelOfOlder < levelOfNewer
  if (levelOfOlder !== null) return true
  if (older.line.indent !== newer.line.indent) return older.line.indent < newer.line.indent
  return older.place === null && newer.place !== null && newer.day === null && newer.printings === null
}

/** Whether a head holds for an entry: not if the entry is indented less, nor if both name a page. */
function holdsFor(head: Head, line: PageLine): boolean {
  if (head.line.heading !== null) return true
  if (head.line.indent > line.indent) return false
  return head.place === null || head.line.indent < line.indent || readPlace(line.text).page === null
}

import { toCodeSpan } from './codeSpans.ts'
import { findFencedCode, type FencedCode } from './fencedCode.ts'
import type { PageLine } from './pageLine.ts'
import { plainText } from './plainText.ts'

/**
 * Reads lines of Markdown or plain text, one by one, and separates the marks of lists, headings and tables from the text.
 * A bullet that stands alone belongs to the text on the next line. Blank lines give nothing.
 */
export function readMarkdownLines(source: readonly string[]): PageLine[] {
  const lines: PageLine[] = []
  const blocks = new Map(findFencedCode(source).map((block) => [block.from, block]))
  const rows = tableRows(source)
  for (let index = 0; index < source.length; index += 1) {
    const block = blocks.get(index)
    if (block) {
      if (block.code.trim() !== '') lines.push(toCodeLine(source, block))
      index = block.to
      continue
    }
    const raw = source[index] ?? ''
    const line = readMarkdownLine(raw, index + 1, rows.has(index))
    if (line === null) continue
    const last = lines.at(-1)
    if (last && isUnderline(line, last)) {
      lines[lines.length - 1] = { ...last, to: line.to, raw: `${last.raw}\n${line.raw}`, heading: 2 }
    } else if (last && isLoneBullet(last) && last.to === index && isPlain(line)) {
      lines[lines.length - 1] = { ...last, to: line.to, raw: `${last.raw}\n${line.raw}`, text: line.text }
    } else {
      lines.push(line)
    }
  }
  return lines
}

/** A block of code, which belongs to the entry above it however far it is indented. */
function toCodeLine(source: readonly string[], { from, to, code }: FencedCode): PageLine {
  const raw = source.slice(from, to + 1).join('\n')
  const shape = { indent: 1000, bullet: false, heading: null, cells: null, isCode: true }
  return { from: from + 1, to: to + 1, raw, text: toCodeSpan(`${code}\n`), ...shape }
}

const bulletMark =
  /^(?:[-*+]|[・•‣◦▪●○■□◆◇▼▶](?=.)|[①-⑳](?=\s)|\d{1,3}[.)](?=\s)|\(\d{1,3}\)(?=\s))(?:\s+|$)|^[・•‣◦▪●○■□◆◇▼▶]\s*/
const headingMark = /^(#{1,6})[ \t\u3000]+/
// What opens and closes a part of the page, in Markdown.
const summaryTag = /^(?:<details[^<>]{0,80}>)?\s{0,10}<summary[^<>]{0,80}>(.{1,300})<\/summary>$/i
// The sign of a heading's permalink, in a page that was copied as text from a browser.
const headingLink = /[ \t](?:#|¶)$/

function readMarkdownLine(raw: string, number: number, isRow: boolean): PageLine | null {
  const stripped = raw.replace(/^(?:[ \t]{0,3}>)+[ \t]?/, '')
  const indent = widthOf(/^[ \t\u3000]*/.exec(stripped)?.[0] ?? '')
  const body = stripped.trim()
  if (body === '') return null
  const line = { from: number, to: number, raw, indent, bullet: false, heading: null, cells: null }
  if (isRow) return { ...line, text: body, cells: isTableRule(body) ? [] : cellsOf(body) }
  const summary = summaryTag.exec(body)?.[1]
  if (summary !== undefined) return { ...line, text: plainText(summary), heading: 6 }
  const heading = headingMark.exec(body)
  if (heading)
    return {
      ...line,
      text: plainText(body.slice(heading[0].length)).replace(/\s{0,20}#{1,6}$/, ''),
      heading: heading[1]?.length ?? 1,
    }
  const mark = bulletMark.exec(body)?.[0]
  if (mark !== undefined && !isRuleLine(body))
    return { ...line, text: plainText(body.slice(mark.length)), bullet: true }
  if (headingLink.test(body)) return { ...line, text: plainText(body.slice(0, -1)), heading: 2 }
  return { ...line, text: plainText(body) }
}

function widthOf(space: string): number {
  return [...space].reduce((sum, sign) => sum + (sign === ' ' ? 1 : 4), 0)
}

/** The indexes of the rows of tables: lines around a rule (`|---|---|`), and lines that begin and end with a bar or hold tabs. */
function tableRows(source: readonly string[]): ReadonlySet<number> {
  const rows = new Set<number>()
  source.forEach((line, index) => {
    const body = line.trim()
    if (/^\|.*\|$/.test(body) || body.split('\t').length > 2) rows.add(index)
    if (!isTableRule(body)) return
    rows.add(index)
    if (source[index - 1]?.includes('|')) rows.add(index - 1)
    for (let next = index + 1; source[next]?.includes('|'); next += 1) rows.add(next)
  })
  return rows
}

function isTableRule(body: string): boolean {
  return body.includes('|') && body.includes('-') && /^[|:\- \t]+$/.test(body)
}

function cellsOf(body: string): string[] {
  if (!body.includes('|') || body.split('\t').length > 2)
    return body.split('\t').map((cell) => plainText(cell))
  const inner = body.replace(/^\|/, '').replace(/\|$/, '')
  return splitAtBars(inner).map((cell) => plainText(cell.replaceAll('\\|', '|')))
}

function splitAtBars(text: string): string[] {
  const cells: string[] = []
  let start = 0
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1
    else if (text[index] === '|') {
      cells.push(text.slice(start, index))
      start = index + 1
    }
  }
  return [...cells, text.slice(start)]
}

function isRuleLine(body: string): boolean {
  return /^(?:[-*_=] ?){3,}$/.test(body)
}

// A rule below a few words makes them a heading; below a correction or a sentence it only ends a group.
function isUnderline(line: PageLine, last: PageLine): boolean {
  return (
    /^(?:=|-){3,}$/.test(line.text) && isPlain(last) && isHeadingLike(last.text) && last.to === line.from - 1
  )
}

function isHeadingLike(text: string): boolean {
  return text.length <= 80 && !/[「」→⇒"]|->|[。.]$/.test(text)
}

function isLoneBullet(line: PageLine): boolean {
  return line.bullet && line.text === ''
}

function isPlain(line: PageLine): boolean {
  return !line.bullet && line.heading === null && line.cells === null
}

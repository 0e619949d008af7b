/** A cell of a table: words, a number or a day (`2026-01-31`), which a spreadsheet may take as such; null is empty. */
export type CsvCell = string | { value: number } | { day: string } | null

/**
 * A row of a CSV file (RFC 4180), its CRLF included, for Excel and LibreOffice. A spreadsheet reads what it finds: words that it would
 * take for a formula (`=`, `+`, `-`, `@`, a tab or a carriage return first, also as full-width signs), for a date (`1-3`, `3/4`) or for
 * another number (`007`, `1E234`, `0.10`) get an apostrophe before them, and nothing else of them changes. Whoever reads the file with
 * a program takes away one leading apostrophe.
 */
export function writeCsvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(writeCell).join(',')}\r\n`
}

/** What a file for Excel begins with, so that it reads UTF-8. */
export const byteOrderMark = '\ufeff'

function writeCell(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'object') return 'value' in cell ? String(cell.value) : cell.day
  const words = defuse(cell.replaceAll('\u0000', '\ufffd'))
  return /[",\r\n]|^\s|\s$/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}

function defuse(words: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(words) || /^'/.test(words) || isReadOtherwise(words)
    ? `'${words}`
    : words
}

/** Whether words are digits that a spreadsheet does not show as they are. */
function isReadOtherwise(words: string): boolean {
  const plain = words.trim()
  const isOfNumbers = /^(?=.*\d)[\d.,:/\-–()%¥￥$€ 年月日]+$|^[\d.]+e[+-]?\d+$/i.test(plain)
  const isShownAsItIs = plain === words && plain.length <= 11 && String(Number(plain)) === plain
  return (
    (isOfNumbers && !isShownAsItIs) ||
    /^(?:\d{1,2}[- ])?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[- ]?\d{1,4}$/i.test(plain)
  )
}

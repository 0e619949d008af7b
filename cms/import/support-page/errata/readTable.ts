import type { PageLine } from '../lines/pageLine.ts'
import type { Column, Row } from './reading.ts'

const names: readonly [Column, RegExp][] = [
  ['page', /^(?:ページ|頁|ページ数|ページ番号|頁数|該当ページ|該当頁|page(?:s| no\.?| number)?|pp?\.?)$/i],
  ['line', /^(?:行|行数|行番号|行目|lines?|line no\.?|l\.?)$/i],
  ['item', /^(?:図表|図|式|図・式|項目|figure|item|object)$/i],
  [
    'place',
    /^(?:訂正箇所|修正箇所|該当箇所|正誤箇所|箇所|場所|位置|(?:ページ|頁)\s?[・/、,]?\s?行|(?:ページ|頁)\s?[・/、,].{1,12}|location|place|where|position|page\s?[/,&]\s?line)$/i,
  ],
  [
    'original',
    /^(?:誤|誤り|誤りの内容|誤植|誤記|原文|修正前|訂正前|変更前|original|wrong|error|incorrect|as printed|printed|before|is|reads|from|text)$/i,
  ],
  [
    'correction',
    /^(?:正|正しい|正しくは|修正後|訂正後|変更後|修正|訂正|correction|corrected|correct|right|after|should be|should read|fix|to|replace with)$/i,
  ],
  ['content', /^(?:内容|訂正内容|修正内容|正誤|content|description|change|erratum|errata|details?)$/i],
  ['note', /^(?:備考|補足|注|注記|コメント|理由|説明|remarks?|notes?|comments?|explanation)$/i],
  ['printings', /^(?:刷|該当刷|対象刷|対象|版|版・?刷|刷数|printings?|affected printings?|affects)$/i],
  // The first printing that is right.
  [
    'mended',
    /^(?:(?:修正|訂正)(?:刷|済み?|版|時期)|(?:対応|反映)(?:刷|済み?|版|状況|時期)?|fixed(?: in)?|corrected in|mended in|resolved in|since)$/i,
  ],
  ['date', /^(?:日付|掲載日|更新日|登録日|報告日|追加日|date|added|reported(?: on)?|updated)$/i],
  ['reporter', /^(?:報告者|指摘者|発見者|謝辞|reporter|reported by|found by|thanks|credits?)$/i],
  ['ignored', /^(?:no\.?|番号|項番|#|№|id)$/i],
  ['severity', /^(?:重要度|重さ|種別|種類|分類|severity|type|kind)$/i],
]

/**
 * Reads the rows of a table by the names of its columns, in any order and in Japanese or English. In a table without such names
 * the columns are guessed from their content (a page, perhaps a line, then wrong and right), and its rows say so.
 */
export function readTable(lines: readonly PageLine[]): {
  heads: PageLine[]
  rows: { line: PageLine; row: Row }[]
} {
  const heads: PageLine[] = []
  const rows: { line: PageLine; row: Row }[] = []
  let columns: (Column | null)[] | null = null
  for (const line of lines) {
    const cells = line.cells ?? []
    const named = nameColumns(cells)
    const isHead =
      named.filter((column) => column !== null).length >= 2 && named.some((column) => wordColumns.has(column))
    if (cells.length === 0) heads.push(line)
    else if (isHead && (columns === null || named.every((column) => column !== null))) {
      columns = named
      heads.push(line)
    } else {
      const isGuessed = columns === null || cells.length > columns.length
      const layout = columns ?? guessColumns(cells)
      rows.push({ line, row: { cells: byColumn(cells, layout), isGuessed } })
    }
  }
  return { heads, rows: fillDown(rows) }
}

const wordColumns = new Set<Column | null>(['original', 'correction', 'content'])

/**
 * The columns that the cells of a head name. 「修正」 beside 「正」 is the printing with the mend; alone it is what is right, and
 * 「訂正」 alone the whole correction.
 */
function nameColumns(cells: readonly string[]): (Column | null)[] {
  const named = cells.map(columnOf)
  const hasSides =
    named.includes('original') && cells.some((cell, index) => named[index] === 'correction' && !isMend(cell))
  return named.map((column, index) =>
    column === 'correction' && isMend(cells[index] ?? '')
      ? hasSides
        ? 'mended'
        : named.includes('original')
          ? 'correction'
          : 'content'
      : column,
  )
}

function isMend(cell: string): boolean {
  return /^[\s*]*(?:修正|訂正)[\s*]*$/.test(cell)
}

function columnOf(cell: string): Column | null {
  const name = cell
    .normalize('NFKC')
    .replace(/[\s*]+/g, ' ')
    .replace(/[（(].*[）)]$/, '')
    .trim()
  return names.find(([, pattern]) => pattern.test(name))?.[0] ?? null
}

function byColumn(cells: readonly string[], layout: readonly (Column | null)[]): Row['cells'] {
  const row: Row['cells'] = {}
  cells.forEach((cell, index) => {
    const column = layout[index] ?? 'note'
    if (cell === '') return
    row[column] = row[column] === undefined ? cell : `${row[column]} ${cell}`
  })
  return row
}

function guessColumns(cells: readonly string[]): (Column | null)[] {
  const isNumber = (cell: string | undefined) => /^(?:p\.?\s?)?(?:[-−]?\d{1,4}|[ivxlc]+)$/i.test(cell ?? '')
  if (cells.length >= 4 && isNumber(cells[0])) return ['page', 'line', 'original', 'correction', 'note']
  if (cells.length === 3) return ['place', 'original', 'correction']
  return ['content', 'content', 'note']
}

// Replaces "same as above" by the value above.
function fillDown(rows: { line: PageLine; row: Row }[]): { line: PageLine; row: Row }[] {
  const above: Row['cells'] = {}
  for (const { row } of rows) {
    for (const column of ['page', 'place', 'printings', 'mended', 'date'] as const) {
      if (/^(?:〃|″|''|"|同上|ditto|same)$/i.test(row.cells[column] ?? '')) row.cells[column] = above[column]
      if (row.cells[column] !== undefined) above[column] = row.cells[column]
    }
  }
  return rows
}

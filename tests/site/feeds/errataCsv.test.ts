import { describe, expect, it } from 'vitest'
import { writeCsvRow } from '../../../site/feeds/csv.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { hostileSnapshot } from '../hostileSnapshot.ts'
import { baseUrl, renderFixture } from '../renderFixture.ts'

const path = (locale: string) => `${locale}/books/invented-geometry/errata.csv`

/** RFC 4180, sign by sign: another reading than the one that wrote it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [['']]
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const row = rows.at(-1) ?? []
    const sign = text[at] ?? ''
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      row[row.length - 1] += '"'
      at += 1
    } else if (sign === '"') isQuoted = !isQuoted
    else if (isQuoted) row[row.length - 1] += sign
    else if (sign === ',') row.push('')
    else if (text.startsWith('\r\n', at)) {
      rows.push([''])
      at += 1
    } else row[row.length - 1] += sign
  }
  return rows.slice(0, -1)
}

describe('a row of a CSV file', () => {
  it.each([
    ['=HYPERLINK("http://evil.test")', `"'=HYPERLINK(""http://evil.test"")"`],
    ['-1', `'-1`],
    ['+1', `'+1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `'\t=1`],
    ['\r=1', `"'\r=1"`],
    ['=1', `'=1`],
    ["'=1", `''=1`],
    ['1-3', `'1-3`],
    ['1,2,4', `"'1,2,4"`],
    ['3/4', `'3/4`],
    ['12:30', `'12:30`],
    ['1月2日', `'1月2日`],
    ['May-5', `'May-5`],
    ['007', `'007`],
    ['1E234', `'1E234`],
    ['0.10', `'0.10`],
    ['9784000063432', `'9784000063432`],
    ['0.1', '0.1'],
    ['37', '37'],
    ['7K2QD', '7K2QD'],
    ['x = 1', 'x = 1'],
    ['$-x$', '$-x$'],
    ['誤「あ」', '誤「あ」'],
    ['a "b", c\nd', '"a ""b"", c\nd"'],
    [' a', '" a"'],
    ['', ''],
  ])('has %j as %j', (words, cell) => {
    expect(writeCsvRow([words, null])).toBe(`${cell},\r\n`)
    // What a program takes away is what was added.
    expect(readCsv(writeCsvRow([words]))[0]?.[0]?.replace(/^'/, '')).toBe(words)
  })

  it('leaves numbers and days to the spreadsheet', () => {
    expect(writeCsvRow([{ value: -3 }, { day: '2026-01-31' }])).toBe('-3,2026-01-31\r\n')
  })
})

describe('errata.csv', () => {
  it('begins with a byte order mark and the names of the columns, and has a row for each erratum', async () => {
    const site = await renderFixture(smallSnapshot())
    for (const locale of ['ja', 'en']) expect(site.text(path(locale)).startsWith('\ufeff')).toBe(true)
    const [names, ...rows] = readCsv(site.text(path('en')).slice(1))
    expect(names?.join(' | ')).toBe(
      'Tag | Page | Line | Place | Item | Wrong | Right | Instruction | Note | Severity | Status | Copies | Printings | E-book | Reported | Reported by | Confirmed | Made public | Changed | URL',
    )
    expect(rows.map(([tag]) => tag)).toEqual(['0AB1C', 'ZZ9XW', '7K2QD', 'M3M3M', 'BR0KN'])
    expect(rows[2]).toEqual([
      ...['7K2QD', '37', 'line 7 from the bottom', 'p. 37, line 7 from the bottom', ''],
      ...['平均 $\\sigma$', '平均 $\\mu$', '', '', 'Affects the content', 'Confirmed'],
      ...['In printing 1; corrected in the 2nd', '1', 'not known', '2026-02-02', '読者 太郎', ''],
      ...['2026-04-01', '2026-04-01', `${baseUrl}/en/books/invented-geometry/errata/#7K2QD`],
    ])
    const [japaneseNames, ...japaneseRows] = readCsv(site.text(path('ja')).slice(1))
    expect(japaneseNames?.slice(0, 7)).toEqual(['番号', 'ページ', '行', '場所', '図表・式など', '誤', '正'])
    expect(japaneseRows[2]?.slice(0, 4)).toEqual(['7K2QD', '37', '下から7行目', '37ページ 下から7行目'])
  })

  it('has as many cells in each row whatever editors wrote, and none that a spreadsheet runs', async () => {
    const snapshot = hostileSnapshot()
    for (const erratum of snapshot.errata)
      erratum.original = `=cmd|' /C calc'!A0,"\r\n=1+1\n${erratum.original}`
    const rows = readCsv((await renderFixture(snapshot)).text(path('en')).slice(1))
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => 20))
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  })
})

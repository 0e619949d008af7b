import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Locator } from '../../../../content/locator.ts'
import { findTextProblems } from '../../../../content/textProblems.ts'
import { parsePrintings, printPrintings } from '../../../../content/printings.ts'
import { IsoDate } from '../../../../content/primitives.ts'
import type { ImportedBook } from '../../../../cms/import/support-page/importedBook.ts'
import { maxLineLength } from '../../../../cms/import/support-page/lines/pageLine.ts'
import { splitLines } from '../../../../cms/import/support-page/lines/readLines.ts'
import { readSupportPage } from '../../../../cms/import/support-page/readSupportPage.ts'
import { supportPage } from '../../../fixtures/supportPage.ts'

const read = (text: string) => readSupportPage({ text, bookSlug: 'small-book' })

// What pages are made of, so that random ones go deep: half a correction, half a table, half a formula.
const pieces = fc.constantFrom(
  ...'「 」 『 “ ” ` " -> → ⇒ => ~~ ++ ( ) （ ） [ ] { } $ \\ _ ^ | || # ## - * ・ : ： 、 。 , ; < >'.split(
    ' ',
  ),
  ...'</td> <td> <tr> <table> <li> <del> <p> &lt;'.split(' '),
  ...'P.12 P.xii 12ページ p. 3行目 下から l.-4 line 図1.2 式(2.1) Algorithm L8 第 刷 1-3刷 第2刷で修正'.split(
    ' ',
  ),
  ...'誤： 正： 誤 正 should be change to 正誤表 目次 お知らせ 抜粋 参考資料 書誌情報 2023/1/2 さん'.split(
    ' ',
  ),
  ...String.raw`\frac \mathbf{x} \simga x_t σ_t^2 L{t-1} {t} \left( \begin{matrix} k+1個 SNR(t)`.split(' '),
  ...'あ 漢字 word a 0 … × ∈ 𝔼 👍 |---|---|'.split(' '),
  ' ',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  '\u3000',
  '\u0000',
)
const page = fc.oneof(
  fc.array(pieces, { maxLength: 120 }).map((list) => list.join('')),
  fc.array(pieces, { maxLength: 60 }).map((list) => `# 正誤表\n- P.1 ${list.join('')}`),
  fc.string({ maxLength: 400, unit: 'binary' }),
)

describe('any page at all', () => {
  it('is read without an error, within a second', () => {
    fc.assert(
      fc.property(page, (text) => {
        const start = performance.now()
        read(text)
        expect(performance.now() - start).toBeLessThan(1000)
      }),
      { numRuns: 400 },
    )
  })

  it('loses no line: each that is not blank is in a draft or passed over, once', () => {
    fc.assert(
      fc.property(page, (text) => {
        const book = read(text)
        const used = new Set(
          draftsOf(book)
            .flatMap(({ source, heads }) => [source, ...heads])
            .flatMap(numbersOf),
        )
        const passed = book.passedOver.map(({ line }) => line)
        const written = splitLines(text).flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]))
        expect(passed.filter((line) => used.has(line))).toEqual([])
        expect([...new Set(passed)]).toEqual(passed)
        expect(written.filter((line) => !used.has(line) && !passed.includes(line))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('gives only values that the CMS takes, or flags them', () => {
    fc.assert(
      fc.property(page, (text) => {
        for (const { values, flags, source } of read(text).errata) {
          const { page: label, line, lineFrom, item } = values
          Locator.parse({ page: label, line, lineFrom, item })
          const flagged = flags.map((flag) => flag.field)
          const isFlagged = (field: string) => flagged.includes(field) || flagged.includes(null)
          if (values.printings !== null) expect(canonical(values.printings)).toBe(values.printings)
          if (values.reportedOn !== null) IsoDate.parse(values.reportedOn)
          for (const field of ['correction', 'instruction', 'note'] as const)
            for (const value of textsOf(values[field]))
              expect(findTextProblems(value).length === 0 || isFlagged(field), `${field}: ${value}`).toBe(
                true,
              )
          if (values.correction === null && values.instruction.ja === null && values.instruction.en === null)
            expect(isFlagged('correction'), source.text).toBe(true)
          if (values.original === values.correction && values.original !== null)
            expect(isFlagged('correction')).toBe(true)
          for (const value of textsOf(values.original)) expect(value).not.toBe('')
        }
      }),
      { numRuns: 400 },
    )
  })

  it('gives each entry a fingerprint of its own, the same each time', () => {
    fc.assert(
      fc.property(page, (text) => {
        const prints = draftsOf(read(text)).map(({ fingerprint }) => fingerprint)
        expect(new Set(prints).size).toBe(prints.length)
        expect(draftsOf(read(text)).map(({ fingerprint }) => fingerprint)).toEqual(prints)
      }),
      { numRuns: 100 },
    )
  })
})

describe('a hostile line', () => {
  const length = maxLineLength - 40
  it.each([
    ...'「 」 ( ) { } $ \\ _ ^ ~~ -> → ` " | 「a」->「b」 P.1「a」-> \\a x_ \\frac{ \\left( の 誤： 正：'.split(
      ' ',
    ),
    ...'[ < <p> <td> a_aa_ ** http:// 1- ++ should'.split(' '),
    ' ',
    ' (',
    '``a`',
    '**a ',
    '*a ',
    '<sup>a',
    'p.1/',
    '1刷、',
    '(第1刷',
    '誤 ',
    'should be "a", not "b" ',
    '[a](',
    '&a;',
    '“a ‘b ',
  ])('of nothing but %j is read within a second', (unit) => {
    const long = unit.repeat(Math.floor(length / unit.length))
    // Processor time, so that a busy machine is not taken for slow code.
    const start = process.cpuUsage()
    read(`P.1 ${long}x`)
    read(`# お知らせ\n- 2023/1/2 ${long}x\n# 目次\n- 1 ${long}x\n# 参考資料\n- ${long}x`)
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000)
  })
})

describe('fingerprints', () => {
  const errata = read(supportPage).errata
  const byText = new Map(errata.map((draft) => [draft.fingerprint, draft.values]))

  it('find the entries again where lines have moved, spaces changed and lines were added', () => {
    const lines = supportPage.split('\n')
    const start = lines.findIndex((line) => line.includes('誤植情報')) + 2
    const simple = lines.slice(start).filter((line) => !/P\.91|^- (?:9|11|下から)/.test(line))
    const moved = [
      '- P.2 「あ」→「い」',
      ...[...simple].reverse().map((line) => `  ${line.replace(' ', '  ')}  `),
    ]
    const again = read(`${lines.slice(0, start).join('\r\n')}\r\n${moved.join('\r\n')}`).errata
    const recognized = again.filter(({ fingerprint }) => byText.has(fingerprint))
    expect(again).toHaveLength(simple.length + 1)
    expect(recognized).toHaveLength(simple.length)
    for (const draft of recognized) expect(draft.values).toEqual(byText.get(draft.fingerprint))
  })

  it('tell the same words on two pages apart, and the same line written twice', () => {
    const text =
      '- P.1\n  - 3行目「あ」→「い」\n- P.2\n  - 3行目「あ」→「い」\n- P.3「う」→「え」\n- P.3「う」→「え」'
    expect(new Set(read(text).errata.map(({ fingerprint }) => fingerprint)).size).toBe(4)
  })

  it('belong to their book', () => {
    const other = readSupportPage({ text: supportPage, bookSlug: 'another-book' }).errata
    expect(other.some(({ fingerprint }) => byText.has(fingerprint))).toBe(false)
  })
})

function draftsOf(book: ImportedBook) {
  return [book.record, book.toc, ...book.news, ...book.materials, ...book.excerpts, ...book.errata].filter(
    (draft) => draft !== null,
  )
}

function numbersOf({ from, to }: { from: number; to: number }): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function textsOf(value: string | { ja: string | null; en: string | null } | null): string[] {
  if (value === null) return []
  return (typeof value === 'string' ? [value] : [value.ja, value.en]).filter((text) => text !== null)
}

function canonical(notation: string): string | null {
  const parsed = parsePrintings(notation)
  return parsed.ok ? printPrintings(parsed.set) : null
}

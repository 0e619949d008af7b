import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describePrintings, toOrdinal } from '../../content/describePrintings.ts'
import { describePrintingsProblem } from '../../content/describePrintingsProblem.ts'
import { type PrintingSet, parsePrintings, printPrintings } from '../../content/printings.ts'

const setOf = (text: string) => {
  const parsed = parsePrintings(text)
  if (!parsed.ok) throw new Error(describePrintingsProblem(parsed.problem, 'en'))
  return parsed.set
}
const containsPrinting = (set: PrintingSet, printing: number) =>
  set.some(({ from, to }) => printing >= from && (to === null || printing <= to))
const problemOf = (text: string, locale: 'ja' | 'en') => {
  const parsed = parsePrintings(text)
  return parsed.ok ? null : describePrintingsProblem(parsed.problem, locale)
}

describe('parsePrintings', () => {
  it.each([
    ['1-3', '1-3'],
    ['1,2,4', '1-2,4'],
    ['2-', '2-'],
    ['4, 1', '1,4'],
    ['1-3,2-5', '1-5'],
    ['3-,1', '1,3-'],
    ['２〜４、６', '2-4,6'],
    ['1–3', '1-3'],
    ['第1刷〜第3刷', '1-3'],
    ['第1〜3刷', '1-3'],
    ['第1刷', '1'],
    ['1刷', '1'],
    ['初刷', '1'],
    ['初刷〜第3刷、第5刷', '1-3,5'],
    ['第1・2刷', '1-2'],
    ['第2刷以降', '2-'],
    ['1st, 3rd', '1,3'],
  ])('reads %s as %s', (written, canonical) => {
    expect(printPrintings(setOf(written))).toBe(canonical)
  })

  it.each([
    ['', 'No printing is given. Write it like "1-3", "1,2,4" or "2-" (from the 2nd on).'],
    ['all', '"all" is not a range of printings. Write it like "1-3", "1,2,4" or "2-" (from the 2nd on).'],
    ['1-3,,5', '"" is not a range of printings. Write it like "1-3", "1,2,4" or "2-" (from the 2nd on).'],
    ['0-2', '"0-2": printings are counted from 1. Write it like "1-3", "1,2,4" or "2-" (from the 2nd on).'],
    ['3-1', '"3-1": this range runs backwards. Write it like "1-3", "1,2,4" or "2-" (from the 2nd on).'],
    [
      '2023',
      '"2023": printings go up to 999. Is it a year? Write it like "1-3", "1,2,4" or "2-" (from the 2nd on).',
    ],
  ])('refuses %j with a sentence', (written, message) => {
    expect(problemOf(written, 'en')).toBe(message)
  })

  it('speaks Japanese to a Japanese editor', () => {
    expect(problemOf('3-1', 'ja')).toBe(
      '「3-1」: 範囲の前後が逆です。「1-3」「1,2,4」「2-」(第2刷以降)のように書いてください。',
    )
  })

  it('keeps the same printings when it is printed and read again', () => {
    const range = fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.option(fc.integer({ min: 0, max: 20 })))
      .map(([from, length]) => (length === null ? `${from}-` : `${from}-${from + length}`))
    fc.assert(
      fc.property(
        fc.array(range, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 100 }),
        (ranges, printing) => {
          const set = setOf(ranges.join(','))
          const inOne = ranges.some((one) => containsPrinting(setOf(one), printing))
          expect(containsPrinting(set, printing)).toBe(inOne)
          expect(setOf(printPrintings(set))).toEqual(set)
        },
      ),
    )
  })
})

describe('describePrintings', () => {
  it.each([
    ['1-3', '第1〜3刷に該当、第4刷で訂正済み', 'In printings 1–3; corrected in the 4th'],
    ['1', '第1刷に該当、第2刷で訂正済み', 'In printing 1; corrected in the 2nd'],
    ['2-', '第2刷以降に該当、未訂正', 'In printing 2 and all later ones; not yet corrected'],
    ['1-', 'すべての刷に該当、未訂正', 'In all printings; not yet corrected'],
    [
      '1-2,4',
      '第1〜2刷と第4刷に該当(第3刷で訂正後に再発)、第5刷で訂正済み',
      'In printings 1–2 and 4 (corrected in the 3rd, then back again); corrected in the 5th',
    ],
  ])('says %s so that it cannot be misread', (written, ja, en) => {
    expect(describePrintings(setOf(written), 'ja')).toBe(ja)
    expect(describePrintings(setOf(written), 'en')).toBe(en)
  })

  it('says that the printings are not known', () => {
    expect(describePrintings(null, 'ja')).toBe('該当する刷は不明')
    expect(describePrintings(null, 'en')).toBe('Affected printings not known')
  })
})

describe('toOrdinal', () => {
  it('follows English', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111].map(toOrdinal).join(' ')).toBe(
      '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 101st 111th',
    )
  })
})

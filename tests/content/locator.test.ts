import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareLocators,
  describeLocator,
  itemKinds,
  type Locator,
  type LocatorItem,
  placeKey,
} from '../../content/locator.ts'
import { isPageLabel } from '../../content/pageLabel.ts'

const none = { ja: null, en: null }
const at = (place: Partial<Locator>): Locator => ({
  page: null,
  section: null,
  line: null,
  lineTo: null,
  lineFrom: 'top',
  item: null,
  ...place,
})
const item = (
  kind: NonNullable<Locator['item']>['kind'],
  label: string | null = null,
  part = none as { ja: string | null; en: string | null },
) => ({
  kind,
  label,
  part,
})

describe('describeLocator', () => {
  it.each<[Locator, string, string]>([
    [
      at({ page: '37', line: 7, lineFrom: 'bottom' }),
      '37ページ 下から7行目',
      'p. 37, line 7 from the bottom',
    ],
    [
      at({ page: '3', item: item('figure', '1.2', { ja: '左図', en: 'left panel' }) }),
      '3ページ 図1.2 左図',
      'p. 3, Fig. 1.2, left panel',
    ],
    [at({ page: 'xiii' }), 'xiiiページ', 'p. xiii'],
    [
      at({ page: '39', line: 8, item: item('algorithm', '2.1') }),
      '39ページ アルゴリズム2.1 8行目',
      'p. 39, Algorithm 2.1, line 8',
    ],
    [
      at({ page: '57', line: 2, item: item('other', null, { ja: '右端', en: 'right end' }) }),
      '57ページ 2行目 右端',
      'p. 57, line 2, right end',
    ],
    [at({ page: '9', item: item('equation', '(2.17)') }), '9ページ 式(2.17)', 'p. 9, Eq. (2.17)'],
    [at({ item: item('index', '拡散') }), '索引「拡散」', 'index, “拡散”'],
    [
      at({ page: '5', item: item('table', '2', { ja: '右列', en: null }) }),
      '5ページ 表2 右列',
      'p. 5, Table 2, 右列',
    ],
    [at({ section: '2.3' }), '2.3節', 'Section 2.3'],
    [at({ section: '第2章', line: 3 }), '第2章 3行目', 'Chapter 2, line 3'],
    [at({ section: 'コラム3' }), 'コラム3', 'コラム3'],
    [at({ page: '37', section: '2.3' }), '37ページ', 'p. 37'],
    [at({ page: '39', line: 11, lineTo: 12 }), '39ページ 11〜12行目', 'p. 39, lines 11–12'],
    [
      at({ page: '39', line: 3, lineTo: 5, lineFrom: 'bottom' }),
      '39ページ 下から3〜5行目',
      'p. 39, lines 3–5 from the bottom',
    ],
    [at({ page: 'カバー' }), 'カバー', 'jacket'],
    [at({ page: '20', item: item('chapter', '3') }), '20ページ 第3章', 'p. 20, Chapter 3'],
    [at({}), '', ''],
  ])('says where %j is', (locator, ja, en) => {
    expect(describeLocator(locator, 'ja')).toBe(ja)
    expect(describeLocator(locator, 'en')).toBe(en)
  })
})

describe('compareLocators', () => {
  it('orders places as they lie in the book', () => {
    const inOrder = [
      at({ page: 'iv' }),
      at({ page: 'xiii' }),
      at({ page: '1', line: 3 }),
      at({ page: '2' }),
      at({ page: '10' }),
      at({ page: '18', line: 4 }),
      at({ page: '18', line: 14 }),
      at({ page: '18', item: item('figure', '1.9') }),
      at({ page: '18', item: item('figure', '1.10') }),
      at({ page: '18', line: 8, item: item('algorithm', '2.1') }),
      at({ page: '18', line: 11, item: item('algorithm', '2.1') }),
      at({ page: '18', line: 7, lineFrom: 'bottom' }),
      at({ page: '18', line: 1, lineFrom: 'bottom' }),
      at({ page: 'A-4' }),
      at({ page: 'A-12' }),
      at({ item: item('index') }),
      at({ section: '第1章' }),
      at({ section: '1.2' }),
      at({ section: '2' }),
    ]
    const shuffled = [...inOrder].reverse()
    expect(shuffled.sort(compareLocators).map((place) => describeLocator(place, 'ja'))).toEqual(
      inOrder.map((place) => describeLocator(place, 'ja')),
    )
  })
})

describe('placeKey', () => {
  it.each<[Locator, string]>([
    [at({ page: 'xiii' }), '0000013 0  1000'],
    [at({ page: '37', line: 7 }), '1000000000037 1  1007'],
    [at({ page: '37', line: 7, lineFrom: 'bottom' }), '1000000000037 3  0993'],
    [at({ page: 'A-4', item: item('figure', '1.10') }), '2a-000000000004 2 00000000000001.000000000010 1000'],
    [at({ page: '39', line: 8, item: item('algorithm', 'B') }), '1000000000039 2 03b 1008'],
    [at({ item: item('other') }), '3 0  1000'],
  ])('of %j is what databases hold already', (locator, key) => expect(placeKey(locator)).toBe(key))

  const roman = fc.constantFrom('i', 'ii', 'iv', 'v', 'ix', 'x', 'xiii', 'xl', 'xc', 'XII', 'xii')
  const label = fc.constantFrom('A-4', 'a-4', 'A-10', 'B-1', 'C', '1.9', '1.10', 'S2', '007')
  const locators: fc.Arbitrary<Locator> = fc.record({
    page: fc.option(fc.oneof(roman, fc.integer({ min: 0, max: 5000 }).map(String), label)),
    section: fc.constant(null),
    line: fc.option(fc.integer({ min: 1, max: 999 })),
    lineTo: fc.constant(null),
    lineFrom: fc.constantFrom('top' as const, 'bottom' as const),
    item: fc.option(
      fc.record({
        kind: fc.constantFrom(...itemKinds),
        label: fc.option(fc.constantFrom('1', '2', '1.2', '1.10', '2.1', 'A.3', 'a.3', 'B')),
        part: fc.constant(none),
      }),
    ),
  })

  it('sorts as text as pages, lines and items lie in the book, whatever the case of their labels', () => {
    fc.assert(
      fc.property(locators, locators, (a, b) => {
        expect(compareLocators(a, b)).toBe(Math.sign(compareByParts(a, b)))
      }),
      { numRuns: 20_000 },
    )
  })
})

/** The same order part by part, with no key: pages, then bands, items and lines. */
function compareByParts(a: Locator, b: Locator): number {
  const [pageA, pageB] = [rankPage(a.page), rankPage(b.page)]
  return (
    pageA.group - pageB.group ||
    pageA.value - pageB.value ||
    (pageA.group === 2 ? compareNaturally(a.page, b.page) : 0) ||
    rankBand(a) - rankBand(b) ||
    (rankBand(a) === 2 ? compareItems(a.item, b.item) : 0) ||
    signedLine(a) - signedLine(b)
  )
}

function compareNaturally(a: string | null, b: string | null): number {
  return new Intl.Collator('en', { numeric: true, sensitivity: 'accent' }).compare(a ?? '', b ?? '')
}

const romanValues: Record<string, number> = {
  i: 1,
  ii: 2,
  iv: 4,
  v: 5,
  ix: 9,
  x: 10,
  xii: 12,
  xiii: 13,
  xl: 40,
  xc: 90,
}

function rankPage(page: string | null): { group: number; value: number } {
  if (page === null) return { group: 3, value: 0 }
  if (/^\d+$/.test(page)) return { group: 1, value: Number(page) }
  const roman = romanValues[page.toLowerCase()]
  return roman === undefined ? { group: 2, value: 0 } : { group: 0, value: roman }
}

function rankBand({ line, lineFrom, item }: Locator): number {
  const ownLines = item !== null && ['algorithm', 'listing', 'footnote'].includes(item.kind)
  if (line !== null && !ownLines) return lineFrom === 'top' ? 1 : 3
  return item === null || (item.kind === 'other' && item.label === null) ? 0 : 2
}

function compareItems(a: LocatorItem | null, b: LocatorItem | null): number {
  if (a === null || b === null) return 0
  return itemKinds.indexOf(a.kind) - itemKinds.indexOf(b.kind) || compareNaturally(a.label, b.label)
}

function signedLine({ line, lineFrom }: Locator): number {
  return line === null ? 0 : lineFrom === 'top' ? line : -line
}

describe('page labels', () => {
  it('orders page xiii before page 1, and an appendix after the last page', () => {
    const pages = ['C', '100', '1', 'xiii', null, 'A-4', 'ix', '20'].map((page) => at({ page }))
    expect(pages.sort(compareLocators).map(({ page }) => page)).toEqual([
      'ix',
      'xiii',
      '1',
      '20',
      '100',
      'A-4',
      'C',
      null,
    ])
  })

  it.each(['xiii', '37', 'A-4', '12.3'])('takes %s', (label) => expect(isPageLabel(label)).toBe(true))
  it.each(['', 'p. 3', '３７', '12-', '1/2', 'a'.repeat(17)])('refuses %j', (label) =>
    expect(isPageLabel(label)).toBe(false),
  )
})

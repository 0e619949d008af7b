import { describe, expect, it } from 'vitest'
import { compareLocators, describeLocator, type Locator } from '../../content/locator.ts'
import { comparePageLabels, isPageLabel } from '../../content/pageLabel.ts'

const none = { ja: null, en: null }
const at = (place: Partial<Locator>): Locator => ({
  page: null,
  line: null,
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
    ]
    const shuffled = [...inOrder].reverse()
    expect(shuffled.sort(compareLocators).map((place) => describeLocator(place, 'ja'))).toEqual(
      inOrder.map((place) => describeLocator(place, 'ja')),
    )
  })
})

describe('page labels', () => {
  it('orders page xiii before page 1, and an appendix after the last page', () => {
    expect(['C', '100', '1', 'xiii', null, 'A-4', 'ix', '20'].sort(comparePageLabels)).toEqual([
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

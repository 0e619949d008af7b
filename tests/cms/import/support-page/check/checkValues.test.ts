import { describe, expect, it } from 'vitest'
import { checkValues } from '../../../../../cms/import/support-page/check/checkValues.ts'
import type { ErratumValues } from '../../../../../cms/import/support-page/importedBook.ts'
import { erratumValues } from '../../../../fixtures/importedBook.ts'

const lines = (text: string, from = 1) => ({ from, to: from, text })

/** The fields that are flagged for these values, from a line that says nothing else. */
function flagged(
  values: Partial<ErratumValues>,
  { source = '', heads = [], above = [] }: { source?: string; heads?: string[]; above?: string[] } = {},
): (string | null)[] {
  const draft = {
    source: lines(source),
    heads: heads.map((text) => lines(text)),
    above: above.map((text) => lines(text)),
    previous: null,
    values: erratumValues({ page: '1', ...values }),
  }
  return checkValues(draft, []).map(({ field }) => field)
}

const spot = (words: string) => ({
  item: { kind: 'other' as const, label: null, part: { ja: words, en: null } },
})
const instruction = (words: string) => ({ instruction: { ja: words, en: null } })

describe('values that are unlikely', () => {
  it.each([
    ['a tag', { original: '<b>a</b>', correction: 'b' }, ['original']],
    ['an entity', { original: 'a', correction: 'a &le; b' }, ['correction']],
    ['a link', { original: '[a](https://example.org)', correction: 'b' }, ['original']],
    ['a bar of a table', { original: 'a', correction: 'b |' }, ['correction']],
    ['columns of TeX', instruction('&増加&減少 \\\\'), ['instruction']],
    ['an arrow at the end', { original: '増加 ↓', correction: '減少' }, ['original']],
    ['a place before one side', { original: 'line +5: teh', correction: 'the' }, ['original']],
    ['a colon before one side', { original: ': teh', correction: 'the' }, ['original']],
    ['a mark of a side', { original: '増加（誤）', correction: '減少' }, ['original']],
    ['what to do as the correction', { original: 'very', correction: 'deleted' }, ['correction']],
    ['what to do as the correction, in Japanese', { original: '増加', correction: '削除' }, ['correction']],
    ['a pronoun as what is printed', { original: 'It', correction: 'eta=1' }, ['original']],
    ['words of thanks in a side', { original: 'a', correction: 'b thanks to Ann' }, ['correction']],
    ['a quotation mark without a partner', { original: 'a', correction: '"b' }, ['correction']],
    [
      'a reporter with a day',
      { original: 'a', correction: 'b', reportedBy: 'Ann, 2020-03-04' },
      ['reportedBy'],
    ],
    ['an instruction that ends in a colon', instruction('次の式に直す:'), ['instruction']],
    ['an instruction that breaks off', { instruction: { ja: null, en: 'Change to' } }, ['instruction']],
    ['an instruction that says nothing', instruction('sort.c の図'), ['instruction']],
    ['an arrow in an instruction', instruction('増加 → 減少 と直す'), ['instruction']],
    ['a spot that ends in a particle', { original: 'a', correction: 'b', ...spot('表を') }, ['item']],
    ['a spot with a page', { original: 'a', correction: 'b', ...spot('/P34/P37') }, ['item']],
    ['a spot with a printing', { original: 'a', correction: 'b', ...spot('初版のみ') }, ['item']],
    [
      'a note that begins with a page',
      { original: 'a', correction: 'b', note: { ja: 'p.15', en: null } },
      ['note'],
    ],
  ] as const)('are flagged: %s', (_, values, fields) => {
    expect(flagged(values)).toEqual(fields)
  })

  it.each([
    ['code with a bar and a star', { original: 'a || b', correction: 'a ** b' }],
    ['code in backticks with a tag', { original: '`<b>`', correction: '`<i>`' }],
    ['a generic type', { original: 'Vec<int>', correction: 'Vec<long>' }],
    ['places as the book’s own words', { original: '3行目', correction: '4行目' }],
    ['a sentence that begins with a verb', { original: 'x', correction: 'added value', source: '' }],
    ['a range of lines beside the line', { original: 'a', correction: 'b', ...spot('3〜4行目') }],
    ['a spot in words', { original: 'a', correction: 'b', ...spot('Jensenの不等式') }],
    ['a definition', { original: 'a', correction: 'b', ...spot(':=の式') }],
    ['an instruction', instruction('括弧を閉じる')],
    ['an instruction in English', { instruction: { ja: null, en: 'The arrow should be reversed.' } }],
    ['words about printing', { original: '印刷する', correction: '印刷した' }],
  ])('are not: %s', (_, values) => {
    const { source, ...others } = { source: '「added value」', ...values }
    expect(flagged(others, { source: source || '「added value」' })).toEqual([])
  })
})

describe('what the page says of printings', () => {
  const sides = { original: '増加', correction: '減少' }

  it.each([
    ['in the line', { source: 'p.1 「増加」→「減少」 4刷めで直しました' }],
    ['in a heading', { heads: ['## 4刷めで直したもの'] }],
    ['in a remark above', { above: ['Readers of the first printing find all of these.'] }],
  ])('is flagged where no printings came out: %s', (_, lines) => {
    expect(flagged(sides, lines)).toEqual(['printings'])
  })

  it('is flagged where the printing that was mended is taken as affected', () => {
    expect(flagged({ ...sides, printings: '3' }, { heads: ['## 第3刷で修正'] })).toEqual(['printings'])
    expect(flagged({ ...sides, printings: '3' }, { heads: ['## Corrected in the third printing'] })).toEqual([
      'printings',
    ])
    const table = { above: ['| ページ | 誤 | 正 | 修正刷 |'], source: '| 12 | 増加 | 減少 | 3 |' }
    expect(flagged({ ...sides, printings: '3' }, table)).toEqual(['printings'])
  })

  it('is not flagged where the printings say it', () => {
    expect(flagged({ ...sides, printings: '1-2' }, { heads: ['## 第3刷で修正'] })).toEqual([])
    expect(flagged({ ...sides, printings: '1-2' }, { source: '(1-2刷。第3刷で修正済み)' })).toEqual([])
    expect(flagged({ ...sides, printings: '3' }, { heads: ['## 第3刷'] })).toEqual([])
    expect(flagged(sides, { source: 'この関数は印刷に使う' })).toEqual([])
  })

  it('quotes the words, and says what to do, in both languages', () => {
    const [flag] = checkValues(
      {
        source: lines('p.1 「増加」→「減少」'),
        heads: [lines('## 第3刷で修正')],
        above: [],
        previous: null,
        values: erratumValues({ page: '1', ...sides, printings: '3' }),
      },
      [],
    )
    expect(flag?.reason).toEqual({
      ja: '「第3刷で修正」は直った刷のことのようですが、該当する刷に入っています。直った刷の前までが該当する刷です。確かめて直してください。',
      en: '"第3刷で修正" seems to name a printing that is right, but it is among the affected ones. The ones before it are affected: check, and correct them.',
    })
  })
})

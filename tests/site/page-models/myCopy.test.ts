import { describe, expect, it } from 'vitest'
import { listCopies } from '../../../content/copies.ts'
import type { Erratum } from '../../../content/erratum.ts'
import type { Locale } from '../../../content/locale.ts'
import { createMyCopy, markCopies } from '../../../site/page-models/myCopy.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'

const book = (more: object = {}) => {
  const [first] = smallSnapshot().books
  if (first === undefined) throw new Error('The fixture has no book.')
  return { ...first, ...more }
}
const erratum = (more: Partial<Erratum>): Erratum => {
  const [first] = smallSnapshot().errata
  if (first === undefined) throw new Error('The fixture has no erratum.')
  return { ...first, severity: null, printings: null, ...more }
}
const onePage = (errata: Erratum[], { locale = 'en' as Locale, of = book() } = {}) =>
  createMyCopy({
    ...{ book: of, locale, isPart: false, ofPage: errata, ofList: errata },
    copies: listCopies({ book: of, errata }),
  })
const sentences = (errata: Erratum[], locale: Locale = 'en', of = book()) =>
  Object.fromEntries(
    (onePage(errata, { locale, of })?.choices ?? []).map(({ key, answer }) => [
      key,
      [answer.lead, ...answer.more].join(' '),
    ]),
  )

describe('the choice of a copy', () => {
  it('has the printings with their dates, and what is said of each', () => {
    const errata = [
      erratum({ printings: '1-2', severity: 'substantive' }),
      erratum({ printings: '1', severity: 'typo' }),
      erratum({}),
    ]
    expect(onePage(errata, { locale: 'ja' })).toEqual({
      book: 'invented-geometry',
      choices: [
        {
          ...{ key: '1', kind: 'printing', words: '第1刷' },
          date: { words: '2026年1月15日', iso: '2026-01-15' },
          remark: null,
          answer: {
            lead: '第1刷に該当する訂正は2件、うち1件は内容に関わる誤りです。',
            more: ['どの刷に該当するか不明な1件も表示しています。'],
          },
          rest: null,
        },
        {
          ...{ key: '2', kind: 'printing', words: '第2刷' },
          date: { words: '2026年3月1日', iso: '2026-03-01' },
          remark: null,
          answer: {
            lead: '第2刷に該当する訂正は1件で、内容に関わる誤りです。',
            more: ['どの刷に該当するか不明な1件も表示しています。'],
          },
          rest: '該当しない1件も表示',
        },
        {
          ...{ key: '3', kind: 'printing', words: '第3刷', date: null },
          // The second is the last of the record, and the third is named as the one with the correction alone.
          remark: '発行は未確認',
          answer: {
            lead: '第3刷に該当するとわかっている訂正はありません。',
            more: ['どの刷に該当するか不明な1件も表示しています。'],
          },
          rest: '該当しない2件も表示',
        },
      ],
      hasDates: true,
      imprint: 'colophon',
      all: 'すべての訂正(3件)を表示しています。',
    })
  })

  it('is none where nothing is known for the whole list', () => {
    expect(onePage([erratum({}), erratum({})])).toBeNull()
    expect(onePage([])).toBeNull()
  })

  it('offers the e-book alone for a book that is one', () => {
    const of = book({ printings: [], isbn: null, ebookIsbn: '9783161484100' })
    const errata = [
      erratum({ appliesTo: 'ebook' }),
      erratum({ appliesTo: 'ebook', ebookCorrectedOn: '2026-03-01' }),
      erratum({}),
    ]
    // The drawing of a colophon would lead nowhere.
    expect(onePage(errata, { of })?.imprint).toBeNull()
    expect(sentences(errata, 'ja', of)).toEqual({
      ebook:
        '電子書籍に該当する訂正は1件です。 電子書籍に該当するか不明な1件も表示しています。 ' +
        'ほかに1件は、最新のファイルでは訂正済みです。',
    })
    expect(sentences(errata, 'en', of)).toEqual({
      ebook:
        'Your e-book: 1 erratum. Also shown: 1 that may or may not be in the e-book. ' +
        '1 more has been corrected in the latest file.',
    })
  })

  it.each([
    [['substantive', 'substantive'], 'Your 1st printing: 2 errata, all of which affect the content.'],
    [['substantive', 'typo', 'typo'], 'Your 1st printing: 3 errata, 1 of them affects the content.'],
    [['typo', 'misleading'], 'Your 1st printing: 2 errata, none of which affects the content.'],
    [['substantive'], 'Your 1st printing: 1 erratum, and it affects the content.'],
    // What nobody said is not claimed.
    [['typo', null], 'Your 1st printing: 2 errata.'],
    [['substantive', null], 'Your 1st printing: 2 errata, at least 1 of them affects the content.'],
    [[null], 'Your 1st printing: 1 erratum.'],
  ] as const)('says of severities %j: %s', (severities, sentence) => {
    expect(sentences(severities.map((severity) => erratum({ printings: '1', severity })))['1']).toBe(sentence)
  })

  it('says it in Japanese as carefully', () => {
    const say = (...severities: Erratum['severity'][]) =>
      sentences(
        severities.map((severity) => erratum({ printings: '1', severity })),
        'ja',
      )['1']
    expect(say('substantive', 'substantive')).toBe('第1刷に該当する訂正は2件で、すべて内容に関わる誤りです。')
    expect(say('typo')).toBe('第1刷に該当する訂正は1件で、内容に関わる誤りはありません。')
    expect(say('substantive', null)).toBe(
      '第1刷に該当する訂正は2件、うち少なくとも1件は内容に関わる誤りです。',
    )
    expect(say(null, null)).toBe('第1刷に該当する訂正は2件です。')
  })

  it('says what is being checked, and what a copy does not have', () => {
    const errata = [erratum({ printings: '1', status: 'unconfirmed' }), erratum({ printings: '1' })]
    expect(sentences(errata)).toEqual({
      1: 'Your 1st printing: 2 errata. 1 is still being checked.',
      2: 'Your 2nd printing: no errata.',
    })
  })

  it('says on the first page of a long list what holds for all of it, and on a later one what stands there', () => {
    const [here, there] = [erratum({ printings: '1' }), erratum({ printings: '1', severity: 'typo' })]
    const pageOf = (ofPage: Erratum[], ofList: Erratum[] | null) => {
      const copies = listCopies({ book: book(), errata: ofList ?? ofPage })
      const common = { book: book(), copies, isPart: true, ofPage, ofList }
      return (['ja', 'en'] as const).map((locale) => {
        const model = createMyCopy({ ...common, locale })
        const [first] = model?.choices ?? []
        return [first?.answer.lead, ...(first?.answer.more ?? []), model?.all]
      })
    }
    expect(pageOf([here], [here, there])).toEqual([
      [
        '第1刷に該当する訂正は2件です。',
        'このページには1件あります。',
        'このページのすべての訂正(1件)を表示しています。',
      ],
      ['Your 1st printing: 2 errata.', '1 of them is on this page.', 'Showing all errata on this page (1).'],
    ])
    expect(pageOf([there], null)).toEqual([
      [
        'このページの訂正で第1刷に該当するものは1件で、内容に関わる誤りはありません。',
        'このページのすべての訂正(1件)を表示しています。',
      ],
      [
        'On this page, your 1st printing: 1 erratum, and it does not affect the content.',
        'Showing all errata on this page (1).',
      ],
    ])
  })

  it('shows for a book in another language where its copyright page names the printing', () => {
    const of = book({ lang: 'en' })
    expect(onePage([erratum({ printings: '1' })], { of })?.imprint).toBe('copyright-page')
  })
})

describe('the mark of an erratum', () => {
  const of = book({ ebookIsbn: '9783161484100' })
  const copies = listCopies({
    book: of,
    errata: [erratum({ printings: '1-' }), erratum({ printings: '2-3' })],
  })

  it.each([
    [{ printings: '1-2' }, '1 2 ebook?'],
    [{ printings: '1-' }, '1 2 3 4 ebook'],
    [{ printings: null }, '? ebook?'],
    [{ printings: null, appliesTo: 'paper' }, '?'],
    [{ appliesTo: 'ebook' }, 'ebook'],
    [{ appliesTo: 'ebook', ebookCorrectedOn: '2026-03-01' }, ''],
  ] as const)('%j: "%s"', (more, mark) => {
    expect(markCopies(erratum(more), copies)).toBe(mark)
  })

  it('is none for what is no error, and where there is no choice', () => {
    expect(markCopies(erratum({ printings: '1', status: 'rejected' }), copies)).toBeNull()
    expect(markCopies(erratum({ printings: '1' }), [])).toBeNull()
  })
})

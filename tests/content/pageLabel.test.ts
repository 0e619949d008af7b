import { describe, expect, it } from 'vitest'
import {
  describePage,
  pagesOfLabel,
  findPage,
  isPageLabel,
  normalizePageLabel,
  pageHeading,
  pageKey,
} from '../../content/pageLabel.ts'
import { createSectionFinder } from '../../content/sectionFinder.ts'

describe('a page label', () => {
  it.each([
    ['p.37', '37'],
    ['P37', '37'],
    ['p. xiii', 'xiii'],
    ['pp. 12–13', '12-13'],
    ['３７', '37'],
    ['37ページ', '37'],
    [' A−4 ', 'A-4'],
    ['カバー', 'カバー'],
    ['Preface', 'Preface'],
  ])('%j is stored as %j', (typed, stored) => expect(normalizePageLabel(typed)).toBe(stored))

  it.each([
    'xiii',
    '37',
    'A-4',
    '12-13',
    'カバー',
    '帯',
    '前見返し',
    '口絵2',
    '1:23',
    'CD-ROM',
    '裏表紙',
    '007',
    'S2',
  ])('may be %j', (label) => expect(isPageLabel(label)).toBe(true))
  it.each(['', '37, 41', '2/15', '第3章', 'p. 37 and 41', 'ページ', 'a very long name of a page', '3 4'])(
    'is not %j',
    (label) => expect(isPageLabel(label)).toBe(false),
  )

  it.each([
    ['37', '37ページ', 'p. 37', 'Page 37'],
    ['12-13', '12〜13ページ', 'pp. 12–13', 'Pages 12–13'],
    ['2-15', '2-15ページ', 'p. 2-15', 'Page 2-15'],
    ['カバー', 'カバー', 'jacket', 'Jacket'],
    ['back cover', '裏表紙', 'back cover', 'Back cover'],
    ['口絵2', '口絵2', 'frontispiece 2', 'Frontispiece 2'],
    ['CD-ROM', 'CD-ROM', 'CD-ROM', 'CD-ROM'],
  ])('%j is %j, "%s", under "%s"', (label, ja, en, heading) => {
    const described = describePage(label)
    expect([described.ja.words, described.en.words, pageHeading(label, 'en')]).toEqual([ja, en, heading])
  })

  it('is marked as Japanese on the English page where it has no English name', () => {
    expect(describePage('別冊').en).toEqual({ words: '別冊', lang: 'ja' })
    expect(describePage('CD-ROM').en.lang).toBeNull()
  })

  it('sorts as pages lie in a book', () => {
    const inOrder = [
      ...['帯', 'カバー', '表紙', '前見返し', '口絵', '口絵2', 'ii', 'xii', 'xii-xiii', 'xiii'],
      ...['1', '2', '12', '12-13', '13', '100', 'A-4', 'A-12', 'CD-ROM', '別冊', '奥付', '裏表紙'],
    ]
    expect([...inOrder].reverse().sort((a, b) => (pageKey(a) < pageKey(b) ? -1 : 1))).toEqual(inOrder)
    expect(pageKey('裏表紙') < pageKey(null)).toBe(true)
  })
})

describe('the pages of a label', () => {
  it.each([
    ['37', ['37']],
    ['12-14', ['12', '13', '14']],
    ['xii-xiv', ['xii', 'xiv']],
    ['2-15', ['2-15']],
    ['カバー', ['カバー']],
  ])('%s', (label, pages) => {
    expect(pagesOfLabel(label)).toEqual(pages)
  })

  it('are no more than fifty', () => {
    expect(pagesOfLabel('100-900')).toHaveLength(50)
  })
})

describe('the finder of sections', () => {
  const entry = (label: string | null, page: string | null) => ({
    label,
    page,
    title: { ja: '章', en: null },
  })
  const toc = [
    { ...entry(null, 'iii'), sections: [] },
    { ...entry('1', '1'), sections: [entry('1.1', '3'), entry('1.2', '8')] },
    { ...entry('2', '20'), sections: [] },
  ]
  it.each([
    ['iv', null],
    ['1', '1'],
    ['3', '1.1'],
    ['19', '1.2'],
    ['25', '2'],
    ['i', null],
  ])('of page %s is %s', (page, section) => expect(createSectionFinder(toc)(page)).toBe(section))

  it('is not known without pages in the contents', () => {
    expect(createSectionFinder([{ ...entry('1', null), sections: [] }])('5')).toBeNull()
    expect(createSectionFinder(toc)(null)).toBeNull()
  })
})

describe('findPage', () => {
  const pages = ['カバー', 'xiii', '3', '29', '43-44', 'A-4'].map((label) => ({ label }))
  const answerOf = (typed: string) => {
    const answer = findPage(typed, pages)
    return (
      answer && [answer.label, ...[answer.at, answer.before, answer.after].map((page) => page?.label ?? null)]
    )
  }

  it.each([
    ['29', '29', '29'],
    ['２９', '29', '29'],
    [' p.29 ', '29', '29'],
    ['29ページ', '29', '29'],
    ['XIII', 'XIII', 'xiii'],
    ['a-4', 'a-4', 'A-4'],
    ['44', '44', '43-44'],
    ['jacket', 'jacket', 'カバー'],
  ])('finds what somebody means who types %s', (typed, label, at) => {
    expect(answerOf(typed)).toEqual([label, at, null, null])
  })

  it.each([
    ['37', '37', '29', '43-44'],
    ['ii', 'ii', 'カバー', 'xiii'],
    ['B-1', 'B-1', 'A-4', null],
    ['函', '函', null, 'カバー'],
  ])('gives the pages before and after %s, which has none', (typed, label, before, after) => {
    expect(answerOf(typed)).toEqual([label, null, before, after])
  })

  it('takes no sentence for a page', () => expect(answerOf('37, 41')).toBeNull())
})

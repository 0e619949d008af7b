import { describe, expect, it } from 'vitest'
import { escapeLatex, fillCitation, type CitationValues } from '../../../content/citation.ts'
import type { Book } from '../../../content/book.ts'
import { createChanges } from '../../../site/changes/readChanges.ts'
import { createMath } from '../../../site/math/createMath.ts'
import { citeBook, citeErratum } from '../../../site/page-models/citation.ts'
import { createTexts } from '../../../site/page-models/texts.ts'
import { noMacros } from '../../../content/macros.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'

const none = { ja: null, en: null }
const values: CitationValues = {
  tag: '7K2QD',
  place: 'p. 37, line 7',
  status: '',
  day: '1 April 2026',
  year: '2026',
  month: 'apr',
  url: 'https://errata.example.org/en/books/invented-geometry/errata/#7K2QD',
  copy: '',
}

function source(locale: 'ja' | 'en', changes: Partial<Book> = {}) {
  const [book] = smallSnapshot().books
  if (book === undefined) throw new Error('The fixture has no book.')
  const pictures = { mediaFile: () => null, mediaHref: () => null }
  const texts = createTexts({
    locale,
    math: createMath(),
    readChanges: createChanges(),
    macrosOf: () => noMacros,
    pictures,
  })
  return { texts, content: { book: { ...book, ...changes } } }
}

const erratumOf = (
  locale: 'ja' | 'en',
  changes: Partial<Book> = {},
  erratum: Partial<CitationValues> = {},
) => {
  const { plain, bibtex } = citeErratum(source(locale, changes))
  const filled = { ...values, ...erratum }
  return [
    fillCitation(plain, { values: filled }),
    fillCitation(bibtex, { values: filled, escape: escapeLatex }),
  ]
}

describe('the citation of a book', () => {
  it('is a sentence and an entry of BibTeX in the page’s language', () => {
    expect(citeBook(source('ja'))).toEqual({
      plain: '見本 花子『架空の幾何学――点と線の数理』見本出版、2026年。',
      bibtex: [
        '@book{invented-geometry,',
        '  author = {{見本 花子}},',
        '  title = {{架空の幾何学――点と線の数理}},',
        '  publisher = {見本出版},',
        '  year = {2026},',
        '  isbn = {9783161484100},',
        '}\n',
      ].join('\n'),
    })
    expect(citeBook(source('en', { subtitle: { ja: null, en: 'Points & Lines' } })).plain).toBe(
      'Hanako Mihon. Invented Geometry: Points & Lines. Mihon Press, 2026.',
    )
  })

  it('leaves out what is not known, and keeps formulas, signs and names as they are', () => {
    const book = {
      title: { ja: null, en: 'C# & $\\mathbb{R}^n$ at 100%' },
      subtitle: none,
      publisher: none,
      isbn: null,
      publishedOn: null,
      authors: ['Ann Example', 'José d’Ávila-Núñez', 'Rand and Sons, Inc.', '山田 太郎'].map((en) => ({
        name: { ja: null, en },
      })),
    }
    expect(citeBook(source('en', book))).toEqual({
      plain: 'Ann Example, José d’Ávila-Núñez, Rand and Sons, Inc., and 山田 太郎. C# & ℝⁿ at 100%.',
      bibtex: [
        '@book{invented-geometry,',
        '  author = {Ann Example and José d’Ávila-Núñez and {Rand and Sons, Inc.} and {山田 太郎}},',
        '  title = {{C\\# \\& $\\mathbb{R}^n$ at 100\\%}},',
        '}\n',
      ].join('\n'),
    })
    expect(citeBook(source('en', { ...book, authors: [] })).plain).toBe('C# & ℝⁿ at 100%.')
  })
})

describe('the citation of an erratum', () => {
  it('names the book, the tag, the place, the day and the permanent address', () => {
    expect(erratumOf('en')).toEqual([
      'Hanako Mihon. Erratum #7K2QD to Invented Geometry (Mihon Press, 2026), p. 37, line 7. 1 April 2026. ' +
        values.url,
      [
        '@misc{invented-geometry-7K2QD,',
        '  author = {Hanako Mihon},',
        '  title = {{Erratum \\#7K2QD to Invented Geometry}},',
        '  note = {p. 37, line 7},',
        `  howpublished = {\\url{${values.url}}},`,
        '  year = {2026},',
        '  month = apr,',
        '}\n',
      ].join('\n'),
    ])
    expect(erratumOf('ja', {}, { place: '37ページ 7行目', day: '2026年4月1日' })[0]).toBe(
      `見本 花子『架空の幾何学』(見本出版、2026年)正誤表 #7K2QD、37ページ 7行目、2026年4月1日。${values.url}`,
    )
  })

  it('says of what is no correction that it is none', () => {
    const [plain, bibtex] = erratumOf('ja', {}, { status: '取り下げ', place: '37ページ' })
    expect(plain).toContain('正誤表 #7K2QD(取り下げ)、37ページ、')
    expect(bibtex).toContain('note = {37ページ (取り下げ)},')
  })

  it('cites a book of which little is known', () => {
    const little = { authors: [], publisher: none, publishedOn: null }
    expect(erratumOf('en', little)[0]).toMatch(/^Erratum #7K2QD to Invented Geometry, p\. 37, line 7\. /)
    expect(erratumOf('ja', little)[0]).toMatch(/^『架空の幾何学』正誤表 #7K2QD、p\. 37, line 7、/)
  })
})

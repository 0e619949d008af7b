import { describe, expect, it } from 'vitest'
import { createChanges } from '../../../site/changes/readChanges.ts'
import { createMath } from '../../../site/math/createMath.ts'
import { createBookPage } from '../../../site/page-models/bookPage.ts'
import { createBookSite } from '../../../site/page-models/site.ts'
import { createTocPage } from '../../../site/page-models/toc.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { splitSnapshot, type Snapshot } from '../../helpers/wholeSite.ts'
import { baseUrl, fixtureMedia, noOthers } from '../renderFixture.ts'

const pagesOf = (snapshot: Snapshot, locale: 'ja' | 'en') => {
  const part = splitSnapshot(snapshot).books.find(({ book }) => book.slug === 'invented-geometry')
  if (part === undefined) throw new Error('The fixture has no such book.')
  const { site, content } = createBookSite({
    ...{ part, media: fixtureMedia, baseUrl, settings: snapshot.settings, deadLinks: new Set() },
    ...{ math: createMath(), readChanges: createChanges(), others: noOthers, formerSlugs: [] },
  })
  return {
    book: createBookPage(site, locale, { content, front: null }),
    toc: createTocPage(site, locale, content),
  }
}

describe('what the pages beside the errata say of a copy', () => {
  it('is a line for each copy, and a link from each printing of the record', () => {
    const { book, toc } = pagesOf(smallSnapshot(), 'ja')
    expect(book.copies?.lines.map(({ key, href, words }) => [key, href, words])).toEqual([
      [
        '1',
        '/ja/books/invented-geometry/errata/?printing=1',
        'お手元の第1刷には訂正が1件あります(ほかに、該当するか不明なもの3件)',
      ],
      [
        '2',
        '/ja/books/invented-geometry/errata/?printing=2',
        'お手元の第2刷には訂正が1件あります(ほかに、該当するか不明なもの3件)',
      ],
    ])
    expect(toc.copies).toEqual(book.copies)
    expect(book.record.printings.map(({ words, errata }) => [words, errata])).toEqual([
      ['第1刷', { href: '/ja/books/invented-geometry/errata/?printing=1', words: '訂正1件' }],
      ['第2刷', { href: '/ja/books/invented-geometry/errata/?printing=2', words: '訂正1件' }],
    ])
  })

  it('is said in English, where there is none too', () => {
    const snapshot = smallSnapshot()
    snapshot.errata = snapshot.errata.filter(({ printings }) => printings === '1')
    const { book } = pagesOf(snapshot, 'en')
    expect(book.copies?.lines.map(({ words }) => words)).toEqual([
      'Your 1st printing has 1 erratum',
      'No errata apply to your 2nd printing',
    ])
    expect(book.record.printings.map(({ words, errata }) => [words, errata?.words])).toEqual([
      ['1st printing', '1 erratum'],
      ['2nd printing', 'no errata'],
    ])
  })

  it('is nothing where no erratum tells one copy from another', () => {
    const snapshot = smallSnapshot()
    for (const erratum of snapshot.errata) erratum.printings = null
    const { book, toc } = pagesOf(snapshot, 'en')
    expect([book.copies, toc.copies, book.record.printings.map(({ errata }) => errata)]).toEqual([
      null,
      null,
      [null, null],
    ])
  })
})

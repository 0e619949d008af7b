import { describe, expect, it } from 'vitest'
import { pageOfDocument } from '../../content/sitePaths.ts'

describe('where readers find a document', () => {
  it.each([
    ['site-settings', {}, ''],
    ['books', { slug: 'geometry' }, 'books/geometry/'],
    ['news', { slug: 'prize' }, 'news/prize/'],
    ['news', { slug: 'prize', book: 'geometry' }, 'books/geometry/news/prize/'],
    ['materials', { book: 'geometry' }, 'books/geometry/materials/'],
    ['excerpts', { slug: 'preface', book: 'geometry' }, 'books/geometry/excerpts/preface/'],
    ['errata', { tag: 'WEQ1R', book: 'geometry' }, 'books/geometry/errata/#WEQ1R'],
  ])('%s %o', (collection, document, page) => {
    expect(pageOfDocument({ collection, book: null, slug: null, tag: null, ...document })).toBe(page)
  })

  it.each([
    ['books', {}],
    ['errata', { tag: 'WEQ1R' }],
    ['excerpts', { slug: 'preface' }],
    ['media', { slug: 'cover' }],
  ])('no page shows %s %o', (collection, document) => {
    expect(pageOfDocument({ collection, book: null, slug: null, tag: null, ...document })).toBe(null)
  })
})

import { describe, expect, it } from 'vitest'
import { BookPart, NewsPart, parsePart, SiteIndex, SnapshotError } from '../../content/snapshot.ts'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'
import { splitSnapshot } from '../helpers/wholeSite.ts'

const parts = () => splitSnapshot(smallSnapshot())
const bookPart = () => {
  const [part] = parts().books
  if (part === undefined) throw new Error('The fixture has no book.')
  return part
}
const problemsOf = (schema: Parameters<typeof parsePart>[0], answer: unknown): readonly string[] => {
  try {
    parsePart(schema, answer)
  } catch (error) {
    if (error instanceof SnapshotError) return error.problems
    throw error
  }
  return []
}

describe('a part', () => {
  it('is taken as it is where it is whole', () => {
    const { index, news, books } = parts()
    expect(parsePart(SiteIndex, index)).toEqual(index)
    expect(parsePart(NewsPart, news)).toEqual(news)
    for (const part of books) expect(parsePart(BookPart, part)).toEqual(part)
  })

  it('is refused where it lost an erratum on its way', () => {
    const part = bookPart()
    part.errata.pop()
    expect(problemsOf(BookPart, part)).toEqual(['errata: 4 came, and the database holds 5'])
  })

  it('names the erratum that is of another book', () => {
    const part = bookPart()
    Object.assign(part.errata[0] ?? {}, { book: 'gone' })
    expect(problemsOf(BookPart, part)).toEqual(['errata[0] (7K2QD) book: "gone" is not published'])
  })

  it('names what refers to an upload or an erratum that did not come', () => {
    const part = bookPart()
    Object.assign(part.errata[0] ?? {}, { relatedTo: ['GGGGG'] })
    const withoutUploads = { ...part, media: [], counts: { ...part.counts, media: 0 } }
    expect(problemsOf(BookPart, withoutUploads)).toEqual([
      'book.cover: "media-1" is not published',
      'excerpts[0] (preface) body: "media-2" is not published',
      'errata[0] (7K2QD) relatedTo: "GGGGG" is not published',
    ])
  })

  it('may name an erratum of another book that came with it', () => {
    const part = bookPart()
    const [first] = part.errata
    if (first === undefined) throw new Error('The fixture has no erratum.')
    const { page, section, line, lineTo, lineFrom, item } = first
    const related = {
      tag: 'GGGGG',
      book: 'another',
      page,
      section,
      line,
      lineTo,
      lineFrom,
      item,
      relatedTo: [],
    }
    first.relatedTo = ['GGGGG']
    expect(problemsOf(BookPart, { ...part, relatedErrata: [related] })).toEqual([])
  })

  it('refuses an empty answer, an error page and another version', () => {
    expect(problemsOf(SiteIndex, {}).length).toBeGreaterThan(0)
    expect(problemsOf(SiteIndex, '<html>').length).toBeGreaterThan(0)
    expect(problemsOf(SiteIndex, { ...parts().index, schemaVersion: 1 })).toEqual([
      'schemaVersion is 1, and this site reads 2: run the CMS and the publisher from the same release',
    ])
  })

  it('refuses a link that is a script', () => {
    const part = bookPart()
    Object.assign(part.materials[0] ?? {}, { url: 'javascript:alert(1)' })
    expect(problemsOf(BookPart, part)).toEqual([
      'materials[0] (material-1) url: is not an http, https or mailto link',
    ])
  })
})

describe('an index', () => {
  it('refuses a home book that is not published, and two books of one address', () => {
    const { index } = parts()
    const settings = index.settings && { ...index.settings, homeBook: 'gone' }
    const books = index.books.map((book) => ({ ...book, slug: 'same' }))
    expect(problemsOf(SiteIndex, { ...index, settings, books })).toEqual([
      'books[1] (same): "same" stands twice',
      'settings.homeBook: "gone" is not published',
    ])
  })
})

import { describe, expect, it } from 'vitest'
import type { SiteChange } from '../../../../content/publishing.ts'
import { findTakenAlone, listTakedowns } from '../../../../site/publisher/losses/acts.ts'
import { isTooManyErrata, isTooManyPages } from '../../../../site/publisher/losses/tooMuch.ts'

const row = (document: string, milliseconds: number, given: Partial<SiteChange> = {}): SiteChange => ({
  id: `row of ${document}`,
  collection: 'errata',
  document,
  operation: 'unpublish',
  books: ['book'],
  createdAt: new Date(Date.UTC(2026, 3, 1) + milliseconds).toISOString(),
  ...given,
})
const alone = (...changes: SiteChange[]) => [...findTakenAlone(listTakedowns(changes))].sort()

describe('what was taken down alone', () => {
  it('is one document, or several with time between them', () => {
    expect(alone(row('a', 0))).toEqual(['a'])
    expect(alone(row('a', 0), row('b', 2_000), row('c', 60_000))).toEqual(['a', 'b', 'c'])
  })

  it('is not what follows faster than a hand can, in whatever order the rows come', () => {
    expect(alone(row('b', 1_999), row('a', 0), row('c', 10_000))).toEqual(['c'])
  })

  it('is a book with all that belongs to it, and not two books', () => {
    const book = { collection: 'books', books: ['book', 'next-edition'] }
    expect(alone(row('a', 0), row('b', 10), row('book', 20, book))).toEqual(['a', 'b', 'book'])
    const other = { collection: 'books', books: ['other'] }
    expect(alone(row('a', 0), row('book', 20, book), row('other', 30, other))).toEqual([])
    // It belongs to no book that went.
    expect(alone(row('a', 0, { books: ['third'] }), row('book', 20, book))).toEqual([])
  })

  it('is the same document twice, and nothing that was published or corrected', () => {
    expect(alone(row('a', 0), row('a', 10, { operation: 'delete' }))).toEqual(['a'])
    expect(alone(row('a', 0), row('b', 10, { operation: 'update' }))).toEqual(['a'])
  })
})

describe('too much', () => {
  it('is more than a third of the pages', () => {
    expect([isTooManyPages({ gone: 10, of: 30 }), isTooManyPages({ gone: 11, of: 30 })]).toEqual([
      false,
      true,
    ])
  })

  it('is half of four errata and more', () => {
    expect(isTooManyErrata({ gone: 3, of: 3 })).toBe(false)
    expect(isTooManyErrata({ gone: 2, of: 4 })).toBe(true)
    expect(isTooManyErrata({ gone: 2, of: 5 })).toBe(false)
    expect(isTooManyErrata({ gone: 3, of: 5 })).toBe(true)
  })
})

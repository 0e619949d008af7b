import { describe, expect, it } from 'vitest'
import { createContentsFinder } from '../../content/contentsPlace.ts'
import { contentsToFind } from '../fixtures/errataToFind.ts'

const findPlace = createContentsFinder(contentsToFind)

describe('the place in the contents', () => {
  it.each([
    ['カバー', { chapter: -1, section: null }],
    ['ii', { chapter: -1, section: null }],
    ['xiii', { chapter: 0, section: null }],
    ['1', { chapter: 1, section: null }],
    ['3', { chapter: 1, section: 0 }],
    ['36', { chapter: 1, section: 1 }],
    ['43-44', { chapter: 2, section: null }],
    ['A-4', { chapter: 3, section: null }],
  ])('of page %s is %o', (page, place) => expect(findPlace({ page, section: null })).toEqual(place))

  it.each([
    ['1.2', { chapter: 1, section: 1 }],
    ['1.2.3', { chapter: 1, section: 1 }],
    ['1.9', { chapter: 1, section: null }],
    ['2', { chapter: 2, section: null }],
    ['第1章', { chapter: 1, section: null }],
    ['付録 A', { chapter: 3, section: null }],
    ['7', null],
  ])('of section %s is %o', (section, place) => expect(findPlace({ page: null, section })).toEqual(place))

  it('is the stated one, also where the page says another', () => {
    expect(findPlace({ page: '37', section: '1.2' })).toEqual({ chapter: 1, section: 1 })
    expect(findPlace({ page: '37', section: 'no such label' })).toEqual({ chapter: 2, section: null })
  })

  it('is that of the entry nearest before, though an index after the appendix is numbered as the text is', () => {
    const index = { label: null, page: '300', title: { ja: '索引', en: 'Index' }, sections: [] }
    const find = createContentsFinder([...contentsToFind, index])
    expect(find({ page: 'A-4', section: null })).toEqual({ chapter: 3, section: null })
    expect(find({ page: '301', section: null })).toEqual({ chapter: 4, section: null })
  })

  it('is not known where the contents have no pages', () => {
    const find = createContentsFinder(contentsToFind.map((entry) => ({ ...entry, page: null, sections: [] })))
    expect(find({ page: '37', section: null })).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { readListsOfErrata } from '../../../fixtures/readListsOfErrata.ts'
import { gradeReadings } from '../../../helpers/gradeReadings.ts'

const lists = readListsOfErrata()

describe('a list of errata in any way of writing', () => {
  it.each(lists.map((list) => [`${list.file}: ${list.name}`, list] as const))(
    'is read right, or an editor is told to look: %s',
    (_, list) => {
      expect(gradeReadings(list).filter(({ grade }) => grade === 'silent')).toEqual([])
    },
  )

  it('is read right more often than not', () => {
    const grades = lists.flatMap((list) => gradeReadings(list).map(({ grade }) => grade))
    const right = grades.filter((grade) => grade === 'right').length
    expect(right / grades.length).toBeGreaterThan(0.75)
  })
})

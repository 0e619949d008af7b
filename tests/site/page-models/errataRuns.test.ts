import { describe, expect, it } from 'vitest'
import { cutRuns } from '../../../site/page-models/errataRuns.ts'
import { manyErrata } from '../../fixtures/largeSnapshot.ts'

const errata = manyErrata(2000)
const tagsOf = (list: typeof errata) => cutRuns(list).map((run) => run.map(({ tag }) => tag).join(' '))

describe('the runs of a long list of errata', () => {
  it('have all errata in their order, 16 to 48 each', () => {
    const runs = cutRuns(errata)
    expect(runs.flat()).toEqual(errata)
    expect(runs.slice(0, -1).filter(({ length }) => length < 16 || length > 48)).toEqual([])
    expect(runs.length).toBeGreaterThan(2000 / 48)
  })

  it('are none without errata', () => {
    expect(cutRuns([])).toEqual([])
  })

  it('stay as they are but for a few, where an erratum comes or goes', () => {
    const before = new Set(tagsOf(errata))
    for (const index of [0, 700, 1000, 1999]) {
      const without = tagsOf(errata.filter((_erratum, other) => other !== index))
      expect(without.filter((run) => !before.has(run)).length).toBeLessThanOrEqual(4)
    }
  })
})

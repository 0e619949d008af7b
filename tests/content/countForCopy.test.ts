import { describe, expect, it } from 'vitest'
import { createCopyCounter } from '../../content/countForCopy.ts'

type Counted = Parameters<typeof createCopyCounter>[0][number]

const erratum = (more: Partial<Counted>): Counted => ({
  ...{ status: 'confirmed', printings: null, appliesTo: 'all', ebookCorrectedOn: null, severity: null },
  ...more,
})
const nothing = {
  ...{ yes: 0, areSeveritiesStated: true, substantive: 0, unconfirmed: 0 },
  ...{ unknown: 0, no: 0, correctedInEbook: 0 },
}

describe('createCopyCounter', () => {
  const countOf = createCopyCounter([
    erratum({ printings: '1', severity: 'substantive' }),
    erratum({ printings: '1', severity: 'substantive' }),
    erratum({ printings: '1-', severity: 'typo', status: 'unconfirmed' }),
    erratum({ printings: '2-' }),
    erratum({ ebookCorrectedOn: '2025-02-01', severity: 'substantive' }),
    erratum({ appliesTo: 'paper' }),
    erratum({ printings: '1-', status: 'rejected' }),
    erratum({ printings: '1-', status: 'withdrawn' }),
  ])

  it('counts what applies, what does not and what is not known, and what of it affects the content', () => {
    expect(countOf({ kind: 'printing', number: 1 })).toEqual({
      ...nothing,
      ...{ yes: 3, substantive: 2, unconfirmed: 1, unknown: 2, no: 1 },
    })
  })

  it('says whether the severity of all that applies is stated', () => {
    expect(countOf({ kind: 'printing', number: 2 })).toEqual({
      ...nothing,
      ...{ yes: 2, areSeveritiesStated: false, unconfirmed: 1, unknown: 2, no: 2 },
    })
  })

  it('counts for the e-book what it had and has no more', () => {
    expect(countOf({ kind: 'ebook' })).toEqual({
      ...nothing,
      ...{ yes: 1, unconfirmed: 1, unknown: 3, no: 2, correctedInEbook: 1 },
    })
  })

  it('counts nothing in an empty list', () => {
    expect(createCopyCounter([])({ kind: 'ebook' })).toEqual(nothing)
  })
})

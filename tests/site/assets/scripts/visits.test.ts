import { describe, expect, it } from 'vitest'
import { changedParts, noteVisit, readVisits, type Visits } from '../../../../site/assets/scripts/visits.ts'
import { versionedParts, versionOf } from '../../../../site/page-models/erratumVersion.ts'
import { smallSnapshot } from '../../../fixtures/smallSnapshot.ts'

const hour = 60 * 60 * 1000
const seen = (version: string) => ({ '7K2QD': version })

describe('visits', () => {
  it('are one as long as no more than four hours lie between: a reload hides nothing that is new', () => {
    const first = noteVisit(null, { at: 0, seen: seen('a') })
    expect(first.previous).toBeNull()
    const later = noteVisit(first, { at: 5 * hour, seen: seen('b') })
    expect(later).toEqual({
      current: { at: 5 * hour, seen: seen('b') },
      previous: { at: 0, seen: seen('a') },
    })
    const reloaded = noteVisit(later, { at: 9 * hour, seen: seen('c') })
    expect(reloaded.previous).toEqual({ at: 0, seen: seen('a') })
  })

  it.each([null, '', 'no JSON', '{"current":{}}', '[]', '{"current":{"at":"1","seen":{}}}'])(
    'that were kept as %j begin anew',
    (kept) => {
      expect(readVisits(kept)).toBeNull()
    },
  )

  it('come back as they were kept', () => {
    const visits: Visits = noteVisit(noteVisit(null, { at: 0, seen: seen('a') }), {
      at: 5 * hour,
      seen: seen('b'),
    })
    expect(readVisits(JSON.stringify(visits))).toEqual(visits)
  })
})

describe('the version of an erratum', () => {
  const [erratum] = smallSnapshot().errata
  if (erratum === undefined) throw new Error('The fixture has no erratum.')
  it.each([
    [{ correction: 'another' }, ['readings']],
    [{ printings: '1-7' }, ['copies']],
    [{ note: { ja: '別の補足', en: null } }, ['rest']],
    [{ status: 'withdrawn' as const, original: 'x' }, ['readings', 'rest']],
    [{ updatedAt: '2030-01-01T00:00:00.000Z', reportedBy: 'somebody' }, []],
  ])('after %j says what changed', (edit, parts) => {
    const before = versionOf(erratum)
    expect(before).toMatch(/^[0-9a-z]{6}$/)
    expect(changedParts(before, versionOf({ ...erratum, ...edit }), versionedParts)).toEqual(parts)
  })
})

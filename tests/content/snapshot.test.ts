import { describe, expect, it } from 'vitest'
import { SnapshotError, parseSnapshot } from '../../content/snapshot.ts'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'

const problemsOf = (answer: unknown): readonly string[] => {
  try {
    parseSnapshot(answer)
  } catch (error) {
    if (error instanceof SnapshotError) return error.problems
    throw error
  }
  return []
}

describe('parseSnapshot', () => {
  it('takes a whole snapshot as it is', () => {
    expect(parseSnapshot(smallSnapshot())).toEqual(smallSnapshot())
  })

  it('refuses one that lost an erratum on its way', () => {
    const snapshot = smallSnapshot()
    snapshot.errata.pop()
    expect(problemsOf(snapshot)).toEqual(['errata: 4 came, and the database holds 5'])
  })

  it('names the erratum that points at a book which is not there', () => {
    const snapshot = smallSnapshot()
    Object.assign(snapshot.errata[0] ?? {}, { book: 'gone' })
    expect(problemsOf(snapshot)).toEqual(['errata[0] (7K2QD) book: "gone" is not published'])
  })

  it('refuses an empty answer, an error page and another version', () => {
    expect(problemsOf({}).length).toBeGreaterThan(0)
    expect(problemsOf('<html>').length).toBeGreaterThan(0)
    expect(problemsOf({ ...smallSnapshot(), schemaVersion: 2 })).toEqual([
      'schemaVersion is 2, and this site reads 1: run the CMS and the publisher from the same release',
    ])
  })

  it('refuses a link that is a script', () => {
    const snapshot = smallSnapshot()
    Object.assign(snapshot.materials[0] ?? {}, { url: 'javascript:alert(1)' })
    expect(problemsOf(snapshot)).toEqual([
      'materials[0] (material-1) url: is not an http, https or mailto link',
    ])
  })
})

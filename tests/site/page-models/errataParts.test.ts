import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Erratum } from '../../../content/erratum.ts'
import { cutErrata } from '../../../site/page-models/errataParts.ts'
import { manyErrata, tagOf } from '../../fixtures/largeSnapshot.ts'

const toc = Array.from({ length: 10 }, (_nothing, index) => ({
  label: String(index + 1),
  title: { ja: `第${index + 1}章`, en: null },
  page: String(1 + index * 40),
  sections: [],
}))
const tagsOf = (errata: Erratum[], contents = toc) =>
  cutErrata({ errata, toc: contents }).map((part) => part.errata.map(({ tag }) => tag))
/** How many parts of the second cutting the first did not have. */
const countNew = (before: string[][], after: string[][]) => {
  const known = new Set(before.map(String))
  return after.filter((part) => !known.has(String(part))).length
}
const withOneMore = (errata: Erratum[], index: number) => {
  const neighbour = errata[Math.min(index, errata.length - 1)] as Erratum
  return errata.toSpliced(index, 0, { ...neighbour, id: 'new', tag: tagOf(500_000 + index) })
}

describe('the parts of a list of errata', () => {
  it('are one up to 450 errors, whatever else the list has', () => {
    expect(cutErrata({ errata: [], toc })).toEqual([{ number: 1, errata: [], apart: [] }])
    const errata = manyErrata(460)
    for (const erratum of errata.slice(0, 10)) erratum.status = 'withdrawn'
    const parts = cutErrata({ errata, toc })
    expect(parts.map((part) => [part.number, part.errata.length, part.apart.length])).toEqual([[1, 450, 10]])
  })

  it('have a few hundred errata each, in order, and what is no error on the last', () => {
    const errata = manyErrata(5000)
    for (const erratum of errata.slice(0, 3)) erratum.status = 'rejected'
    const parts = cutErrata({ errata, toc })
    expect(parts.flatMap((part) => part.errata)).toEqual(errata.slice(3))
    expect(parts.map((part) => part.apart.length)).toEqual([...Array(parts.length - 1).fill(0), 3])
    expect(parts.map((part) => part.number)).toEqual(parts.map((_part, index) => index + 1))
    for (const part of parts.slice(0, -1)) {
      expect(part.errata.length).toBeGreaterThanOrEqual(150)
      expect(part.errata.length).toBeLessThanOrEqual(450)
    }
  })

  it('begin where a chapter does, once they are long enough', () => {
    const chapterOf = (erratum: Erratum) => Math.floor((Number(erratum.page) - 1) / 40)
    const parts = cutErrata({ errata: manyErrata(2000), toc })
    for (const { errata } of parts)
      for (const [index, erratum] of errata.entries()) {
        const previous = errata[index - 1]
        if (previous !== undefined && index >= 150) expect(chapterOf(erratum)).toBe(chapterOf(previous))
      }
    expect(parts.length).toBeGreaterThanOrEqual(toc.length)
  })

  it('never divide the errata of one page, but where the page has more than a part holds', () => {
    const pages = cutErrata({ errata: manyErrata(4000), toc: [] }).map((part) => part.errata.at(-1)?.page)
    expect(new Set(pages).size).toBe(pages.length)
    const onOnePage = manyErrata(1000).map((erratum) => ({ ...erratum, page: '7' }))
    expect(tagsOf(onOnePage).map((part) => part.length)).toEqual([450, 450, 100])
  })

  it.each([
    ['with pages and chapters', true, toc],
    ['with pages alone', true, []],
    ['without pages', false, []],
  ])('change in few places with one erratum of 10,000, %s', (_name, withPages, contents) => {
    const errata = manyErrata(10_000, { withPages })
    const before = tagsOf(errata, contents)
    const changes: number[] = []
    fc.assert(
      fc.property(fc.nat(errata.length - 1), fc.boolean(), (index, isNew) => {
        const changed = isNew ? withOneMore(errata, index) : errata.toSpliced(index, 1)
        changes.push(countNew(before, tagsOf(changed, contents)))
      }),
      { numRuns: 60, seed: 11 },
    )
    changes.sort((a, b) => a - b)
    // Half of all changes move no cut; a moved one is caught up with before long.
    expect(changes[Math.floor(changes.length / 2)]).toBeLessThanOrEqual(2)
    expect(changes.at(-1)).toBeLessThanOrEqual(12)
  })

  it('stay as they are where only words change', () => {
    const errata = manyErrata(3000)
    const edited = errata.map((erratum, index) =>
      index === 1500 ? { ...erratum, correction: 'x' } : erratum,
    )
    expect(tagsOf(edited)).toEqual(tagsOf(errata))
  })
})

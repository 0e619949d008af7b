import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RenderedUnit } from '../../../site/renderedSite.ts'
import { createSiteRenderer } from '../../../site/renderSite.ts'
import { sha256 } from '../../../system/sha256.ts'
import { manyErrata } from '../../fixtures/largeSnapshot.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import type { Snapshot } from '../../helpers/wholeSite.ts'
import { baseUrl, describePreviews, renderFixture, toWhole } from '../renderFixture.ts'

type Edit = {
  kind: 'words' | 'new' | 'remove' | 'status' | 'title' | 'news' | 'toc' | 'rename'
  seed: number
}

const edits = fc.array(
  fc.record<Edit>({
    kind: fc.constantFrom('words', 'words', 'new', 'remove', 'status', 'title', 'news', 'toc', 'rename'),
    seed: fc.nat(100_000),
  }),
  { minLength: 30, maxLength: 30 },
)

function apply(snapshot: Snapshot, { kind, seed }: Edit): void {
  const [book] = snapshot.books
  const erratum = snapshot.errata[seed % snapshot.errata.length]
  const updatedAt = new Date(Date.UTC(2026, 4, 1) + seed * 1000).toISOString()
  if (book === undefined || erratum === undefined) throw new Error('The fixture is empty.')
  if (kind === 'words')
    Object.assign(erratum, { correction: `$\\mathrm{f}_{${seed % 5}}^{${seed}}$`, updatedAt })
  if (kind === 'new') {
    const added = manyErrata(2000)[600 + (seed % 1400)]
    if (added !== undefined && !snapshot.errata.some(({ tag }) => tag === added.tag))
      snapshot.errata.push({ ...added, updatedAt, relatedTo: [erratum.tag] })
  }
  if (kind === 'remove' && !isNamed(snapshot, erratum.tag))
    snapshot.errata = snapshot.errata.filter((other) => other !== erratum)
  if (kind === 'status') Object.assign(erratum, { status: 'rejected', updatedAt })
  if (kind === 'title') Object.assign(book, { title: { ja: `題名 $x_${seed % 3}$`, en: null }, updatedAt })
  if (kind === 'news')
    Object.assign(snapshot.news[seed % 3] ?? {}, { date: `2026-03-${10 + (seed % 20)}`, updatedAt })
  if (kind === 'toc') Object.assign(book, { toc: book.toc.slice(seed % 2), updatedAt })
  if (kind === 'rename') Object.assign(book, { formerSlugs: [`former-${seed % 2}`], updatedAt })
}

function isNamed({ errata }: Snapshot, tag: string): boolean {
  return errata.some(({ relatedTo, replacedBy }) => relatedTo.includes(tag) || replacedBy === tag)
}

/** Each file with the hash of its bytes, and each unit with its key and its problems. */
function digestsOf(units: ReadonlyMap<string, RenderedUnit>): Record<string, unknown> {
  return Object.fromEntries(
    [...units].map(([name, { key, rendered }]) => [
      name,
      {
        key,
        pages: rendered?.pages,
        problems: rendered?.problems,
        files: [
          ...(rendered?.files ?? []),
          ...(rendered?.longFiles ?? []).flatMap(toWhole),
          ...(rendered?.assets ?? []),
        ].map(({ path, content }) => `${sha256(content)}  ${path}`),
      },
    ]),
  )
}

describe('a site after many edits', () => {
  it('has the bytes that a renderer makes from nothing, whichever way it came about', async () => {
    await fc.assert(
      fc.asyncProperty(edits, fc.constantFrom(0, 42, 600), async (list, more) => {
        const renderer = createSiteRenderer({ programVersion: 'test', drawPreviews: describePreviews })
        const snapshot = smallSnapshot()
        snapshot.errata.push(...manyErrata(more))
        let units = new Map<string, RenderedUnit>()
        for (const [index, edit] of list.entries()) {
          apply(snapshot, edit)
          if (index % 6 !== 5) continue
          const { units: newer } = await renderFixture(snapshot, baseUrl, { renderer, previous: units })
          // What was not rendered stays as it was.
          units = new Map(
            [...newer].map(([name, unit]) => [
              name,
              { ...unit, rendered: unit.rendered ?? units.get(name)?.rendered ?? null },
            ]),
          )
        }
        const anew = await renderFixture(snapshot, baseUrl, {
          renderer: createSiteRenderer({ programVersion: 'test', drawPreviews: describePreviews }),
        })
        expect(digestsOf(units)).toEqual(digestsOf(anew.units))
      }),
      { numRuns: 4, seed: 11, endOnFailure: true },
    )
  }, 120_000)
})

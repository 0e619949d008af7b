import { beforeAll, describe, expect, it } from 'vitest'
import type { RenderedUnit } from '../../../site/renderedSite.ts'
import { programVersion } from '../../../site/publisher/programVersion.ts'
import { createSiteRenderer } from '../../../site/renderSite.ts'
import { largeSnapshot, tagOf } from '../../fixtures/largeSnapshot.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import type { Snapshot } from '../../helpers/wholeSite.ts'
import { baseUrl, renderFixture, type Rendered } from '../renderFixture.ts'

/** The units that a change renders again. */
async function changedBy(before: Rendered, snapshot: Snapshot): Promise<string[]> {
  const { units } = await renderFixture(snapshot, baseUrl, { previous: before.units })
  return [...units].filter(([, unit]) => unit.rendered !== null).map(([name]) => name)
}
const keysOf = ({ units }: Rendered) => [...units].map(([name, { key }]) => [name, key])

describe('the units of a site', () => {
  let small: Rendered
  beforeAll(async () => {
    small = await renderFixture(smallSnapshot())
  })

  it('are one for each book, and few of what is shared', () => {
    expect([...small.units.keys()]).toEqual([
      'invented-geometry/pages',
      'english-only/pages',
      ...['/home-1', '/news', '/feed', '/sitemap', '/books', '/redirects', '/root'],
    ])
  })

  it('have the same keys for the same content, in whatever order the database gave it', async () => {
    const shuffled = smallSnapshot()
    for (const part of ['news', 'materials', 'excerpts', 'errata', 'media'] as const) shuffled[part].reverse()
    expect(keysOf(await renderFixture(shuffled))).toEqual(keysOf(small))
  })

  it('have other keys for another program, address or settings', async () => {
    const keys = (rendered: Rendered) => new Set(keysOf(rendered).map(([, key]) => key))
    const settings = smallSnapshot()
    settings.settings.supportEmail = 'other@example.org'
    const others = await Promise.all([
      renderFixture(smallSnapshot(), baseUrl, { renderer: createSiteRenderer({ programVersion: 'other' }) }),
      renderFixture(smallSnapshot(), 'https://other.example.org'),
      renderFixture(settings),
    ])
    for (const other of others) expect([...keys(other)].filter((key) => keys(small).has(key))).toEqual([])
  })

  it('are not rendered where nothing changed', async () => {
    expect(await changedBy(small, smallSnapshot())).toEqual([])
  })

  it('of an erratum’s words are its book, the feed, the sitemaps and the index of books', async () => {
    const snapshot = smallSnapshot()
    const [erratum] = snapshot.errata
    if (erratum) Object.assign(erratum, { correction: 'other', updatedAt: '2026-05-01T00:00:00.000Z' })
    expect(await changedBy(small, snapshot)).toEqual([
      'invented-geometry/pages',
      '/feed',
      '/sitemap',
      '/books',
    ])
  })

  it('of one more erratum are also the front page with the card of its book', async () => {
    const snapshot = smallSnapshot()
    const [erratum] = snapshot.errata
    if (erratum)
      snapshot.errata.push({ ...erratum, id: 'new', tag: 'NEWER', updatedAt: '2026-05-01T00:00:00.000Z' })
    expect(await changedBy(small, snapshot)).toEqual([
      'invented-geometry/pages',
      '/home-1',
      '/feed',
      '/sitemap',
      '/books',
    ])
  })

  it('of another edition’s title are both books', async () => {
    const snapshot = smallSnapshot()
    const second = snapshot.books[1]
    if (second) second.previousEdition = 'invented-geometry'
    const before = await renderFixture(snapshot)
    expect(before.text('en/books/invented-geometry/index.html')).toContain('An Untranslated Book')
    if (second) second.title = { ja: null, en: 'A New Title' }
    expect(await changedBy(before, snapshot)).toEqual([
      'invented-geometry/pages',
      'english-only/pages',
      '/home-1',
      '/books',
    ])
  })

  it('say the version of the program that renders', async () => {
    expect(await programVersion()).toMatch(/^[0-9a-f]{64}$/)
    expect(await programVersion()).toBe(await programVersion())
  })
})

describe('the units of a long list of errata', () => {
  let large: Rendered
  beforeAll(async () => {
    large = await renderFixture(largeSnapshot())
  })
  const fileNames = ['invented-geometry/errata-files-ja', 'invented-geometry/errata-files-en']
  const partNames = Array.from({ length: 6 }, (_nothing, index) => `invented-geometry/errata-${index + 1}`)
  const partOf = (tag: string) =>
    [...large.units].find(
      ([name, { rendered }]) =>
        /errata-\d+$/.test(name) &&
        rendered?.files.some(({ content }) => String(content).includes(`<h4 id="${tag}"`)),
    )?.[0]

  it('are its parts, its files, and the rest', () => {
    const names = [...large.units.keys()].filter((name) => name.startsWith('invented-geometry/'))
    expect(names).toEqual(['invented-geometry/pages', ...partNames, ...fileNames])
  })

  it('are rendered one by one: an edit renders its part, and the first, which says when', async () => {
    const snapshot = largeSnapshot()
    const tag = tagOf(700)
    for (const erratum of snapshot.errata)
      if (erratum.tag === tag)
        Object.assign(erratum, { correction: '$\\mathbb{Q}^7$', updatedAt: '2026-05-01T00:00:00.000Z' })
    expect(partNames.slice(1)).toContain(partOf(tag))
    expect(await changedBy(large, snapshot)).toEqual([
      'invented-geometry/pages',
      'invented-geometry/errata-1',
      partOf(tag),
      ...fileNames,
      '/feed',
      '/sitemap',
      '/books',
    ])
  })

  it('of the second part are rendered again for its related errata elsewhere alone', async () => {
    const snapshot = largeSnapshot()
    for (const erratum of snapshot.errata) if (erratum.tag === tagOf(1000)) erratum.relatedTo = [tagOf(400)]
    const changed = await changedBy(large, snapshot)
    expect(changed).toContain(partOf(tagOf(400)))
    expect(changed).toContain(partOf(tagOf(1000)))
    expect(changed.filter((name) => /errata-\d/.test(name))).toHaveLength(2)
  })

  it('bring each its own style sheet of formulas', () => {
    const sheetsOf = ({ rendered }: RenderedUnit) =>
      rendered?.assets.filter(({ path }) => path.startsWith('assets/math-')).length
    expect(
      [...large.units].filter(([name]) => /errata-\d/.test(name)).map(([, unit]) => sheetsOf(unit)),
    ).toEqual(partNames.map(() => 1))
  })
})

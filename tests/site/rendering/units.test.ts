import { beforeAll, describe, expect, it } from 'vitest'
import type { RenderedUnit } from '../../../site/renderedSite.ts'
import { programVersion } from '../../../site/publisher/programVersion.ts'
import { createSiteRenderer } from '../../../site/renderSite.ts'
import { largeSnapshot, tagOf } from '../../fixtures/largeSnapshot.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import type { Snapshot } from '../../helpers/wholeSite.ts'
import { baseUrl, describePreviews, filesOf, renderFixture, type Rendered } from '../renderFixture.ts'

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

  it('are the pages and the pictures of each book, and few of what is shared', () => {
    expect([...small.units.keys()]).toEqual([
      ...['invented-geometry/pages', 'invented-geometry/preview'],
      ...['english-only/pages', 'english-only/preview'],
      ...['/home-1', '/news', '/search', '/feed', '/sitemap', '/books', '/preview', '/redirects', '/root'],
    ])
  })

  it('have the same keys for the same content, in whatever order the database gave it', async () => {
    const shuffled = smallSnapshot()
    for (const part of ['news', 'materials', 'excerpts', 'errata', 'media'] as const) shuffled[part].reverse()
    expect(keysOf(await renderFixture(shuffled))).toEqual(keysOf(small))
  })

  it('have other keys for another program, address or settings, but pictures, which show none of them', async () => {
    const keys = (rendered: Rendered) =>
      new Set(keysOf(rendered).flatMap(([name, key]) => (name?.endsWith('/preview') ? [] : [key])))
    const settings = smallSnapshot()
    settings.settings.supportEmail = 'other@example.org'
    const others = await Promise.all([
      renderFixture(smallSnapshot(), baseUrl, {
        renderer: createSiteRenderer({ programVersion: 'other', drawPreviews: describePreviews }),
      }),
      renderFixture(smallSnapshot(), 'https://other.example.org'),
      renderFixture(settings),
    ])
    for (const other of others) expect([...keys(other)].filter((key) => keys(small).has(key))).toEqual([])
    const pictures = (rendered: Rendered) => keysOf(rendered).filter(([name]) => name?.endsWith('/preview'))
    const [otherProgram, ...otherSites] = others.map(pictures)
    expect(otherProgram).not.toEqual(pictures(small))
    for (const other of otherSites) expect(other).toEqual(pictures(small))
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

  it('of one more erratum are also the picture and the card of its book, which say how many there are', async () => {
    const snapshot = smallSnapshot()
    const [erratum] = snapshot.errata
    if (erratum)
      snapshot.errata.push({ ...erratum, id: 'new', tag: 'NEWER', updatedAt: '2026-05-01T00:00:00.000Z' })
    expect(await changedBy(small, snapshot)).toEqual([
      'invented-geometry/pages',
      'invented-geometry/preview',
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
      'english-only/preview',
      '/home-1',
      '/search',
      '/books',
    ])
  })

  it('say the version of the program that renders', async () => {
    expect(await programVersion()).toMatch(/^[0-9a-f]{64}$/)
    expect(await programVersion()).toBe(await programVersion())
  })
})

describe('the units of a list of errata that is longer than one run', () => {
  const namesOf = ({ units }: Rendered) =>
    [...units.keys()].flatMap((name) => (name.startsWith('invented-geometry/') ? [name.slice(18)] : []))
  // Two of them are no errors, and stand apart.
  const withErrors = (count: number) => renderFixture(largeSnapshot(count + 2))

  it('are its page and its files, apart from the other pages', async () => {
    expect(namesOf(await withErrors(48))).toEqual(['pages', 'preview'])
    expect(namesOf(await withErrors(49))).toEqual([
      ...['pages', 'preview', 'errata-1', 'errata-files-ja', 'errata-files-en'],
    ])
  })

  it('are none where there is no error at all', async () => {
    const snapshot = largeSnapshot(60)
    for (const erratum of snapshot.errata) erratum.status = 'rejected'
    expect(namesOf(await renderFixture(snapshot))).toEqual(['pages', 'preview'])
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
      ([name, unit]) =>
        /errata-\d+$/.test(name) &&
        filesOf(unit).some(({ content }) => String(content).includes(`<h4 id="${tag}"`)),
    )?.[0]

  it('are its parts, its files, and the rest', () => {
    const names = [...large.units.keys()].filter((name) => name.startsWith('invented-geometry/'))
    expect(names).toEqual([
      'invented-geometry/pages',
      'invented-geometry/preview',
      ...partNames,
      ...fileNames,
    ])
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

  it('keep of their pages all pieces but the ones with what changed', async () => {
    const snapshot = largeSnapshot()
    for (const erratum of snapshot.errata)
      if (erratum.tag === tagOf(700))
        Object.assign(erratum, { correction: 'other', updatedAt: '2026-05-01T00:00:00.000Z' })
    const { units } = await renderFixture(snapshot, baseUrl, { previous: large.units })
    const piecesOf = (unit: RenderedUnit | undefined) =>
      (unit?.rendered?.longFiles ?? []).map(({ pieces }) => pieces.map(({ key }) => key))
    const changes = [...units]
      .filter(([name, { rendered }]) => /errata-/.test(name) && rendered !== null)
      .map(([name, unit]) => {
        const earlier = piecesOf(large.units.get(name))
        return [
          name,
          piecesOf(unit).map((keys, index) => keys.filter((key) => !earlier[index]?.includes(key)).length),
          earlier.every((keys) => keys.length > 5),
        ]
      })
    expect(changes).toEqual([
      // What it says of the whole list: when it was changed last.
      ['invented-geometry/errata-1', [0, 0], true],
      [partOf(tagOf(700)), [1, 1], true],
      ...fileNames.map((name) => [name, [1, 1, 1], true]),
    ])
  })

  it('bring the style sheet of all their pieces, made now or earlier', async () => {
    const snapshot = largeSnapshot()
    for (const erratum of snapshot.errata)
      if (erratum.tag === tagOf(700))
        Object.assign(erratum, {
          note: { ja: '$\\mathfrak{A}$', en: null },
          updatedAt: '2026-05-01T00:00:00.000Z',
        })
    const assetsOf = ({ units }: Rendered) => units.get(partOf(tagOf(700)) ?? '')?.rendered?.assets
    const next = await renderFixture(snapshot, baseUrl, { previous: large.units })
    expect(assetsOf(next)).toEqual(assetsOf(await renderFixture(snapshot)))
    expect(assetsOf(next)).not.toEqual(assetsOf(large))
  })

  it('are not all rendered for one erratum more: parts of the list link the picture without its version', async () => {
    const snapshot = largeSnapshot()
    const [first] = snapshot.errata
    if (first === undefined) throw new Error('The fixture has no errata.')
    snapshot.errata.push({ ...first, id: 'new', tag: 'NEWER', page: null })
    const changed = await changedBy(large, snapshot)
    expect(changed).toContain('invented-geometry/preview')
    expect(changed.filter((name) => /errata-\d/.test(name)).length).toBeLessThan(partNames.length)
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

import { describe, expect, it } from 'vitest'
import type { Erratum } from '../../../content/erratum.ts'
import { createChanges } from '../../../site/changes/readChanges.ts'
import { createMath } from '../../../site/math/createMath.ts'
import { createErrataPage } from '../../../site/page-models/errataPage.ts'
import { createBookSite } from '../../../site/page-models/site.ts'
import { createTocPage } from '../../../site/page-models/toc.ts'
import { longListToFind, snapshotToFind } from '../../fixtures/errataToFind.ts'
import { splitSnapshot, type Snapshot } from '../../helpers/wholeSite.ts'
import { fixtureMedia, noOthers } from '../renderFixture.ts'

const math = createMath()
const readChanges = createChanges()
function siteOf(snapshot: Snapshot) {
  const part = splitSnapshot(snapshot).books.find(({ book }) => book.slug === 'invented-geometry')
  if (part === undefined) throw new Error('The fixture has no such book.')
  return createBookSite({
    ...{ part, media: fixtureMedia, others: noOthers, formerSlugs: [], settings: snapshot.settings },
    ...{ baseUrl: 'https://errata.example.org', deadLinks: new Set<string>(), math, readChanges },
  })
}
function errataPage(snapshot: Snapshot, locale: 'ja' | 'en' = 'ja', number = 1) {
  const { site, content } = siteOf(snapshot)
  return createErrataPage(site, locale, { content, number })
}
const chaptersOf = (snapshot: Snapshot, locale: 'ja' | 'en' = 'ja') =>
  errataPage(snapshot, locale).index.chapters.map(({ name, href, count }) => [
    `${name.label?.words ?? ''} ${name.title.plain}`.trim(),
    href,
    count,
  ])
const edit = (change: (erratum: Erratum, index: number) => Partial<Erratum>): Snapshot => {
  const snapshot = snapshotToFind()
  return {
    ...snapshot,
    errata: snapshot.errata.map((erratum, index) => ({ ...erratum, ...change(erratum, index) })),
  }
}

describe('the chapters of a list of errata', () => {
  it('are those of the contents, with their counts', () => {
    expect(chaptersOf(snapshotToFind())).toEqual([
      ['前付など', '#chapter-before', '1件'],
      ['はじめに', '#chapter-1', '1件'],
      ['第1章 生成モデル', '#chapter-2', '4件'],
      ['第2章 拡散モデル', '#chapter-3', '3件'],
      ['付録A 証明', '#chapter-4', '1件'],
    ])
    expect(chaptersOf(snapshotToFind(), 'en').slice(2, 4)).toEqual([
      ['Chapter 1 Generative Models', '#chapter-2', '4 errata'],
      ['Chapter 2 Diffusion Models', '#chapter-3', '3 errata'],
    ])
  })

  it('have their pages below them; what states a section alone lies in its chapter', () => {
    expect(
      errataPage(snapshotToFind()).chapters?.map(({ id, groups }) => [
        id,
        groups.map((group) => [group.id, group.entries.length]),
      ]),
    ).toEqual([
      ['chapter-before', [['page-カバー', 1]]],
      ['chapter-1', [['page-xiii', 1]]],
      [
        'chapter-2',
        [
          ['page-3', 2],
          ['page-21', 1],
          ['page-29', 1],
        ],
      ],
      [
        'chapter-3',
        [
          ['page-37', 1],
          ['page-43-44', 1],
          ['page-unknown', 1],
        ],
      ],
      ['chapter-4', [['page-A-4', 1]]],
    ])
  })

  it('count what counts as an error alone', () => {
    const snapshot = edit((_erratum, index) => ({
      status:
        index === 2 ? 'rejected' : index === 3 ? 'withdrawn' : index === 4 ? 'unconfirmed' : 'confirmed',
    }))
    expect(chaptersOf(snapshot)[2]).toEqual(['第1章 生成モデル', '#chapter-2', '2件'])
  })

  it('may share a page, whose two groups have ids of their own', () => {
    const snapshot = edit((_erratum, index) =>
      index === 3 ? { page: '37', section: '1.2' } : index === 4 ? { page: '37' } : {},
    )
    const page = errataPage(snapshot)
    expect(page.groups.filter(({ label }) => label === '37').map(({ id, chapter }) => [id, chapter])).toEqual(
      [
        ['page-37', 1],
        ['page-37_2', 2],
      ],
    )
    expect(page.index.pages[0]?.links.filter(({ words }) => words === '37')).toEqual([
      { href: '#page-37', words: '37' },
    ])
  })

  it('are not there where the contents say of few errata where they lie', () => {
    const snapshot = snapshotToFind()
    for (const book of snapshot.books)
      book.toc = book.toc.map((entry) => ({ ...entry, page: null, sections: [] }))
    const page = errataPage(snapshot)
    expect([page.chapters, page.index.chapters]).toEqual([null, []])
    expect(page.index.pages).toHaveLength(1)
  })

  it('lead from the first page of a long list to the page on which each begins; a later page has its own', () => {
    const snapshot = longListToFind({ count: 600, pages: 200 })
    expect(chaptersOf(snapshot)).toEqual([
      ['第1章 架空の主題その1', '#chapter-1', '135件'],
      ['第2章 架空の主題その2', expect.stringMatching(/^(2\/)?#chapter-2$/), '135件'],
      ['第3章 架空の主題その3', expect.stringMatching(/^2\/#chapter-3$/), '135件'],
      ['第4章 架空の主題その4', expect.stringMatching(/^[23]\/#chapter-4$/), '135件'],
      ['第5章 架空の主題その5', expect.stringMatching(/^[23]\/#chapter-5$/), '60件'],
    ])
    const second = errataPage(snapshot, 'ja', 2)
    expect(second.index.chapters.map(({ href }) => href)).toEqual(second.chapters?.map(({ id }) => `#${id}`))
    expect([second.index.parts, second.index.tags]).toEqual([[], []])
  })

  it('divide a long index of pages', () => {
    const runs = errataPage(longListToFind({ count: 400, pages: 200 })).index.pages
    expect(runs.map(({ name, links }) => [name?.title.plain, links.length])).toEqual([
      ['架空の主題その1', 45],
      ['架空の主題その2', 45],
      ['架空の主題その3', 45],
      ['架空の主題その4', 45],
      ['架空の主題その5', 20],
    ])
  })
})

describe('the contents page', () => {
  it('leads to the errata of chapters, with their sections, and of sections, to the first', () => {
    const { site, content } = siteOf(snapshotToFind())
    const list = '/en/books/invented-geometry/errata/'
    const [preface, first, second] = createTocPage(site, 'en', content).chapters
    expect([preface, first, ...(first?.sections ?? []), second].map((line) => line?.errata)).toEqual([
      { href: `${list}#chapter-1`, words: '1 erratum', name: 'Preface: 1 erratum' },
      { href: `${list}#chapter-2`, words: '4 errata', name: 'Generative Models: 4 errata' },
      { href: `${list}#N0002`, words: '2 errata', name: 'Learning: 2 errata' },
      { href: `${list}#N0004`, words: '2 errata', name: 'The Score: 2 errata' },
      { href: `${list}#chapter-3`, words: '3 errata', name: 'Diffusion Models: 3 errata' },
    ])
  })

  it('says nothing of errata where the list is not divided by the contents', () => {
    const snapshot = snapshotToFind()
    const { site, content } = siteOf({ ...snapshot, errata: [] })
    expect(createTocPage(site, 'ja', content).chapters.map(({ errata }) => errata)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})

describe('what can be looked for', () => {
  it('are the severities that occur, the gravest first, and days where there are several', () => {
    expect(errataPage(snapshotToFind()).find).toEqual({
      total: 10,
      isPart: false,
      severities: [
        { name: 'substantive', words: '内容に関わる', count: 4 },
        { name: 'misleading', words: '誤解を招く', count: 2 },
        { name: 'typo', words: '軽微', count: 3 },
        { name: 'none', words: '記載なし', count: 1 },
      ],
      hasDays: true,
    })
    expect(
      errataPage(edit(() => ({ severity: 'typo', publishedAt: '2026-04-01T00:00:00.000Z' }))).find,
    ).toMatchObject({
      severities: [],
      hasDays: false,
    })
  })
})

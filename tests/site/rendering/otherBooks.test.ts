import { describe, expect, it } from 'vitest'
import { createSiteRenderer } from '../../../site/renderSite.ts'
import type { RenderedUnit } from '../../../site/renderedSite.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { splitSnapshot, type Snapshot } from '../../helpers/wholeSite.ts'
import { baseUrl, describePreviews, fixtureMedia, noOthers, renderFixture } from '../renderFixture.ts'

/** The small books, an erratum of the second of which names one of the first. */
function relatedSnapshot(): Snapshot {
  const snapshot = smallSnapshot()
  const [erratum] = snapshot.errata
  if (erratum === undefined) throw new Error('The fixture has no erratum.')
  const { page, line } = { page: '12', line: 3 }
  snapshot.errata.push({
    ...erratum,
    id: 'other',
    tag: 'THERE',
    book: 'english-only',
    page,
    line,
    relatedTo: ['7K2QD'],
  })
  return snapshot
}

const manyBooks = (count: number): Snapshot => {
  const snapshot = smallSnapshot()
  const [, model] = snapshot.books
  if (model === undefined) throw new Error('The fixture has one book.')
  for (let index = 0; index < count - 2; index += 1)
    snapshot.books.push({
      ...model,
      id: `many-${index}`,
      slug: `many-${String(index).padStart(3, '0')}`,
      publishedOn: `2020-01-${String(1 + (index % 28)).padStart(2, '0')}`,
    })
  return snapshot
}
const booksOn = (html: string) =>
  [...html.matchAll(/<h3><a href="\/en\/books\/([^/]+)\/">/g)].map((match) => match[1])

describe('errata of two books that are related', () => {
  it('lead to each other, whichever says so', async () => {
    const site = await renderFixture(relatedSnapshot())
    expect(site.text('en/books/invented-geometry/errata/index.html')).toContain(
      '<a href="/en/books/english-only/errata/#THERE">p. 12, line 3 from the bottom (#THERE)</a>',
    )
    expect(site.text('en/books/english-only/errata/index.html')).toContain(
      '<a href="/en/books/invented-geometry/errata/#7K2QD">p. 37, line 7 from the bottom (#7K2QD)</a>',
    )
  })

  it('lead nowhere while the other book’s page is not there', async () => {
    const [part] = splitSnapshot(relatedSnapshot()).books
    if (part === undefined) throw new Error('The fixture has no book.')
    const units: RenderedUnit[] = []
    await createSiteRenderer({ programVersion: 'test', drawPreviews: describePreviews }).renderBook({
      ...{ part, media: fixtureMedia, others: noOthers, formerSlugs: [], baseUrl },
      settings: smallSnapshot().settings,
      deadLinks: new Set(),
      previousKeys: new Map(),
      previousPieces: () => new Map(),
      emit: async (unit) => {
        units.push(unit)
      },
    })
    const pages = units
      .flatMap(({ rendered }) => rendered?.files ?? [])
      .filter(({ path }) => path.endsWith('.html'))
    expect(pages.filter(({ content }) => String(content).includes('THERE'))).toEqual([])
  })
})

describe('the front pages', () => {
  it('list 50 books each, the newest first, with the way from one to the next', async () => {
    const site = await renderFixture(manyBooks(120))
    const pages = ['en/index.html', 'en/page/2/index.html', 'en/page/3/index.html'].map((path) =>
      site.text(path),
    )
    const books = pages.map(booksOn)
    expect(books.map((list) => list.length)).toEqual([50, 50, 20])
    expect(books[0]?.slice(0, 2)).toEqual(['invented-geometry', 'many-027'])
    expect(new Set(books.flat()).size).toBe(120)
    expect(pages[0]).toContain('<a class="next" href="/en/page/2/" rel="next">Older books</a>')
    expect(pages[1]).toContain('<a class="previous" href="/en/" rel="prev">Newer books</a>')
    expect(pages[1]).toContain('<title>Books, page 2 of 3 — Sample Support Site</title>')
    expect(pages[2]).not.toContain('Older books')
    expect(pages[1]).not.toContain('id="news"')
    expect(site.text('en/sitemap.xml')).toContain('/en/page/3/</loc>')
  })

  it('are a book’s page first where there is a home book, with the others below it and after it', async () => {
    const snapshot = manyBooks(60)
    snapshot.settings.homeBook = 'invented-geometry'
    const site = await renderFixture(snapshot)
    const front = site.text('en/index.html')
    expect(front).toContain('<h1>Invented Geometry</h1>')
    expect(booksOn(front)).toHaveLength(50)
    expect(booksOn(front)).not.toContain('invented-geometry')
    expect(booksOn(site.text('en/page/2/index.html'))).toHaveLength(9)
    expect(site.text('en/sitemap.xml')).not.toContain('/en/</loc>')
  })

  it('are rendered one by one', async () => {
    const before = await renderFixture(manyBooks(120))
    const snapshot = manyBooks(120)
    for (const book of snapshot.books) if (book.slug === 'english-only') book.title = { ja: null, en: 'New' }
    const { units } = await renderFixture(snapshot, baseUrl, { previous: before.units })
    expect([...units].filter(([, unit]) => unit.rendered !== null).map(([name]) => name)).toEqual([
      'english-only/pages',
      'english-only/preview',
      '/home-3',
      '/search',
      '/books',
    ])
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { Parser } from 'htmlparser2'
import { findXmlProblem } from '../../../site/publisher/release/wellFormedXml.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { hostileSnapshot } from '../hostileSnapshot.ts'
import { baseUrl, renderFixture, type Rendered } from '../renderFixture.ts'
import { noteTries, triedOften } from '../../helpers/tries.ts'

/** The texts of the elements with a name, in order. */
function textsOf(xml: string, name: string): string[] {
  const texts: string[] = []
  let open = false
  const parser = new Parser(
    {
      onopentag(tag) {
        if (tag === name) {
          open = true
          texts.push('')
        }
      },
      ontext(text) {
        if (open) texts.push((texts.pop() ?? '') + text)
      },
      onclosetag(tag) {
        if (tag === name) open = false
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return texts
}

let site: Rendered
let hostile: Rendered
beforeAll(async () => {
  site = await renderFixture(smallSnapshot())
  hostile = await renderFixture(hostileSnapshot())
})

const feeds = [
  'ja/feed.xml',
  'en/feed.xml',
  'en/books/invented-geometry/feed.xml',
  'ja/books/english-only/feed.xml',
]

describe('feeds (D16)', () => {
  const planted = { id: 'D16', what: 'Atom feeds, with a script in every text', tries: 1, held: 1 } as const
  it.each(feeds)('%s is well-formed, also with scripts in every text', triedOften({ tests: 5 }), (path) => {
    expect(findXmlProblem(site.text(path))).toBeNull()
    expect(findXmlProblem(hostile.text(path))).toBeNull()
    noteTries(planted)
  })

  it('hold what RFC 4287 asks for: ids that are permanent, titles, moments, an author', () => {
    const ids = 'tag:okuzuke.invalid,2026:'
    const feed = site.text('en/books/invented-geometry/feed.xml')
    expect(textsOf(feed, 'id')[0]).toBe(`${ids}en/books/invented-geometry/feed.xml`)
    expect(textsOf(feed, 'id')).toContain(`${ids}en/books/invented-geometry/errata/7K2QD`)
    expect(textsOf(feed, 'id')).toContain(`${ids}en/books/invented-geometry/news/second-printing/`)
    expect(new Set(textsOf(feed, 'id')).size).toBe(textsOf(feed, 'id').length)
    expect(textsOf(feed, 'updated')).toEqual(Array(8).fill('2026-04-01T00:00:00.000Z'))
    expect(textsOf(feed, 'name')).toEqual(['Sample Support Site'])
  })

  it('take the moment of the latest entry, and put it first', async () => {
    const snapshot = smallSnapshot()
    const erratum = snapshot.errata[4]
    if (erratum) erratum.updatedAt = '2026-05-01T00:00:00.000Z'
    const feed = (await renderFixture(snapshot)).text('ja/feed.xml')
    expect(textsOf(feed, 'updated').slice(0, 2)).toEqual(Array(2).fill('2026-05-01T00:00:00.000Z'))
    expect(textsOf(feed, 'title')[1]).toBe('正誤:40ページ 1行目 — 架空の幾何学')
  })

  it('show formulas as LaTeX, because a feed reader has no style sheet of ours', () => {
    const contents = textsOf(site.text('en/feed.xml'), 'content')
    expect(contents).toContain('<div><p>Misprints such as <code>x^2</code> are corrected.</p></div>')
  })

  it('stay whole where a book has neither news nor errata', () => {
    const feed = site.text('ja/books/english-only/feed.xml')
    expect(textsOf(feed, 'updated')).toEqual(['2026-04-01T00:00:00.000Z'])
  })

  it('have ids that outlive a change of address, and of a slug', async () => {
    const snapshot = smallSnapshot()
    const moved = await renderFixture(snapshot, 'https://other.example.net')
    const idsOf = (feed: string) => textsOf(feed, 'id')
    expect(idsOf(moved.text('ja/feed.xml'))).toEqual(idsOf(site.text('ja/feed.xml')))
    for (const book of snapshot.books)
      if (book.slug === 'invented-geometry') {
        book.slug = 'geometry'
        book.formerSlugs = ['invented-geometry']
      }
    for (const part of ['news', 'materials', 'excerpts', 'errata'] as const)
      for (const document of snapshot[part])
        if (document.book === 'invented-geometry') document.book = 'geometry'
    if (snapshot.settings.homeBook === 'invented-geometry') snapshot.settings.homeBook = 'geometry'
    const renamed = await renderFixture(snapshot)
    expect(idsOf(renamed.text('ja/feed.xml'))).toEqual(idsOf(site.text('ja/feed.xml')))
  })

  it('leave room for news and other books when one book gets a whole list of errata', async () => {
    const snapshot = smallSnapshot()
    const [first] = snapshot.errata
    if (first === undefined) throw new Error('The fixture has no errata.')
    const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    const many = Array.from({ length: 400 }, (_, index) => ({
      ...first,
      id: `many-${index}`,
      tag: `QQ${digits[Math.floor(index / 1024)]}${digits[Math.floor(index / 32) % 32]}${digits[index % 32]}`,
      relatedTo: [],
      updatedAt: '2026-09-01T00:00:00.000Z',
    }))
    snapshot.errata.push(...many)
    const crowded = await renderFixture(snapshot)
    const linksOf = (feed: string) => textsOf(feed, 'id').filter((id) => id.includes('/news/')).length
    expect(linksOf(crowded.text('ja/feed.xml'))).toBeGreaterThan(0)
    expect(linksOf(crowded.text('ja/books/invented-geometry/feed.xml'))).toBe(2)
    expect(textsOf(crowded.text('ja/books/invented-geometry/feed.xml'), 'id')).toHaveLength(1 + 2 + 80)
  })

  it('say when an erratum was made public, not when its draft was begun', async () => {
    const snapshot = smallSnapshot()
    for (const erratum of snapshot.errata)
      Object.assign(erratum, {
        createdAt: '2026-01-05T00:00:00.000Z',
        publishedAt: '2026-06-01T00:00:00.000Z',
      })
    const feed = (await renderFixture(snapshot)).text('ja/books/invented-geometry/feed.xml')
    expect(textsOf(feed, 'published').filter((moment) => moment.startsWith('2026-01-05'))).toEqual([])
    expect(textsOf(feed, 'published')).toContain('2026-06-01T00:00:00.000Z')
  })

  it('hold no corrections that are none, no empty content, and titles without LaTeX', async () => {
    const snapshot = smallSnapshot()
    const [first, second] = snapshot.errata
    if (first) first.status = 'rejected'
    if (second) second.item = { kind: 'other', label: null, part: { ja: '右端', en: null } }
    const [news] = snapshot.news
    if (news)
      Object.assign(news, {
        body: { ja: null, en: null },
        title: { ja: '$\\mathbb{R}^n$ と `a_b`', en: null },
      })
    const feed = (await renderFixture(snapshot)).text('ja/books/invented-geometry/feed.xml')
    expect(feed).not.toContain(first?.tag)
    expect(textsOf(feed, 'title')).toContain('ℝⁿ と a_b')
    expect(textsOf(feed, 'content')).toHaveLength(textsOf(feed, 'published').length - 1)
  })

  it('hold a planted script as text within their HTML', triedOften({ tests: 5 }), () => {
    for (const content of textsOf(hostile.text('ja/feed.xml'), 'content')) {
      const names: string[] = []
      new Parser({ onopentag: (name) => names.push(name) }).end(content)
      expect(names).not.toContain('script')
      expect(names).not.toContain('img')
    }
    noteTries(planted)
  })
})

describe('errata.json', () => {
  it('says its version and gives each erratum as data and in words', () => {
    const json = JSON.parse(site.text('en/books/invented-geometry/errata.json'))
    expect(Object.keys(json)).toEqual(['$schema', 'version', 'about', 'url', 'locale', 'book', 'errata'])
    expect(json.version).toBe(1)
    expect(json.book).toEqual({
      slug: 'invented-geometry',
      lang: 'ja',
      isbn: '9783161484100',
      title: { ja: '架空の幾何学', en: 'Invented Geometry' },
      authors: [{ ja: '見本 花子', en: 'Hanako Mihon' }],
      copies: ['1', '2'],
    })
    expect(json.errata.map((erratum: { tag: string }) => erratum.tag)).toEqual([
      '0AB1C',
      'ZZ9XW',
      '7K2QD',
      'M3M3M',
      'BR0KN',
    ])
    expect(json.errata[2]).toEqual({
      tag: '7K2QD',
      url: `${baseUrl}/en/books/invented-geometry/errata/#7K2QD`,
      place: 'p. 37, line 7 from the bottom',
      page: '37',
      section: '1.1',
      line: 7,
      lineTo: null,
      lineFrom: 'bottom',
      item: null,
      original: '平均 $\\sigma$',
      correction: '平均 $\\mu$',
      instruction: { ja: null, en: null },
      note: { ja: null, en: null },
      parsed: {
        original: [
          { kind: 'text', text: '平均 ' },
          { kind: 'math', latex: '\\sigma', display: false },
        ],
        correction: [
          { kind: 'text', text: '平均 ' },
          { kind: 'math', latex: '\\mu', display: false },
        ],
        instruction: { ja: null, en: null },
        note: { ja: null, en: null },
      },
      pictures: { printed: null, corrected: null },
      severity: 'substantive',
      status: 'confirmed',
      printings: '1',
      appliesTo: 'all',
      ebookCorrectedOn: null,
      printingsWords: 'In printing 1; corrected in the 2nd',
      copies: { yes: ['1'], unknown: [] },
      reportedOn: '2026-02-02',
      confirmedOn: null,
      reportedBy: '読者 太郎',
      relatedTo: ['ZZ9XW'],
      replacedBy: null,
      publishedAt: '2026-04-01T00:00:00.000Z',
      updatedAt: '2026-04-01T00:00:00.000Z',
    })
  })

  it('gives nothing of the database away', () => {
    expect(site.text('en/books/invented-geometry/errata.json')).not.toMatch(/erratum-\d|createdAt/)
  })
})

describe('sitemaps and robots.txt', () => {
  it('list every page but 404, the search and the choice of language, each with its twin and its last change', () => {
    const pages = site.files.filter(({ path }) => /^(ja|en)\/(?!search\/).*index\.html$/.test(path))
    const index = site.text('sitemap.xml')
    const sitemaps = textsOf(index, 'loc').map((address) => site.text(address.slice(baseUrl.length + 1)))
    expect([index, ...sitemaps].map(findXmlProblem)).toEqual(Array(7).fill(null))
    expect(sitemaps.flatMap((sitemap) => textsOf(sitemap, 'loc')).sort()).toEqual(
      ['', ...pages.map(({ path }) => path.replace(/index\.html$/, ''))]
        .map((path) => `${baseUrl}/${path}`)
        .sort(),
    )
    const fronts =
      `<xhtml:link rel="alternate" hreflang="ja" href="${baseUrl}/ja/"/>` +
      `<xhtml:link rel="alternate" hreflang="en" href="${baseUrl}/en/"/>` +
      `<xhtml:link rel="alternate" hreflang="x-default" href="${baseUrl}/"/>`
    expect(site.text('ja/sitemap.xml')).toContain(`<url><loc>${baseUrl}/</loc>${fronts}</url>`)
    expect(site.text('en/sitemap.xml')).toContain(`<url><loc>${baseUrl}/en/</loc>${fronts}</url>`)
    expect(site.text('ja/books/english-only/sitemap.xml')).toContain(
      `<loc>${baseUrl}/ja/books/english-only/</loc>` +
        `<lastmod>2026-04-01T00:00:00.000Z</lastmod>` +
        `<xhtml:link rel="alternate" hreflang="ja" href="${baseUrl}/ja/books/english-only/"/>` +
        `<xhtml:link rel="alternate" hreflang="en" href="${baseUrl}/en/books/english-only/"/>`,
    )
  })

  it('say of each sitemap when something of its book was changed last', async () => {
    const snapshot = smallSnapshot()
    const [erratum] = snapshot.errata
    if (erratum) erratum.updatedAt = '2026-05-05T00:00:00.000Z'
    const index = (await renderFixture(snapshot)).text('sitemap.xml')
    expect(index).toContain(
      `<loc>${baseUrl}/en/books/invented-geometry/sitemap.xml</loc><lastmod>2026-05-05T00:00:00.000Z</lastmod>`,
    )
    expect(index).toContain(
      `<loc>${baseUrl}/en/books/english-only/sitemap.xml</loc><lastmod>2026-04-01T00:00:00.000Z</lastmod>`,
    )
  })

  it('lead crawlers to the sitemap', () => {
    expect(site.text('robots.txt')).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${baseUrl}/sitemap.xml\n`)
  })
})

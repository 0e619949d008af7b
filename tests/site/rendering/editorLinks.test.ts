import { beforeAll, describe, expect, it } from 'vitest'
import { findDeadLinkProblems, isAddressOfSite } from '../../../site/page-models/editorLinks.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { splitSnapshot, type Snapshot } from '../../helpers/wholeSite.ts'
import { baseUrl, renderFixture, type Rendered } from '../renderFixture.ts'

const gone = `${baseUrl}/ja/books/gone/`
const there = `${baseUrl}/ja/books/english-only/`
const elsewhere = 'https://example.org/other'

/** Links of every kind: in a text, a rich text, and in fields of their own. */
function linkingSnapshot(): Snapshot {
  const snapshot = smallSnapshot()
  const [book] = snapshot.books
  const [news] = snapshot.news
  const [material] = snapshot.materials
  const [erratum] = snapshot.errata
  if (!book || !news || !material || !erratum) throw new Error('The fixture lacks a document.')
  book.links = [
    { kind: 'code', label: { ja: 'コード', en: 'Code' }, url: gone },
    { kind: 'other', label: { ja: null, en: null }, url: there },
  ]
  news.link = gone
  const link = (url: string, text: string) => ({
    kind: 'link' as const,
    url,
    children: [{ kind: 'text' as const, text, marks: [] }],
  })
  news.body.en = [{ kind: 'paragraph', children: [link(gone, 'the gone book'), link(`${gone}?b`, 'kept')] }]
  material.url = gone
  erratum.note = { ja: `${gone} と ${there} を参照`, en: `See ${elsewhere}` }
  return snapshot
}

describe('an address', () => {
  it.each([
    [`${baseUrl}`, true],
    [`${baseUrl}/`, true],
    [`${baseUrl}/ja/books/x/#7K2QD`, true],
    [`${baseUrl}/en`, true],
    [`${baseUrl}/media/abc/slides.pdf`, true],
    [`${baseUrl}/sitemap.xml`, true],
    [`${baseUrl}/japan/`, false],
    [`${baseUrl}/shop/`, false],
    ['http://errata.example.org/ja/', false],
    ['https://example.org/ja/', false],
    ['mailto:a@errata.example.org', false],
    ['nothing', false],
  ])('%s is of this site: %s', (url, expected) => {
    expect(isAddressOfSite({ url, baseUrl })).toBe(expected)
  })

  it('is of a site below a path only there', () => {
    const below = 'https://example.org/support'
    const isOwn = (url: string) => isAddressOfSite({ url, baseUrl: below })
    expect(
      ['/support', '/support/', '/support/ja/x', '/ja/x', '/supporters/ja/'].map((path) =>
        isOwn(`https://example.org${path}`),
      ),
    ).toEqual([true, true, true, false, false])
  })
})

describe('links to this site that editors wrote', () => {
  let site: Rendered
  let withDead: Rendered
  beforeAll(async () => {
    site = await renderFixture(linkingSnapshot())
    withDead = await renderFixture(linkingSnapshot(), baseUrl, { deadLinks: new Set([gone]) })
  })

  it('are collected, and others are not', () => {
    expect(site.editorLinks).toEqual([there, gone, `${gone}?b`])
  })

  it('are links as they are written', () => {
    for (const path of ['ja/books/invented-geometry/index.html', 'en/feed.xml'])
      expect(site.text(path)).toContain(gone)
    expect(site.text('ja/books/invented-geometry/errata/index.html')).toContain(
      `<a href="${gone}">${gone}</a>`,
    )
  })

  it('stand as words where they lead nowhere', () => {
    for (const { path, content } of withDead.files)
      if (/\.(html|xml)$/.test(path))
        expect(String(content)).not.toMatch(new RegExp(`href=(&quot;|")${gone}("|&quot;)`))
    const errata = withDead.text('ja/books/invented-geometry/errata/index.html')
    expect(errata).toContain(`${gone} と <a href="${there}">${there}</a> を参照`)
    expect(withDead.text('en/books/invented-geometry/news/second-printing/index.html')).toContain(
      `<p>the gone book<a href="${gone}?b">kept</a></p>`,
    )
    expect(withDead.text('en/books/invented-geometry/news/second-printing/index.html')).toContain(
      `Related link: ${gone}`,
    )
    expect(withDead.text('en/books/invented-geometry/materials/index.html')).toContain('Slides of a talk</p>')
    expect(withDead.text('en/books/invented-geometry/index.html')).toContain('<li>Code</li>')
  })

  it('render only the book that has them', async () => {
    const changed = await renderFixture(linkingSnapshot(), baseUrl, {
      deadLinks: new Set([gone]),
      previous: site.units,
    })
    const names = [...changed.units].filter(([, unit]) => unit.rendered !== null).map(([name]) => name)
    expect(names).toEqual(['invented-geometry/pages', '/feed'])
  })

  it('are told to the editor, each with its document and field', () => {
    const [part] = splitSnapshot(linkingSnapshot()).books
    if (part === undefined) throw new Error('The fixture has no book.')
    const problems = findDeadLinkProblems({ part, deadLinks: new Set([gone]) })
    expect(problems.map(({ document }) => document?.id)).toEqual([
      'erratum-1',
      'book-1',
      'news-1',
      'news-1',
      'material-1',
    ])
    expect(problems[0]).toEqual({
      severity: 'warning',
      message: {
        ja:
          `正誤 7K2QD(37ページ 下から7行目)、補足(日本語): ${gone} はこのサイトにないため、リンクではなく文字だけを表示しています。` +
          'アドレスを直すか、リンク先を公開してください。',
        en:
          `Erratum 7K2QD (p. 37, line 7 from the bottom), note (Japanese): ${gone} leads nowhere on this site, ` +
          'so it is shown as plain text. Correct the address, or publish what it should lead to.',
      },
      document: { collection: 'errata', id: 'erratum-1' },
    })
    expect(findDeadLinkProblems({ part, deadLinks: new Set() })).toEqual([])
  })
})

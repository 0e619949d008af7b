import { describe, expect, it } from 'vitest'
import type { SearchBundle } from '../../../site/renderedSite.ts'
import { largeSnapshot } from '../../fixtures/largeSnapshot.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { baseUrl, createSearchableRenderer, renderFixture, type Rendered } from '../renderFixture.ts'

const bundleOf = ({ units }: Rendered, name: string): SearchBundle => {
  const bundle = units.get(name)?.rendered?.search?.()
  if (bundle === undefined) throw new Error(`No records in ${name}.`)
  return bundle
}
const book = 'invented-geometry'

let longSite: Promise<Rendered> | undefined
const renderLong = () =>
  (longSite ??= renderFixture(largeSnapshot(500), baseUrl, { renderer: createSearchableRenderer() }))

describe('what the search finds', () => {
  it('are errata by their permanent address, in both languages, the quotation in the book’s', async () => {
    const snapshot = smallSnapshot()
    const erratum = snapshot.errata.find((one) => one.book === book)
    if (erratum === undefined) throw new Error('The fixture has no erratum.')
    Object.assign(erratum, {
      ...{ tag: '2XW3R', page: '37', line: 5, lineTo: null, lineFrom: 'top', section: null, item: null },
      ...{ original: '各技 $\\sigma$', correction: '各枝 $\\sigma^2$', status: 'confirmed', severity: null },
      ...{ instruction: { ja: null, en: null }, note: { ja: '<b>補足</b>', en: 'A <script>note</script>' } },
    })
    const rendered = await renderFixture(snapshot, `${baseUrl}/errata`, {
      renderer: createSearchableRenderer(),
    })
    const { records, folder, parts } = bundleOf(rendered, `${book}/search`)
    expect([folder, parts]).toEqual(['books/invented-geometry/search/', 0])
    const find = (locale: 'ja' | 'en') => records[locale].find(({ url }) => url.endsWith('#2XW3R'))
    expect(find('ja')).toEqual({
      url: '/errata/ja/books/invented-geometry/errata/#2XW3R',
      words: '2xw3r 37p 37 ペー ージ ジ 5 行目 目 各技 技 σ sigma 各枝 枝 2 b 補足 足'.split(' '),
      ...{ title: '37ページ 5行目', kind: 'erratum', text: '各技 σ → 各枝 σ²', more: '<b>補足</b>' },
    })
    expect(find('en')).toMatchObject({
      ...{ title: 'p. 37, line 5', kind: 'erratum', text: '各技 σ → 各枝 σ²', lang: 'ja' },
      more: 'A <script>note</script>',
    })
  })

  it('are the pages of a book, in the other language where they are not translated', async () => {
    const rendered = await renderFixture(smallSnapshot(), baseUrl, { renderer: createSearchableRenderer() })
    const { en } = bundleOf(rendered, `${book}/search`).records
    const pages = en.filter(({ kind }) => kind !== 'erratum')
    expect(pages.map(({ url, kind }) => [kind, url])).toEqual([
      ['book', '/en/books/invented-geometry/'],
      ['contents', '/en/books/invented-geometry/toc/'],
      ['news', '/en/books/invented-geometry/news/second-printing/'],
      ['news', '/en/books/invented-geometry/news/only-japanese/'],
      ['excerpt', '/en/books/invented-geometry/excerpts/preface/'],
      ...pages
        .filter(({ kind }) => kind === 'material')
        .map(() => ['material', '/en/books/invented-geometry/materials/']),
    ])
    const onlyJapanese = pages.find(({ url }) => url.endsWith('/only-japanese/'))
    expect([onlyJapanese?.titleLang, onlyJapanese?.lang]).toEqual(['ja', 'ja'])
  })

  it('is in as many indexes as a long list has parts, and an edit changes the one of its part', async () => {
    const before = await renderLong()
    const names = [...before.units.keys()].filter((name) => /\/search-\d/.test(name))
    expect(bundleOf(before, `${book}/search`).parts).toBe(names.length)
    const tags = names.flatMap((name) => bundleOf(before, name).records.ja.map(({ url }) => url.slice(-5)))
    const edited = largeSnapshot(500)
    expect([...tags].sort()).toEqual(edited.errata.map(({ tag }) => tag).sort())
    Object.assign(edited.errata[400] ?? {}, {
      note: { ja: '別の補足', en: null },
      updatedAt: '2026-05-01T00:00:00.000Z',
    })
    const after = await renderFixture(edited, baseUrl, {
      renderer: createSearchableRenderer(),
      previous: before.units,
    })
    const changed = [...after.units].filter(([, { rendered }]) => rendered !== null).map(([name]) => name)
    expect(changed.filter((name) => name.includes('search'))).toHaveLength(1)
  })

  it.each([
    ['a short list', () => renderFixture(smallSnapshot(), baseUrl, { renderer: createSearchableRenderer() })],
    ['a long list', renderLong],
  ])('is there: each result of %s leads to a page, and to an erratum of its book', async (_which, render) => {
    const { units, files, text } = await render()
    const bundles = [...units.values()].flatMap(({ rendered }) => rendered?.search?.() ?? [])
    const ids = new Set(
      files.flatMap(({ path, content }) => {
        const [, list] = /^(.*\/errata\/)(?:\d+\/)?index\.html$/.exec(path) ?? []
        const ofPage = [...String(content).matchAll(/<h[34] id="([^"]+)"/g)].map(([, id]) => id)
        return list === undefined ? [] : ofPage.map((id) => `/${list}#${id}`)
      }),
    )
    const urls = bundles.flatMap(({ records }) => [...records.ja, ...records.en]).map(({ url }) => url)
    expect(urls.length).toBeGreaterThan(20)
    for (const url of urls) expect(text(`${url.slice(1).replace(/#.*/, '')}index.html`)).toContain('<main')
    expect(urls.filter((url) => url.includes('#') && !ids.has(url))).toEqual([])
  })
})

describe('the search page', () => {
  it('is left out by search engines, and is reached from every page, from a book’s with the book', async () => {
    const site = await renderFixture(smallSnapshot(), baseUrl, { renderer: createSearchableRenderer() })
    expect(site.text('en/search/index.html')).toContain('<meta name="robots" content="noindex"/>')
    expect(site.text('en/index.html')).toContain('<a class="search-link" href="/en/search/">Search</a>')
    expect(site.text('ja/books/invented-geometry/errata/index.html')).toContain(
      '<a class="search-link" href="/ja/search/?book=invented-geometry">検索</a>',
    )
    for (const path of ['en/sitemap.xml', 'sitemap.xml']) expect(site.text(path)).not.toContain('search')
  })

  it('says where the errata are when nothing can be searched, and no page leads to it', async () => {
    const site = await renderFixture(smallSnapshot(), baseUrl)
    expect(site.text('en/search/index.html')).toContain('The search is not available at the moment.')
    expect(site.text('en/search/index.html')).not.toContain('<form')
    expect(site.text('en/index.html')).not.toContain('/search/')
    expect([...site.units.keys()].filter((name) => name.includes('search'))).toEqual(['/search'])
  })
})

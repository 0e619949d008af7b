import { beforeAll, describe, expect, it } from 'vitest'
import { renamedSnapshot } from '../../fixtures/renamedSnapshot.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { baseUrl, renderFixture, type Rendered } from '../renderFixture.ts'

let small: Rendered
let renamed: Rendered
beforeAll(async () => {
  small = await renderFixture(smallSnapshot())
  renamed = await renderFixture(renamedSnapshot())
})
const pathsOf = ({ files }: Rendered) => files.map(({ path }) => path)
const idsOf = (feed: string) => [...feed.matchAll(/<id>(.*?)<\/id>/g)].map((match) => match[1])

describe('the site after a change of slugs', () => {
  it('has a page or a file at each former address, for hosts that know no redirects', () => {
    const before = new Set(pathsOf(small))
    const added = pathsOf(renamed).filter((path) => !before.has(path))
    expect(added.filter((path) => /^(ja\/books\/first|ja\/news)\//.test(path)).sort()).toEqual([
      'ja/books/first/errata.csv',
      'ja/books/first/errata.json',
      'ja/books/first/errata.tex',
      'ja/books/first/errata/index.html',
      'ja/books/first/excerpts/foreword/index.html',
      'ja/books/first/excerpts/preface/index.html',
      'ja/books/first/feed.xml',
      'ja/books/first/index.html',
      'ja/books/first/materials/index.html',
      'ja/books/first/news/index.html',
      'ja/books/first/news/only-japanese/index.html',
      'ja/books/first/news/reprint/index.html',
      'ja/books/first/news/second-printing/index.html',
      'ja/books/first/preview.png',
      'ja/books/first/sitemap.xml',
      'ja/books/first/toc/index.html',
      'ja/news/hello/index.html',
    ])
    expect(added.filter((path) => !/^(ja|en)\//.test(path)).sort()).toEqual([
      '_redirects',
      expect.stringMatching(/^assets\/lead-on-[0-9a-f]{10}\.js$/),
    ])
    expect(new Set(pathsOf(renamed)).size).toBe(pathsOf(renamed).length)
    expect(renamed.pages).toBe(small.pages)
    expect([small.redirects, renamed.redirects.length]).toEqual([[], 18])
  })

  it('leads on in the language of the page, with a link for readers without JavaScript', () => {
    const page = renamed.text('en/books/first/news/reprint/index.html')
    const present = '/en/books/invented-geometry/news/second-printing/'
    expect(page).toContain('<html lang="en">')
    expect(page).toContain('<title>This page has moved</title>')
    expect(page).toContain('<meta name="robots" content="noindex"/>')
    expect(page).toContain(`<link rel="canonical" href="${baseUrl}${present}"/>`)
    expect(page).toContain(`<noscript><meta http-equiv="refresh" content="0; url=${present}"/></noscript>`)
    expect(page).toContain(`<a class="button" href="${present}">Go to the new address</a>`)
    expect(page).toMatch(
      new RegExp(`<script src="/assets/lead-on-\\w+\\.js" data-href="${present}"></script>`),
    )
    expect(renamed.text('ja/books/first/index.html')).toContain('<title>このページは移動しました</title>')
  })

  it('has the same files at the former addresses of its files', () => {
    for (const file of ['errata.json', 'errata.csv', 'errata.tex', 'feed.xml'])
      expect(renamed.text(`ja/books/first/${file}`)).toBe(renamed.text(`ja/books/invented-geometry/${file}`))
  })

  it('tells hosts that read _redirects, the longest folders first', () => {
    const lines = renamed.text('_redirects').trimEnd().split('\n')
    expect(lines).toHaveLength(18)
    expect(lines.slice(0, 2)).toEqual([
      '/en/books/first/excerpts/foreword/* /en/books/invented-geometry/excerpts/preface/:splat 301',
      '/en/books/first/news/reprint/* /en/books/invented-geometry/news/second-printing/:splat 301',
    ])
    expect(lines.slice(-2)).toEqual([
      '/ja/books/second/* /ja/books/invented-geometry/:splat 301',
      '/ja/news/hello/* /ja/news/site-opened/:splat 301',
    ])
  })

  it('keeps its sitemap and its pages, which know nothing of former addresses', () => {
    expect(renamed.text('sitemap.xml')).toBe(small.text('sitemap.xml'))
    for (const { path } of small.files.filter((file) => file.path.endsWith('.html')))
      expect(renamed.text(path)).toBe(small.text(path))
  })

  it('has the ids in its feeds that readers of feeds know, and the links of the present', () => {
    const feed = renamed.text('ja/books/invented-geometry/feed.xml')
    expect(idsOf(feed)).toEqual(
      idsOf(small.text('ja/books/invented-geometry/feed.xml')).map((id) =>
        String(id).replace('invented-geometry', 'first').replace('news/second-printing', 'news/reprint'),
      ),
    )
    expect(feed).toContain(
      `<link rel="self" type="application/atom+xml" href="${baseUrl}/ja/books/invented-geometry/feed.xml"/>`,
    )
    expect(feed).toContain(`href="${baseUrl}/ja/books/invented-geometry/news/second-printing/"/>`)
    expect(feed).not.toContain(`href="${baseUrl}/ja/books/first`)
  })

  it('stands below the path of its base address', async () => {
    const below = await renderFixture(renamedSnapshot(), 'https://example.org/books-site')
    expect(below.text('ja/news/hello/index.html')).toContain('href="/books-site/ja/news/site-opened/"')
    expect(below.text('_redirects')).toContain(
      '/books-site/ja/news/hello/* /books-site/ja/news/site-opened/:splat 301',
    )
  })
})

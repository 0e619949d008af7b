import { beforeAll, describe, expect, it } from 'vitest'
import { Parser } from 'htmlparser2'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { hostileSnapshot, planted } from '../hostileSnapshot.ts'
import { baseUrl, renderFixture, type Rendered } from '../renderFixture.ts'
import { noteEachTest, triedOften } from '../../helpers/tries.ts'

const htmlOf = (site: Rendered) => site.files.filter((file) => file.path.endsWith('.html'))

type Element = { name: string; attributes: Record<string, string> }

function elementsOf(html: string): Element[] {
  const elements: Element[] = []
  new Parser({ onopentag: (name, attributes) => elements.push({ name, attributes }) }).end(html)
  return elements
}

let site: Rendered
beforeAll(async () => {
  site = await renderFixture(smallSnapshot())
})

describe('the rendered site', () => {
  it('has every page in both languages, and the files beside them', () => {
    const below = (locale: string) =>
      site.files
        .map((file) => file.path)
        .filter((path) => path.startsWith(`${locale}/`))
        .map((path) => path.slice(3))
        .sort()
    expect(below('en')).toEqual(below('ja'))
    expect(below('ja')).toEqual(
      [
        'index.html',
        'feed.xml',
        'sitemap.xml',
        'news/site-opened/index.html',
        ...['english-only', 'invented-geometry'].flatMap((slug) =>
          ['', 'errata/', 'materials/', 'news/', 'toc/']
            .map((part) => `books/${slug}/${part}index.html`)
            .concat(...['errata.json', 'feed.xml', 'sitemap.xml'].map((name) => `books/${slug}/${name}`)),
        ),
        'books/invented-geometry/excerpts/preface/index.html',
        'books/invented-geometry/news/only-japanese/index.html',
        'books/invented-geometry/news/second-printing/index.html',
      ].sort(),
    )
    const root = site.files.map((file) => file.path).filter((path) => !path.includes('/'))
    expect(root.sort()).toEqual(['404.html', 'index.html', 'robots.txt', 'sitemap.xml'])
    expect(site.pages).toBe(htmlOf(site).length)
  })

  it('is the same bytes for the same snapshot, however many were rendered between', async () => {
    const other = smallSnapshot()
    other.errata.forEach((erratum) => (erratum.correction = '$\\mathbb{Q}^7$'))
    await renderFixture(other)
    const again = await renderFixture(smallSnapshot())
    expect(again.files).toEqual(site.files)
  })

  it('does not hang on the order in which the database gave its rows', async () => {
    const shuffled = smallSnapshot()
    for (const part of ['books', 'news', 'materials', 'excerpts', 'errata'] as const) shuffled[part].reverse()
    const again = await renderFixture(shuffled)
    const sorted = (rendered: Rendered) => [...rendered.files].sort((a, b) => (a.path < b.path ? -1 : 1))
    expect(sorted(again)).toEqual(sorted(site))
  })

  it('renders two snapshots at once without mixing them', async () => {
    const other = smallSnapshot()
    other.settings.title = { ja: '別のサイト', en: 'Another site' }
    const [first, second] = await Promise.all([renderFixture(smallSnapshot()), renderFixture(other)])
    expect(first.files).toEqual(site.files)
    expect(second.text('en/index.html')).toContain('Another site')
    expect(second.text('en/index.html')).not.toContain('Sample Support Site')
  })

  it('holds the uploads as copies', () => {
    expect(site.copies).toContainEqual({ path: 'media/abc/cover.png', from: '/none/cover.png' })
  })

  it('names assets by their content, and only woff2 fonts', () => {
    const assets = site.files.map(({ path }) => path).filter((path) => path.startsWith('assets/'))
    for (const path of assets) expect(path).toMatch(/^assets\/[\w-]+-[0-9a-f]{10}\.(css|js|woff2)$/)
  })
})

describe('every page', () => {
  it('has no style attribute, no inline script, and asks nobody else for anything', () => {
    for (const { path, content } of htmlOf(site)) {
      for (const { name, attributes } of elementsOf(String(content))) {
        expect(Object.keys(attributes), path).not.toContain('style')
        expect(
          Object.keys(attributes).filter((key) => key.startsWith('on')),
          path,
        ).toEqual([])
        if (name === 'script' && attributes.type !== 'application/ld+json') {
          expect(attributes.src, path).toMatch(/^\/assets\/site-/)
        }
        if (name === 'link' && attributes.rel === 'stylesheet')
          expect(attributes.href, path).toMatch(/^\/assets\//)
        if (name === 'img') expect(attributes.src, path).toMatch(/^\/media\//)
      }
    }
  })

  it('names itself, its twin, and the language it is in', () => {
    const page = site.text('en/books/invented-geometry/toc/index.html')
    const links = elementsOf(page)
      .filter(
        ({ name, attributes }) => name === 'link' && attributes.rel !== 'stylesheet' && !attributes.type,
      )
      .map(({ attributes }) => [attributes.rel, attributes.hreflang, attributes.href])
    expect(page).toContain('<html lang="en">')
    expect(links).toEqual([
      ['canonical', undefined, `${baseUrl}/en/books/invented-geometry/toc/`],
      ['alternate', 'ja', `${baseUrl}/ja/books/invented-geometry/toc/`],
      ['alternate', 'en', `${baseUrl}/en/books/invented-geometry/toc/`],
    ])
  })

  it('offers the choice of language as x-default on the front pages', () => {
    for (const path of ['index.html', 'ja/index.html', 'en/index.html']) {
      expect(site.text(path)).toContain(`<link rel="alternate" hreflang="x-default" href="${baseUrl}/"/>`)
    }
  })

  it('links only to what the site has', () => {
    const paths = new Set(site.files.map((file) => `/${file.path}`))
    for (const copy of site.copies) paths.add(`/${copy.path}`)
    for (const { path, content } of htmlOf(site)) {
      for (const { attributes } of elementsOf(String(content))) {
        const href = attributes.href ?? attributes.src
        if (href === undefined || !href.startsWith('/')) continue
        const target = href.replace(/#.*$/, '')
        expect(paths, `${path} → ${href}`).toContain(target.endsWith('/') ? `${target}index.html` : target)
      }
    }
  })
})

describe('the errata page', () => {
  it('shows wrong and right as deletion and insertion, with the words and the language', () => {
    const page = site.text('en/books/invented-geometry/errata/index.html')
    expect(page).toContain('role="doc-errata"')
    expect(page).toMatch(/<dt>Wrong<\/dt><dd><del><span class="quote" lang="ja">平均 <span class="formula">/)
    expect(page).toMatch(/<dt>Right<\/dt><dd><ins><span class="quote" lang="ja">平均 <span class="formula">/)
  })

  it('shows a formula that the book printed broken as code', () => {
    expect(site.text('ja/books/invented-geometry/errata/index.html')).toContain(
      '<code class="broken-formula notranslate">\\tilde{x))</code>',
    )
  })

  it('tells machines of each correction', () => {
    const page = site.text('en/books/invented-geometry/errata/index.html')
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '')
    expect(data).toContainEqual({
      '@context': 'https://schema.org',
      '@type': 'CorrectionComment',
      '@id': `${baseUrl}/en/books/invented-geometry/errata/#7K2QD`,
      url: `${baseUrl}/en/books/invented-geometry/errata/#7K2QD`,
      about: { '@id': `${baseUrl}/ja/books/invented-geometry/#book` },
      text: 'p. 37, line 7 from the bottom — Wrong: 平均 σ Right: 平均 μ',
      datePublished: '2026-04-01T00:00:00.000Z',
      dateModified: '2026-04-01T00:00:00.000Z',
    })
  })
})

describe('the front page', () => {
  it('is the home book’s page where one is set, and the rest is still found', async () => {
    const snapshot = smallSnapshot()
    snapshot.settings.homeBook = 'invented-geometry'
    const home = (await renderFixture(snapshot)).text('en/index.html')
    expect(home).toContain('<h1>Invented Geometry</h1>')
    expect(home).toContain(`<link rel="canonical" href="${baseUrl}/en/books/invented-geometry/"/>`)
    expect(home).toContain('href="/en/books/english-only/"')
    expect(home).toContain('href="/en/news/site-opened/"')
  })

  it('says so where no book is published', async () => {
    const snapshot = smallSnapshot()
    for (const part of ['books', 'materials', 'excerpts', 'errata', 'media'] as const)
      snapshot[part].length = 0
    snapshot.news = snapshot.news.filter((item) => item.book === null)
    const empty = await renderFixture(snapshot)
    expect(empty.text('ja/index.html')).toContain('公開されている本はまだありません。')
  })
})

describe('a script planted in every text (D8)', triedOften({ tests: 2 }), () => {
  noteEachTest({ id: 'D8', what: 'every text of a site, and its JSON-LD (D16)' })
  let hostile: Rendered
  beforeAll(async () => {
    hostile = await renderFixture(hostileSnapshot())
  })

  it('is text on every page', () => {
    for (const { path, content } of htmlOf(hostile)) {
      for (const { name, attributes } of elementsOf(String(content))) {
        expect(attributes.onerror, path).toBeUndefined()
        if (name === 'script')
          expect(attributes.src ?? attributes.type, path).toMatch(/^(\/assets\/site-|application\/ld)/)
        if (name === 'img') expect(attributes.src, path).toMatch(/^\/media\//)
      }
    }
    expect(hostile.text('ja/books/invented-geometry/errata/index.html')).toContain('&lt;script>alert(1)')
  })

  it('is text in the structured data, which stays whole', () => {
    const page = hostile.text('en/books/invented-geometry/index.html')
    const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? ''
    expect(json).not.toContain('<')
    expect(JSON.parse(json)[0].name).toBe(`Invented Geometry${planted}`)
  })
})

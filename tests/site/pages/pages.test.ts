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
        '404.html',
        'index.html',
        'feed.xml',
        'site.webmanifest',
        'preview.png',
        'sitemap.xml',
        'news/site-opened/index.html',
        ...['search/index.html', 'search/books.json'],
        ...['english-only', 'invented-geometry'].flatMap((slug) =>
          ['', 'errata/', 'materials/', 'news/', 'toc/']
            .map((part) => `books/${slug}/${part}index.html`)
            .concat(
              ...['errata.csv', 'errata.json', 'errata.tex', 'feed.xml', 'preview.png', 'sitemap.xml'].map(
                (name) => `books/${slug}/${name}`,
              ),
            ),
        ),
        'books/invented-geometry/excerpts/preface/index.html',
        'books/invented-geometry/news/only-japanese/index.html',
        'books/invented-geometry/news/second-printing/index.html',
      ].sort(),
    )
    const root = site.files.map((file) => file.path).filter((path) => !path.includes('/'))
    expect(root.sort()).toEqual([
      '404.html',
      'books.json',
      'favicon.ico',
      'index.html',
      'robots.txt',
      'sitemap.xml',
    ])
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
    expect(site.copies.map(({ path }) => path)).toContain('media/abc/cover.png')
  })

  it('names assets by their content: styles, scripts, icons and woff2 fonts', () => {
    const assets = site.files.map(({ path }) => path).filter((path) => path.startsWith('assets/'))
    for (const path of assets) expect(path).toMatch(/^assets\/[\w-]+-[0-9a-f]{10}\.(css|js|png|woff2)$/)
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
          expect(attributes.src, path).toMatch(/^\/assets\/(site|errata|choose-language)-/)
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
        ({ name, attributes }) => name === 'link' && /^(?:canonical|alternate)$/.test(attributes.rel ?? ''),
      )
      .filter(({ attributes }) => !attributes.type)
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
        const target = href.replace(/[?#].*$/, '')
        expect(paths, `${path} → ${href}`).toContain(target.endsWith('/') ? `${target}index.html` : target)
      }
    }
  })
})

describe('the errata page', () => {
  it('shows what differs as deletion and insertion, with the words and the language', () => {
    const page = site.text('en/books/invented-geometry/errata/index.html')
    expect(page).toContain('role="doc-errata"')
    expect(page).toMatch(
      /<dt>Wrong<\/dt><dd><span class="quote" lang="ja">平均 <span class="formula"><del class="mark">/,
    )
    expect(page).toMatch(
      /<dt>Right<\/dt><dd><span class="quote" lang="ja">平均 <span class="formula"><ins class="mark">/,
    )
  })

  it('says the page once to the eye, and with each erratum to a screen reader', () => {
    const html = site.text('en/books/invented-geometry/errata/index.html')
    expect(html).toContain('<h3 id="page-xiii" tabindex="-1">Page xiii</h3><div class="errata-entries">')
    expect(html).toContain(
      '<h4 id="0AB1C" class="page-alone" tabindex="-1"><span class="visually-hidden">p. xiii</span></h4>',
    )
  })

  it('says on paper below the facts of the book that a part is not translated', () => {
    const html = site.text('ja/books/english-only/errata/index.html')
    expect(html).toMatch(
      /<p class="notice">.*<div class="paper-head">.*<p class="paper-part">このページには、まだ/s,
    )
    expect(site.text('en/books/english-only/errata/index.html')).not.toContain('<p class="notice">')
  })

  it('loads the script of the list, and other pages what they need', () => {
    const scriptsOf = (path: string) =>
      [...site.text(path).matchAll(/<script src="([^"]*)/g)].map(([, href]) =>
        href?.replace(/-[0-9a-f]+\./, '.'),
      )
    expect(scriptsOf('ja/books/invented-geometry/errata/index.html')).toEqual(['/assets/errata.js'])
    expect(scriptsOf('ja/books/invented-geometry/index.html')).toEqual(['/assets/site.js'])
  })

  it('shows a formula that the book printed broken as code', () => {
    expect(site.text('ja/books/invented-geometry/errata/index.html')).toContain(
      '<code class="broken-formula notranslate">\\tilde{x<del class="mark">))</del></code>',
    )
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
    expect(home).toContain('<a href="/en/books/invented-geometry/" aria-current="page">Overview</a>')
  })

  it('leads search engines from every front page to the home book’s own address', async () => {
    const snapshot = smallSnapshot()
    snapshot.settings.homeBook = 'invented-geometry'
    const withHome = await renderFixture(snapshot)
    const alternatesOf = (path: string) =>
      elementsOf(withHome.text(path))
        .filter(({ name, attributes }) => name === 'link' && attributes.hreflang)
        .map(({ attributes }) => [attributes.hreflang, attributes.href?.slice(baseUrl.length)])
    const ofBook = [
      ['ja', '/ja/books/invented-geometry/'],
      ['en', '/en/books/invented-geometry/'],
    ]
    expect(alternatesOf('en/index.html')).toEqual(ofBook)
    expect(alternatesOf('en/books/invented-geometry/index.html')).toEqual(ofBook)
    expect(alternatesOf('index.html')).toEqual([...ofBook, ['x-default', '/']])
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

describe('the page for what is not there', () => {
  it('is in the language of its address, and in both for all other addresses', () => {
    const languagesOf = (path: string) =>
      elementsOf(site.text(path)).flatMap(({ name, attributes }) =>
        name === 'html' || name === 'section' ? [attributes.lang] : [],
      )
    expect(languagesOf('en/404.html')).toEqual(['en', 'en'])
    expect(languagesOf('ja/404.html')).toEqual(['ja', 'ja'])
    expect(languagesOf('404.html')).toEqual(['ja', 'ja', 'en'])
    expect(site.text('en/404.html')).toContain('<title>Page not found — Sample Support Site</title>')
    expect(site.text('en/404.html')).toContain('<meta name="robots" content="noindex"/>')
  })
})

/** What a page's head says to services that show something beside a link to it. */
function previewOf(html: string): Record<string, string | undefined> {
  const metas = elementsOf(html).flatMap(({ name, attributes }) => (name === 'meta' ? [attributes] : []))
  return Object.fromEntries(
    metas.flatMap(({ property, name, content }) => {
      const key = property ?? name ?? ''
      return /^(?:og|twitter):/.test(key) ? [[key, content]] : []
    }),
  )
}

describe('what is shown beside a link to a page', () => {
  const tagsOfPicture = {
    'og:image:type': 'image/png',
    'og:image:width': '1200',
    'og:image:height': '630',
    'twitter:card': 'summary_large_image',
  }

  it('is its title, its description and the picture of its book', () => {
    const preview = previewOf(site.text('en/books/invented-geometry/errata/index.html'))
    expect(preview).toEqual({
      'og:type': 'website',
      'og:title': 'Errata — Invented Geometry — Sample Support Site',
      'og:description': expect.stringMatching(/^Errata of “Invented Geometry” \(\d errata\)$/),
      'og:site_name': 'Sample Support Site',
      'og:locale': 'en_US',
      'og:url': `${baseUrl}/en/books/invented-geometry/errata/`,
      'og:image': expect.stringMatching(
        /^https:\/\/errata\.example\.org\/en\/books\/invented-geometry\/preview\.png\?v=[0-9a-z]+$/,
      ),
      'og:image:alt': 'Errata of “Invented Geometry”',
      ...tagsOfPicture,
    })
  })

  it('is the picture of the site for the pages of no book, and on the choice of a language', () => {
    for (const path of ['ja/index.html', 'ja/news/site-opened/index.html', 'index.html']) {
      const preview = previewOf(site.text(path))
      expect(preview['og:image'], path).toMatch(
        /^https:\/\/errata\.example\.org\/ja\/preview\.png\?v=[0-9a-z]+$/,
      )
      expect(preview, path).toMatchObject({ 'og:locale': 'ja_JP', ...tagsOfPicture })
    }
    expect(previewOf(site.text('ja/404.html'))).toEqual({})
  })

  it('has an absolute address of a file that is there, on every page, also below a path', async () => {
    const below = await renderFixture(smallSnapshot(), 'https://example.org/support')
    const paths = new Set(below.files.map(({ path }) => path))
    const pages = htmlOf(below).filter(({ path }) => !path.endsWith('404.html'))
    expect(pages.length).toBeGreaterThan(20)
    for (const { path, content } of pages) {
      const { origin, pathname } = new URL(previewOf(String(content))['og:image'] ?? '')
      expect(origin, path).toBe('https://example.org')
      expect(paths, path).toContain(pathname.replace('/support/', ''))
    }
  })

  it('has another address as soon as the picture shows something else', async () => {
    const addressOf = (rendered: Rendered) =>
      previewOf(rendered.text('ja/books/invented-geometry/index.html'))['og:image']
    const renderWith = async (change: (snapshot: ReturnType<typeof smallSnapshot>) => void) => {
      const snapshot = smallSnapshot()
      change(snapshot)
      return addressOf(await renderFixture(snapshot))
    }
    const [first] = smallSnapshot().errata
    if (first === undefined) throw new Error('The fixture has no errata.')
    const address = addressOf(site)
    expect(await renderWith(({ errata }) => void (errata[0] = { ...first, correction: '別の訂正' }))).toBe(
      address,
    )
    const others = await Promise.all([
      renderWith(({ errata }) => void errata.push({ ...first, id: 'new', tag: 'NEWER' })),
      renderWith(({ books }) => void Object.assign(books[0] ?? {}, { title: { ja: '別の題', en: null } })),
      renderWith(({ books }) => void Object.assign(books[0] ?? {}, { cover: null })),
    ])
    expect(new Set([address, ...others]).size).toBe(4)
  })
})

describe('the link for reports', () => {
  it('begins a mail that says which book and page it is about', () => {
    const page = elementsOf(site.text('en/books/invented-geometry/errata/index.html'))
    const href = page.map(({ attributes }) => attributes.href ?? '').find((one) => one.includes('?subject='))
    const { pathname, search } = new URL(href ?? '')
    const [subject, body] = search
      .slice(1)
      .split('&')
      .map((field) => decodeURIComponent(field))
    expect([pathname, subject]).toEqual(['errata@example.org', 'subject=An error in “Invented Geometry”'])
    expect(body?.split('\r\n')).toEqual([
      'body=Book: Invented Geometry',
      'Page and line: ',
      'As printed: ',
      'Should be: ',
      'Printing of my copy: ',
      '',
      `${baseUrl}/en/books/invented-geometry/errata/`,
      '',
    ])
  })
})

describe('a cover', () => {
  it('has each width once in its srcset, also where a size is as wide as the original', async () => {
    const snapshot = smallSnapshot()
    const cover = snapshot.media.find(({ id }) => id === 'media-1')
    const [size] = cover?.sizes ?? []
    if (cover === undefined || size === undefined) throw new Error('The fixture has no cover with a size.')
    size.width = cover.original.width
    const hero = elementsOf((await renderFixture(snapshot)).text('en/books/invented-geometry/index.html'))
    const image = hero.find(({ name }) => name === 'img')?.attributes
    expect([image?.srcset, image?.src]).toEqual([undefined, `/media/abc/${size.filename}`])
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
          expect(attributes.src ?? attributes.type, path).toMatch(
            /^(\/assets\/(site|errata|choose-language)-|application\/ld)/,
          )
        if (name === 'img') expect(attributes.src, path).toMatch(/^\/media\//)
      }
    }
    expect(hostile.text('ja/books/invented-geometry/errata/index.html')).toContain('&lt;script>alert(1)')
  })

  it('is text in the structured data, which stays whole', () => {
    const page = hostile.text('en/books/invented-geometry/index.html')
    const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? ''
    expect(json).not.toContain('<')
    expect(JSON.parse(json).alternateName).toBe(`Invented Geometry${planted}`)
  })
})

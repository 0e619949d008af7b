import { describe, expect, it } from 'vitest'
import { checkFiles, listFileProblems, listIds } from '../../../../site/publisher/release/checkFiles.ts'
import { findLinkProblems, type LinkTargets } from '../../../../site/publisher/release/findLinkProblems.ts'
import {
  findMissingPages,
  neededBookPages,
  neededSharedPages,
} from '../../../../site/publisher/release/neededPages.ts'

const baseUrl = 'https://books.example.org'
const html = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>A page</title>${head}</head><body>${body}</body></html>`
const factsOf = (files: Record<string, string>) =>
  checkFiles({ files: Object.entries(files).map(([path, content]) => ({ path, content })) })

/** The links of `files`, of which each may lead to each other one. */
function check(files: Record<string, string>, targets: Partial<LinkTargets> = {}) {
  const facts = factsOf(files)
  return findLinkProblems({
    facts,
    targets: {
      baseUrl,
      files: listIds(facts),
      hasAddress: () => false,
      redirects: new Map(),
      assets: new Set(),
      editorLinks: new Set(),
      ...targets,
    },
  })
}
const right = { problems: [], deadLinks: [], outgoing: [] }

describe('findLinkProblems', () => {
  it('asks for each id of an address, however it is written', () => {
    const body = ['#p1', '#p%31', '#p2', '#top', '#p1:~:text=x', '#p%'].map(
      (id) => `<a href="/ja/${id}">x</a>`,
    )
    const files = { 'ja/index.html': html('<p id="p1">'), 'en/index.html': html(body.join('')) }
    expect(check(files).problems).toEqual([
      'en/index.html: <a href> "/ja/#p2" points at an id that ja/index.html does not have',
      'en/index.html: <a href> "/ja/#p%" points at an id that ja/index.html does not have',
    ])
  })

  it('reads all that has attributes among the tags of a formula', () => {
    const formula = `<span class="katex"><math><mrow><mi>x</mi><mrow id="row" href="/gone/1/"></mrow></mrow></math>
      <span class="a" id="inner"><span>y</span><a href="/gone/2/"><span class="b">z</span></a></span>
      <span style="background: url(/gone/3.png)"></span><mi class="c" id="letter"></mi></span>`
    const facts = factsOf({ 'en/index.html': html(formula) }).get('en/index.html')
    expect([...(facts?.page?.ids ?? [])]).toEqual(['row', 'inner', 'letter'])
    expect(facts?.references).toEqual([
      { url: '/gone/1/', from: '<mrow href>', loads: false },
      { url: '/gone/2/', from: '<a href>', loads: false },
      { url: '/gone/3.png', from: 'url()', loads: true },
    ])
  })

  it('finds nothing where all links lead somewhere', () => {
    const body = `<a href="/ja/#p1">1</a><a href="../">2</a><a href="${baseUrl}/en/">3</a>
      <a href="https://elsewhere.example/">4</a><a href="mailto:a@example.org">5</a>
      <a href="?printing=3">6</a><a href="#">7</a><a href="#top">8</a><a href="/ja/#:~:text=x">9</a>
      <img src="/media/1/a%20b.png" srcset="/media/1/a%20b.png 1x, /media/1/c.png 2x">`
    const head =
      '<link rel="stylesheet" href="/assets/a.css"><link rel="alternate" hreflang="ja" href="/ja/">'
    const files = {
      'en/index.html': html(''),
      'ja/index.html': html('<p id="p1">'),
      'en/deep/index.html': html(body, head),
      'assets/a.css': '@font-face { src: url(fonts/a.woff2) }',
      'media/1/a b.png': 'x',
      'media/1/c.png': 'x',
    }
    expect(check(files, { assets: new Set(['assets/a.css', 'assets/fonts/a.woff2']) })).toEqual(right)
  })

  it('follows a link to a former address to the present page and its ids', () => {
    const links = [
      '/ja/books/old/',
      '/ja/books/old/#here',
      '/ja/books/old/errata.json',
      '/ja/books/old/#gone',
    ]
    const files = {
      'ja/books/new/index.html': html('<p id="here">'),
      'ja/books/new/errata.json': '{}',
      'en/index.html': html(links.map((href) => `<a href="${href}">`).join('')),
    }
    expect(check(files, { redirects: new Map([['ja/books/old/', 'ja/books/new/']]) }).problems).toEqual([
      'en/index.html: <a href> "/ja/books/old/#gone" points at an id that ja/books/new/index.html does not have',
    ])
  })

  it.each([
    ['<a href="/ja/nowhere/">', '<a href> "/ja/nowhere/" leads to nothing'],
    ['<a href="/ja">', '<a href> "/ja" leads to nothing'],
    ['<a href="/assets/gone.css">', '<a href> "/assets/gone.css" leads to nothing'],
    ['<a href="/ja/#gone">', '<a href> "/ja/#gone" points at an id that ja/index.html does not have'],
    ['<a href="/ja/#%ff">', '<a href> "/ja/#%ff" points at an id that ja/index.html does not have'],
    ['<a href="#gone">', '<a href> "#gone" points at an id that en/index.html does not have'],
    ['<a href="javascript:alert(1)">', '<a href> "javascript:alert(1)" is neither http, https nor mailto'],
    ['<a href="http://[">', '<a href> "http://[" is no address'],
    ['<a href="/ja/%ff">', '<a href> "/ja/%ff" leads to nothing'],
    ['<img src="a.png">', '<img src> "a.png" leads to nothing'],
    ['<img srcset="/ja/ 1x, /gone.png 2x">', '<img srcset> "/gone.png" leads to nothing'],
    [
      '<img src="https://cdn.example/a.png">',
      '<img src> "https://cdn.example/a.png" would ask a third party',
    ],
    ['<p style="background: url(/gone.png)">', 'url() "/gone.png" leads to nothing'],
    ['<style>@import "/gone.css"</style>', 'url() "/gone.css" leads to nothing'],
    ['<link rel="alternate" hreflang="ja" href="/gone/">', '<link href> "/gone/" leads to nothing'],
    [
      '<script src="https://cdn.example/a.js"></script>',
      '<script src> "https://cdn.example/a.js" would ask a third party',
    ],
    ['<meta property="og:image" content="/gone.png">', '<meta content> "/gone.png" leads to nothing'],
  ])('finds %s', (body, problem) => {
    const { problems } = check({ 'ja/index.html': html(''), 'en/index.html': html(body) })
    expect(problems).toEqual([`en/index.html: ${problem}`])
  })

  it('asks for the pages and files of other books, and says what it asked', () => {
    const links = [
      '/ja/books/b/',
      '/ja/books/b/errata/#T1',
      '/ja/books/b/errata/#T2',
      '/media/2/b.pdf',
      '/en/books/c/#x',
    ]
    const pages = new Map([
      ['ja/books/b/index.html', ['']],
      ['ja/books/b/errata/index.html', ['', 'T1']],
      ['media/2/b.pdf', ['']],
    ])
    const files = { 'ja/books/a/index.html': html(links.map((href) => `<a href="${href}">`).join('')) }
    const hasAddress = (path: string, id: string) => pages.get(path)?.includes(id) ?? false
    expect(check(files, { hasAddress })).toEqual({
      problems: [
        'ja/books/a/index.html: <a href> "/ja/books/b/errata/#T2" points at an id that ja/books/b/errata/index.html does not have',
        'ja/books/a/index.html: <a href> "/en/books/c/#x" leads to nothing',
      ],
      deadLinks: [],
      outgoing: [
        { path: 'ja/books/b/index.html', id: '' },
        { path: 'ja/books/b/errata/index.html', id: 'T1' },
        { path: 'ja/books/b/errata/index.html', id: 'T2' },
        { path: 'ja/books/b/errata/index.html', id: '' },
        { path: 'media/2/b.pdf', id: '' },
        { path: 'en/books/c/index.html', id: 'x' },
        { path: 'en/books/c/index.html', id: '' },
      ],
    })
  })

  it('tells an editor’s links from those that the program made', () => {
    const links = ['/ja/gone/', '/ja/gone/', '#GONE', 'http://[', '/en/gone/']
    const body = `${links.map((href) => `<a href="${href}">`).join('')}<img src="/ja/gone/">`
    const editorLinks = new Set(['/ja/gone/', '#GONE', 'http://[', '/ja/'])
    expect(check({ 'ja/index.html': html(body) }, { editorLinks })).toEqual({
      problems: [
        'ja/index.html: <a href> "/en/gone/" leads to nothing',
        'ja/index.html: <img src> "/ja/gone/" leads to nothing',
      ],
      deadLinks: ['/ja/gone/', '#GONE', 'http://['],
      outgoing: [],
    })
  })

  it('leaves links to other applications on the same host alone', () => {
    const foreign = ['/shop/', `${baseUrl}/blog/2024#x`, '/', '/japan/', '/%ff']
    const bodyOf = (links: string[]) => html(links.map((href) => `<a href="${href}">`).join(''))
    expect(check({ 'en/index.html': bodyOf(foreign) })).toEqual(right)
    const below = `${baseUrl}/errata`
    const outside = ['/ja/', '/errata', '/erratum/', `${baseUrl}/media/1/a.png`]
    expect(check({ 'en/index.html': bodyOf(outside) }, { baseUrl: below })).toEqual(right)
    const inside = ['/errata/en/', '/errata/shop/', 'gone/']
    expect(check({ 'en/index.html': bodyOf(inside) }, { baseUrl: below }).problems).toEqual([
      'en/index.html: <a href> "/errata/shop/" leads to nothing',
      'en/index.html: <a href> "gone/" leads to nothing',
    ])
  })
})

describe('checkFiles', () => {
  it('finds a page without language or title, and JSON-LD that is none', () => {
    const page = '<html><svg><title>x</title></svg><script type="application/ld+json">{</script>'
    expect(listFileProblems(factsOf({ 'en/index.html': page }))).toEqual([
      'en/index.html: <html> has no lang',
      'en/index.html: it has no title',
      expect.stringMatching(/^en\/index\.html: its JSON-LD is no JSON \(.+\)$/),
    ])
  })

  it('finds feeds and JSON that cannot be read, also where they are bytes', () => {
    const files = [
      { path: 'errata.json', content: '{"a":' },
      { path: 'feed.xml', content: new TextEncoder().encode('<feed><a></feed>') },
    ]
    expect(listFileProblems(checkFiles({ files }))).toEqual([
      expect.stringMatching(/^errata\.json: it is no JSON \(.+\)$/),
      'feed.xml: it is not well-formed XML: </feed> stands where </a> is due (line 1)',
    ])
  })

  it('knows the ids of pages, and of other files that they are there', () => {
    const facts = factsOf({ 'a.html': html('<p id="x"><a name="y">'), 'a.txt': 'x' })
    expect(listIds(facts)).toEqual(
      new Map([
        ['a.html', new Set(['x', 'y'])],
        ['a.txt', null],
      ]),
    )
  })
})

describe('findMissingPages', () => {
  it('names the pages that every site and every book has', () => {
    const paths = new Set(['index.html', 'ja/index.html', 'ja/books/geometry/index.html'])
    const needed = [...neededSharedPages, ...neededBookPages('geometry')]
    expect(findMissingPages({ paths, needed })).toEqual([
      '404.html: this page is missing',
      'en/index.html: this page is missing',
      'en/books/geometry/index.html: this page is missing',
    ])
  })
})

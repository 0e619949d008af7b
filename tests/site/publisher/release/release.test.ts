import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildRelease } from '../../../../site/publisher/release/buildRelease.ts'
import { checkRelease, ReleaseCheckError } from '../../../../site/publisher/release/checkRelease.ts'
import { carryOverLimits } from '../../../../site/publisher/release/carryOverAssets.ts'
import { pruneReleases } from '../../../../site/publisher/release/pruneReleases.ts'
import {
  listReleases,
  readCurrent,
  readManifest,
} from '../../../../site/publisher/release/releaseManifest.ts'
import { switchRelease } from '../../../../site/publisher/release/switchRelease.ts'
import { findXmlProblem } from '../../../../site/publisher/release/wellFormedXml.ts'
import type { RenderedFile, RenderedSite } from '../../../../site/renderedSite.ts'
import { filesBelow, findDamage, readLiveFile } from '../../../helpers/liveSite.ts'

const baseUrl = 'https://books.example.org'
let siteDir: string
let workDir: string
beforeEach(() => {
  siteDir = mkdtempSync(join(tmpdir(), 'okuzuke-release-'))
  workDir = join(siteDir, 'building/000001')
  mkdirSync(workDir, { recursive: true })
})
afterEach(() => rmSync(siteDir, { recursive: true, force: true }))

const html = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>A page</title>${head}</head><body>${body}</body></html>`

function site(files: Record<string, string> = {}): RenderedSite {
  const all: Record<string, string> = {
    'index.html': html(''),
    '404.html': html(''),
    'ja/index.html': html(''),
    'en/index.html': html(''),
    ...files,
  }
  return {
    files: Object.entries(all).map(([path, content]): RenderedFile => ({ path, content })),
    copies: [],
    redirects: [],
    pages: Object.keys(all).filter((path) => path.endsWith('.html')).length,
    problems: [],
  }
}

const live = async () => {
  const id = await readCurrent(siteDir)
  return id === null ? null : readManifest(join(siteDir, 'releases', id))
}
const build = async (rendered: RenderedSite) =>
  buildRelease({ siteDir, workDir, rendered, live: await live() })

async function release(rendered: RenderedSite): Promise<string> {
  const built = await build(rendered)
  if (built === null) throw new Error('Nothing was built.')
  await switchRelease({ siteDir, workDir, built })
  return built.manifest.id
}

async function problemsOf(
  files: Record<string, string>,
  bookSlugs: string[] = [],
  rendered: Partial<RenderedSite> = {},
): Promise<readonly string[]> {
  const built = await build({ ...site(files), ...rendered })
  if (built === null) throw new Error('Nothing was built.')
  try {
    await checkRelease({ built, baseUrl, bookSlugs })
    return []
  } catch (error) {
    if (error instanceof ReleaseCheckError) return error.problems
    throw error
  }
}

describe('a release', () => {
  it('becomes live whole, and leaves nothing else behind', async () => {
    const id = await release(site())
    expect(id).toMatch(/^000001-[0-9a-f]{8}$/)
    expect(await readCurrent(siteDir)).toBe(id)
    expect(await findDamage(siteDir)).toEqual([])
    expect(readdirSync(workDir)).toEqual([])
  })

  it('is not made again of the same bytes, in whatever order they come', async () => {
    await release(site())
    const reversed = site()
    reversed.files.reverse()
    expect(await build(reversed)).toBe(null)
    expect(readdirSync(workDir)).toEqual([])
  })

  it('shares the files that did not change with the one before', async () => {
    const first = await release(site({ 'a.txt': 'same', 'b.txt': 'old' }))
    const second = await release(site({ 'a.txt': 'same', 'b.txt': 'new' }))
    const inode = (id: string, path: string) => statSync(join(siteDir, 'releases', id, path)).ino
    expect(inode(second, 'a.txt')).toBe(inode(first, 'a.txt'))
    expect(inode(second, 'b.txt')).not.toBe(inode(first, 'b.txt'))
    expect(readFileSync(join(siteDir, 'releases', first, 'b.txt'), 'utf8')).toBe('old')
  })

  it('writes a file anew that was damaged in the one before', async () => {
    const first = await release(site({ 'a.txt': 'same' }))
    writeFileSync(join(siteDir, 'releases', first, 'a.txt'), 'damaged')
    await release(site({ 'a.txt': 'same', 'b.txt': 'new' }))
    expect(readLiveFile(siteDir, 'a.txt')).toBe('same')
    expect(await findDamage(siteDir)).toEqual([])
  })

  it('names each redirect by an empty file, for nginx', async () => {
    const redirects = [{ from: 'ja/books/old/', to: 'ja/books/new/' }]
    const first = await release({ ...site({ 'a.txt': '1' }), redirects })
    const second = await release({ ...site({ 'a.txt': '2' }), redirects })
    const path = '.former/ja/books/old/to/ja+books+new'
    const inode = (id: string) => statSync(join(siteDir, 'releases', id, path)).ino
    expect(inode(second)).toBe(inode(first))
    expect((await live())?.redirects).toEqual(redirects)
    expect(await findDamage(siteDir)).toEqual([])
  })

  it('numbers go on, whatever was removed', async () => {
    const ids = []
    for (const text of ['1', '2', '3']) ids.push(await release(site({ 'a.txt': text })))
    await pruneReleases({ siteDir, workDir, keep: 1 })
    ids.push(await release(site({ 'a.txt': '1' })))
    expect(ids.map((id) => id.split('-')[0])).toEqual(['000001', '000002', '000003', '000004'])
    expect(ids[3]?.split('-')[1]).toBe(ids[0]?.split('-')[1])
  })

  it.each(['../out.txt', '/etc/x', 'a//b', '.hidden', 'a/.b/c', 'a\\b', 'c:x', 'a/../b', 'nul\u0000l', ''])(
    'refuses the path %j',
    async (path) => {
      await expect(build(site({ [path]: 'x' }))).rejects.toThrow(
        `The site has a file with an unusable path: ${JSON.stringify(path)}.`,
      )
      expect(readdirSync(workDir)).toEqual([])
    },
  )

  it('refuses two files at one path', async () => {
    const rendered = site()
    rendered.files.push({ path: 'index.html', content: 'other' })
    await expect(build(rendered)).rejects.toThrow('The site has two files at one path: index.html.')
  })
})

describe('assets of earlier releases', () => {
  it('stay for pages that were loaded before the switch, and uploads do not', async () => {
    await release(site({ 'assets/a.1.css': 'old', 'media/1/x.pdf': 'taken back' }))
    await release(site({ 'assets/a.2.css': 'new' }))
    expect(readLiveFile(siteDir, 'assets/a.1.css')).toBe('old')
    expect(existsSync(join(siteDir, 'current/media'))).toBe(false)
    expect(await findDamage(siteDir)).toEqual([])
  })

  it('go after some releases', async () => {
    await release(site({ 'assets/a.1.css': 'old' }))
    for (let index = 0; index < carryOverLimits.releases; index += 1) {
      await release(site({ 'a.txt': String(index) }))
      expect(filesBelow(join(siteDir, 'current'))).toContain('assets/a.1.css')
    }
    await release(site({ 'a.txt': 'last' }))
    expect(filesBelow(join(siteDir, 'current'))).not.toContain('assets/a.1.css')
  })

  it('do not make one site differ from another', async () => {
    await release(site({ 'assets/a.1.css': 'old' }))
    await release(site())
    expect(await build(site())).toBe(null)
  })
})

describe('pruneReleases', () => {
  it('keeps the newest, and the live one', async () => {
    const ids = []
    for (const text of ['1', '2', '3', '4', '5']) ids.push(await release(site({ 'a.txt': text })))
    expect(await pruneReleases({ siteDir, workDir, keep: 2 })).toEqual(ids.slice(0, 3))
    expect(await listReleases(siteDir)).toEqual(ids.slice(3))
    expect(await findDamage(siteDir)).toEqual([])
  })
})

describe('checkRelease', () => {
  it('passes a site whose links all lead somewhere', async () => {
    const body = `<a href="/ja/#p1">1</a><a href="../">2</a><a href="${baseUrl}/en/">3</a>
      <a href="https://elsewhere.example/">4</a><a href="mailto:a@example.org">5</a>
      <a href="?printing=3">6</a><a href="#">7</a>
      <img src="/media/1/a%20b.png" srcset="/media/1/a%20b.png 1x, /media/1/c.png 2x">`
    const head =
      '<link rel="stylesheet" href="/assets/a.css"><link rel="alternate" hreflang="ja" href="/ja/">'
    const problems = await problemsOf({
      'ja/index.html': html('<p id="p1">'),
      'en/deep/index.html': html(body, head),
      'assets/a.css': '@font-face { src: url(fonts/a.woff2) }',
      'assets/fonts/a.woff2': 'x',
      'media/1/a b.png': 'x',
      'media/1/c.png': 'x',
    })
    expect(problems).toEqual([])
  })

  it('follows a link to a former address to the present page and its ids, and counts no page that leads on', async () => {
    const links = [
      '/ja/books/old/',
      '/ja/books/old/#here',
      '/ja/books/old/errata.json',
      '/ja/books/old/#gone',
    ]
    const files = {
      'ja/books/new/index.html': html('<p id="here">'),
      'ja/books/new/errata.json': '{}',
      'ja/books/old/index.html': html('<a href="/ja/books/new/">'),
      'en/index.html': html(links.map((href) => `<a href="${href}">`).join('')),
    }
    const redirects = [{ from: 'ja/books/old/', to: 'ja/books/new/' }]
    expect(await problemsOf(files, [], { redirects, pages: 5 })).toEqual([
      'en/index.html: <a href> "/ja/books/old/#gone" points at an id that ja/books/new/index.html does not have',
    ])
  })

  it.each([
    ['<a href="/nowhere/">', '<a href> "/nowhere/" leads to nothing'],
    ['<a href="/ja">', '<a href> "/ja" leads to nothing'],
    ['<a href="/ja/#gone">', '<a href> "/ja/#gone" points at an id that ja/index.html does not have'],
    ['<a href="#gone">', '<a href> "#gone" points at an id that en/index.html does not have'],
    ['<a href="javascript:alert(1)">', '<a href> "javascript:alert(1)" is neither http, https nor mailto'],
    ['<a href="http://[">', '<a href> "http://[" is no address'],
    ['<a href="/%ff">', '<a href> "/%ff" leads to nothing'],
    ['<img src="a.png">', '<img src> "a.png" leads to nothing'],
    ['<img srcset="/ja/ 1x, /gone.png 2x">', '<img srcset> "/gone.png" leads to nothing'],
    [
      '<img src="https://cdn.example/a.png">',
      '<img src> "https://cdn.example/a.png" would ask a third party',
    ],
    ['<p style="background: url(/gone.png)">', 'url() "/gone.png" leads to nothing'],
    ['<style>@import "/gone.css"</style>', 'url() "/gone.css" leads to nothing'],
    ['<link rel="alternate" hreflang="ja" href="/ja/gone/">', '<link href> "/ja/gone/" leads to nothing'],
    [
      '<script src="https://cdn.example/a.js"></script>',
      '<script src> "https://cdn.example/a.js" would ask a third party',
    ],
    ['<meta property="og:image" content="/gone.png">', '<meta content> "/gone.png" leads to nothing'],
  ])('finds %s', async (body, problem) => {
    expect(await problemsOf({ 'en/index.html': html(body) })).toEqual([`en/index.html: ${problem}`])
  })

  it('finds a page without language or title, and JSON-LD that is none', async () => {
    const page = '<html><svg><title>x</title></svg><script type="application/ld+json">{</script>'
    expect(await problemsOf({ 'en/index.html': page })).toEqual([
      'en/index.html: <html> has no lang',
      'en/index.html: it has no title',
      expect.stringMatching(/^en\/index\.html: its JSON-LD is no JSON \(.+\)$/),
    ])
  })

  it('finds feeds and JSON that cannot be read', async () => {
    expect(await problemsOf({ 'feed.xml': '<feed><a></feed>', 'errata.json': '{"a":' })).toEqual([
      expect.stringMatching(/^errata\.json: it is no JSON \(.+\)$/),
      'feed.xml: it is not well-formed XML: </feed> stands where </a> is due (line 1)',
    ])
  })

  it('finds the page of a book that is missing in one language', async () => {
    expect(await problemsOf({ 'ja/books/geometry/index.html': html('') }, ['geometry'])).toEqual([
      'en/books/geometry/index.html: this page is missing',
    ])
  })

  it('finds other bytes on the disk than were rendered', async () => {
    const built = await build(site())
    if (built === null) throw new Error('Nothing was built.')
    writeFileSync(join(built.dir, 'ja/index.html'), html('changed'))
    await expect(checkRelease({ built, baseUrl, bookSlugs: [] })).rejects.toThrow(
      'The new site did not pass its checks (1 problem):\n- ja/index.html: the disk holds other bytes than were written',
    )
  })
})

describe('findXmlProblem', () => {
  it.each([
    ['<?xml version="1.0"?>\n<a b="1" c=\'2\'><!-- x --><d/>&amp;&#20013;<![CDATA[<&]]></a>\n', null],
    ['<a>&nbsp;</a>', 'a bare & or an unknown entity stands in the text (line 1)'],
    ['<a b="x & y"/>', '<a> has a bare & in an attribute (line 1)'],
    ['<a b="1" b="2"/>', '<a> has an attribute twice (line 1)'],
    ['<a>\n<b></a>', '</a> stands where </b> is due (line 2)'],
    ['<a></a></b>', '</b> stands where nothing is open (line 1)'],
    ['<a>', '<a> is never closed (line 1)'],
    ['<a/><b/>', 'it has 2 root elements'],
    ['', 'it has 0 root elements'],
    ['<a>1 < 2</a>', 'a < stands that begins no element (line 1)'],
    ['<a>\u0001</a>', 'it holds a control character'],
    ['<a/>text', 'text stands outside of the root element (line 1)'],
  ])('reads %j', (xml, problem) => {
    expect(findXmlProblem(xml)).toBe(problem)
  })

  it('ends on whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '/', '"', '=', ' ', 'a', '&', '!', '-') }),
        (text) => {
          findXmlProblem(`<a>${text}</a>`)
        },
      ),
      { numRuns: 500 },
    )
  })
})

import { once } from 'node:events'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { request, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { securityHeaders } from '../../../site/server/headers.ts'
import { createSiteServer } from '../../../site/server/siteServer.ts'
import { makeLive } from '../../helpers/makeLive.ts'
import { hasNginx, startNginx } from '../../helpers/nginx.ts'
import { askRaw, openDeafReader, wireRequest, type Stranger } from '../../helpers/strangers.ts'
import { until } from '../../helpers/until.ts'

type Question = { path: string; method?: string; headers?: Record<string, string> }
type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** Asks exactly this path: fetch would tidy it first. */
function ask(port: number, { path, method = 'GET', headers = {} }: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    asking.on('error', reject)
    asking.end()
  })
}

const long = 'あ'.repeat(600)
const pages = [
  ...['index.html', '404.html', 'ja/index.html', 'en/index.html', 'en/404.html'],
  'ja/books/small/errata/index.html',
  'ja/search/index.html',
]
const hashed = '0123456789abcdef'
const ofBook = 'fedcba9876543210'
const files: Record<string, string | Uint8Array> = {
  ...Object.fromEntries(pages.map((path) => [path, `<!doctype html><title>${path}</title><p>${long}</p>`])),
  'ja/books/small/index.html': '<!doctype html><title>short</title>',
  'ja/books/small/errata.json': JSON.stringify({ errata: [long] }),
  'ja/books/small/errata.csv': `${long},b\r\n`,
  'ja/books/small/errata.tex': `% ${long}`,
  'books.json': JSON.stringify({ books: [long] }),
  'schemas/errata-1.json': JSON.stringify({ title: long }),
  'ja/books/small/search/pagefind-entry.json': JSON.stringify({ languages: [long] }),
  'ja/books/small/search/fragment/en_0123.pf_fragment': new Uint8Array(900).fill(3),
  [`assets/pagefind-${hashed}/wasm.unknown.pagefind`]: new Uint8Array(900).fill(4),
  'ja/feed.xml': `<feed>${long}</feed>`,
  'ja/books/old/index.html': '<!doctype html><title>for hosts without redirects</title>',
  'robots.txt': 'User-agent: *\n',
  'sitemap.xml': `<urlset>${long}</urlset>`,
  [`assets/site.${hashed}.css`]: `/* ${long} */`,
  [`assets/site.${hashed}.js`]: `// ${long}`,
  [`assets/math.${hashed}.woff2`]: new Uint8Array(2000),
  [`media/${hashed}/cover.webp`]: new Uint8Array(3000).fill(7),
  [`media/${hashed}/slides.pdf`]: new Uint8Array(3000).fill(9),
}
/** Uploads of the book: in its tree, as those above are among the shared files. */
const uploads = { [`media/${ofBook}/cover.webp`]: new Uint8Array(3000).fill(5) }
const redirects = ['ja', 'en'].flatMap((locale) => [
  { from: `${locale}/books/old/`, to: `${locale}/books/small/` },
  { from: `${locale}/books/older/`, to: `${locale}/books/small/` },
  { from: `${locale}/books/old/news/first/`, to: `${locale}/books/small/news/second/` },
  { from: `${locale}/books/small/news/first/`, to: `${locale}/books/small/news/second/` },
  { from: `${locale}/books/small/excerpts/start/`, to: `${locale}/books/small/excerpts/preface/` },
  { from: `${locale}/news/hello/`, to: `${locale}/news/welcome/` },
])

if (!hasNginx) console.log('nginx is not on the path (Debian: nginx-light): its configuration is not tested.')

describe.skipIf(!hasNginx)('docker/nginx.conf answers as the embedded server does', () => {
  let siteDir: string
  let embedded: Server
  let embeddedPort: number
  let nginx: Awaited<ReturnType<typeof startNginx>>

  beforeAll(async () => {
    siteDir = await mkdtemp(join(tmpdir(), 'okuzuke-site-'))
    embedded = createSiteServer({ siteDir, trustProxy: true, log: () => {} }).listen(0, '127.0.0.1')
    await once(embedded, 'listening')
    embeddedPort = (embedded.address() as AddressInfo).port
    nginx = await startNginx(siteDir)
  })
  afterAll(async () => {
    await nginx.stop()
    embedded.close()
    await rm(siteDir, { recursive: true, force: true })
  })

  const both = async (question: Question): Promise<{ nginx: Answer; embedded: Answer }> => ({
    nginx: await ask(nginx.port, question),
    embedded: await ask(embeddedPort, question),
  })
  /** What must be the same: the rest (Date, Server, ETag's form) is each server's own. */
  const compared = ({ status, headers }: Answer) => ({
    status,
    headers: Object.fromEntries(
      [
        // To a redirect and a refusal nginx gives a page of its own, in ASCII, that nobody sees.
        ...(status === 301 || status === 405 ? [] : ['content-type']),
        'cache-control',
        'location',
        'allow',
        'retry-after',
        'vary',
        'content-encoding',
        'content-range',
        'access-control-allow-origin',
        ...Object.keys(securityHeaders).map((name) => name.toLowerCase()),
      ].map((name) => [name, headers[name]]),
    ),
  })

  it('before there is a release: 503, and when to ask again', async () => {
    const answers = await both({ path: '/ja/' })
    expect(compared(answers.nginx)).toEqual(compared(answers.embedded))
    expect(answers.nginx.status).toBe(503)
    expect(answers.nginx.headers['retry-after']).toBe('5')
    expect(answers.nginx.body.toString()).toContain('まだ公開されていません')
    await makeLive(siteDir, files, { redirects, uploads })
  })

  it.each([
    ...['/', '/ja/', '/ja/books/small/', '/ja/books/small/errata/', '/ja/index.html', '/404.html'],
    ...['/ja/books/small/errata.json', '/ja/feed.xml', '/robots.txt', '/sitemap.xml', '/ja/?printing=3'],
    ...['/ja/books/small/errata.csv', '/ja/books/small/errata.tex', '/books.json', '/schemas/errata-1.json'],
    ...['/ja/search/', '/ja/search/?q=%CF%83&book=small', '/ja/search/index.html'],
    ...['/ja/books/small/search/pagefind-entry.json?ts=', `/assets/pagefind-${hashed}/wasm.unknown.pagefind`],
    '/ja/books/small/search/fragment/en_0123.pf_fragment',
    ...[`/assets/site.${hashed}.css`, `/assets/site.${hashed}.js`, `/assets/math.${hashed}.woff2`],
    ...[`/media/${hashed}/cover.webp`, `/media/${hashed}/slides.pdf`, `/media/${ofBook}/cover.webp`],
  ])('%s: the same file with the same headers', async (path) => {
    for (const encoding of ['identity', 'gzip']) {
      const answers = await both({ path, headers: { 'accept-encoding': encoding } })
      expect(compared(answers.nginx)).toEqual(compared(answers.embedded))
      expect(answers.nginx.status).toBe(200)
      if (!answers.nginx.headers['content-encoding'])
        expect(answers.nginx.body.equals(answers.embedded.body)).toBe(true)
    }
  })

  it.each([
    ['/ja', '/ja/'],
    ['/ja/books/small', '/ja/books/small/'],
    ['/ja/books/small/errata?printing=3', '/ja/books/small/errata/?printing=3'],
  ])('%s: sent on to %s', async (path, location) => {
    const answers = await both({ path })
    expect(compared(answers.nginx)).toEqual(compared(answers.embedded))
    expect(answers.nginx.status).toBe(301)
    expect(answers.nginx.headers.location).toBe(location)
  })

  it.each([
    ['/ja/books/old/', '/ja/books/small/'],
    ['/ja/books/old', '/ja/books/small/'],
    ['/en/books/older/errata/', '/en/books/small/errata/'],
    ['/ja/books/old/errata', '/ja/books/small/errata'],
    ['/ja/books/old/errata.json', '/ja/books/small/errata.json'],
    ['/ja/books/old/errata.csv', '/ja/books/small/errata.csv'],
    ['/ja/books/old/feed.xml', '/ja/books/small/feed.xml'],
    ['/ja/books/old/index.html', '/ja/books/small/index.html'],
    ['/ja/books/old/errata/?printing=3&x=a%20b', '/ja/books/small/errata/?printing=3&x=a%20b'],
    ['/ja/books/old?printing=3', '/ja/books/small/?printing=3'],
    ['/ja/books/old/news/other/', '/ja/books/small/news/other/'],
    ['/ja/books/old/news/first/', '/ja/books/small/news/second/'],
    ['/ja/books/small/news/first/', '/ja/books/small/news/second/'],
    ['/ja/books/small/news/first', '/ja/books/small/news/second/'],
    ['/en/books/small/excerpts/start/', '/en/books/small/excerpts/preface/'],
    ['/en/books/old/excerpts/start/', '/en/books/small/excerpts/start/'],
    ['/ja/news/hello/', '/ja/news/welcome/'],
    ['/ja/books/old/%E3%81%82/', '/ja/books/small/%E3%81%82/'],
  ])('%s: a former address, which leads on to %s', async (path, location) => {
    for (const method of ['GET', 'HEAD']) {
      const answers = await both({ path, method })
      expect(compared(answers.nginx)).toEqual(compared(answers.embedded))
      expect([answers.nginx.status, answers.nginx.headers.location]).toEqual([301, location])
    }
  })

  it.each([
    ...['/ja/books/', '/ja/books/ol/', '/ja/books/old+/', '/fr/books/old/', '/books/old/', '/ja/books/none/'],
    ...[
      '/.former/ja/books/old/to/',
      '/.former/ja/books/old/to/ja+books+small',
      '/ja/books/old/../x/',
      '/ja/books/old/%2e/',
    ],
    ...['/ja/books/old//', '/ja/books/old/a%0d%0aX:1/%2f', '/ja/news/old/', '/ja/books/old/.git/'],
  ])('%s: no former address', async (path) => {
    const answers = await both({ path })
    expect(compared(answers.nginx)).toEqual(compared(answers.embedded))
    expect(answers.nginx.status).toBe(404)
  })

  it.each([
    ...['/schemas/none.json', '/schemas/', '/ja/books/none/errata.json'],
    ...[
      '/nothing',
      '/ja/nothing/',
      '/assets/',
      '/assets',
      '/media',
      `/media/${hashed}/`,
      '/ja/index.html/',
      '/ja/search/nothing/',
      '/fr/search/',
    ],
    ...[
      '/assets/site.gone.css',
      '/.release.json',
      '/.release.json.copy',
      '/ja/.htaccess',
      '/.git/config',
      '/ja//',
      '//ja/',
      '//evil.test/',
    ],
    ...['/ja/../en/', '/ja/%2e%2e/en/', '/ja%2findex.html', '/ja%5cindex.html', '/ja\\index.html'],
    ...['/ja/./', '/.', '/ja%0d%0aX:1/'],
  ])('%s: no such page, and nothing to remember', async (path) => {
    const answers = await both({ path })
    expect(compared(answers.nginx)).toEqual(compared(answers.embedded))
    expect(answers.nginx.status).toBe(404)
    expect(answers.nginx.body.toString()).toContain('404.html')
  })

  it.each([
    ...['/en/nothing', '/en/books/none/?x=1', '/en/../ja/', '/en/.htaccess', '/en/books/small%2f'],
    ...['/ja/nothing', '/english/', '/EN/nothing', '/', '/en'].map((path) => `${path}/none.html`),
  ])('%s: the page for what is not there, in the language of the address', async (path) => {
    const answers = await both({ path })
    expect(compared(answers.nginx)).toEqual(compared(answers.embedded))
    expect(answers.nginx.status).toBe(404)
    // Where a language has no such page of its own, as in a release of an earlier program, it is the one for all.
    const title = `<title>${/^\/en[/]/.test(path) ? 'en/404.html' : '404.html'}</title>`
    for (const { body } of Object.values(answers)) expect(body.toString()).toContain(title)
  })

  it('a feed is of the type that feed readers look for', async () => {
    const answers = await both({ path: '/ja/feed.xml' })
    for (const { headers } of Object.values(answers))
      expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  })

  it.each(['/..', '/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/ja/%00', '/%zz'])(
    '%s: refused by nginx itself (400), not found by the embedded server',
    async (path) => {
      const answers = await both({ path })
      expect([answers.nginx.status, answers.embedded.status]).toEqual([400, 404])
    },
  )

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND'])('%s: not allowed', async (method) => {
    const answers = await both({ path: '/ja/', method })
    expect(compared(answers.nginx)).toEqual(compared(answers.embedded))
    expect([answers.nginx.status, answers.nginx.headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  it('HEAD: the headers of GET without the page', async () => {
    const answers = await both({ path: '/ja/', method: 'HEAD' })
    expect(compared(answers.nginx)).toEqual(compared(answers.embedded))
    expect([answers.nginx.status, answers.nginx.body.length]).toEqual([200, 0])
  })

  it('a part of a file, and a part beyond its end', async () => {
    const path = `/media/${hashed}/slides.pdf`
    for (const range of ['bytes=0-99', 'bytes=2900-', 'bytes=-10', 'bytes=9000-']) {
      const answers = await both({ path, headers: { range } })
      expect(answers.nginx.status).toBe(answers.embedded.status)
      expect(answers.nginx.headers['content-range']).toBe(answers.embedded.headers['content-range'])
    }
  })

  it('a page that the browser has already: 304', async () => {
    for (const path of ['/ja/', `/assets/site.${hashed}.css`]) {
      const first = await both({ path })
      for (const server of ['nginx', 'embedded'] as const) {
        const port = server === 'nginx' ? nginx.port : embeddedPort
        const etag = String(first[server].headers.etag)
        const again = await ask(port, { path, headers: { 'if-none-match': etag } })
        expect([again.status, again.body.length, again.headers['cache-control']]).toEqual([
          304,
          0,
          first[server].headers['cache-control'],
        ])
      }
    }
  })

  it('the redirects are those of the live release', async () => {
    const newRedirects = [{ from: 'ja/books/small/', to: 'ja/books/new/' }]
    await makeLive(siteDir, { ...files, 'a.txt': 'a' }, { redirects: newRedirects, uploads })
    for (const [path, status] of [
      ['/ja/books/old/', 200],
      ['/en/books/old/', 404],
      ['/ja/books/small/errata/', 301],
    ] as const) {
      const answers = await both({ path })
      expect([answers.nginx.status, answers.embedded.status]).toEqual([status, status])
    }
  })

  it('a symbolic link that is none of the release leads nowhere', async () => {
    await makeLive(siteDir, { ...files, 'a.txt': 'd' }, { redirects, uploads })
    const secret = join(siteDir, 'secret.txt')
    await writeFile(secret, 'secret')
    const current = join(siteDir, 'current')
    await symlink(secret, join(current, 'ja/link.txt'))
    await symlink(siteDir, join(current, 'ja/folder'))
    // Also at a place where a link of ours might be, and in the tree that one of ours leads into.
    await symlink(siteDir, join(current, 'ja/books/folder'))
    await symlink(siteDir, join(current, 'media/folder'))
    await symlink('/etc', join(current, 'ja/books/etc'))
    await symlink(secret, join(current, 'ja/books/small/link.txt'))
    await symlink(siteDir, join(current, 'ja/books/small/folder'))
    await symlink(secret, join(current, 'assets/link.txt'))
    await symlink(secret, join(current, `media/${hashed}/link.txt`))
    for (const path of [
      ...['/ja/link.txt', '/ja/folder/secret.txt', '/ja/books/folder/secret.txt', '/media/folder/secret.txt'],
      ...['/ja/books/etc/passwd', '/ja/books/small/link.txt', '/ja/books/small/folder/secret.txt'],
      ...['/assets/link.txt', `/media/${hashed}/link.txt`],
    ]) {
      const answers = await both({ path })
      expect([path, answers.nginx.status, answers.embedded.status]).toEqual([path, 404, 404])
      expect(answers.nginx.body.toString()).toContain('404.html')
    }
  })

  it('where the link of a book is replaced by one to somewhere else, its pages are gone', async () => {
    await makeLive(siteDir, { ...files, 'a.txt': 'b' }, { redirects, uploads })
    const mount = join(siteDir, 'current/ja/books/small')
    await mkdir(join(siteDir, 'elsewhere'))
    await writeFile(join(siteDir, 'elsewhere/index.html'), 'secret')
    await rm(mount)
    await symlink(join(siteDir, 'elsewhere'), mount)
    for (const path of ['/ja/books/small/', '/ja/books/small/index.html']) {
      const answers = await both({ path })
      // The embedded server knows that they are on its list, and are made anew.
      expect([answers.nginx.status, answers.embedded.status]).toEqual([404, 503])
      expect(answers.nginx.body.toString() + answers.embedded.body.toString()).not.toContain('secret')
    }
  })

  it('the lists of files are no part of the site', async () => {
    await makeLive(siteDir, { ...files, 'a.txt': 'c' }, { redirects, uploads })
    for (const path of [
      ...['/.release.json', '/ja/books/small/.tree.json', '/ja/books/small/../../../.tree.json'],
      ...['/ja/books/small/%2e%2e/%2e%2e/%2e%2e/.tree.json', `/media/${ofBook}/../../.tree.json`],
    ]) {
      const answers = await both({ path })
      expect([path, answers.nginx.status, answers.embedded.status]).toEqual([path, 404, 404])
    }
  })

  const held: Stranger[] = []
  afterEach(() => {
    for (const { socket } of held.splice(0)) socket.destroy()
  })
  const bothPorts = () => [nginx.port, embeddedPort]

  it('one network has 128 answers under way: then 429, in plain words, and others are served', async () => {
    await makeLive(siteDir, { ...files, 'ja/large.pdf': new Uint8Array(20_000_000) })
    // Half of an IPv6 address is one network; the right-most address counts, whatever the client claims.
    const from = (index: number) => `203.0.113.${index}, 2001:db8:0:1::${index}`
    for (const port of bothPorts())
      for (let index = 1; index <= 128; index += 1) {
        const request = wireRequest({ path: '/ja/large.pdf', from: from(index) })
        held.push(openDeafReader({ port, request }))
      }
    const refusedBy = async (port: number) =>
      ask(port, { path: '/ja/', headers: { 'x-forwarded-for': '2001:db8:0:1:aaaa:bbbb:cccc:dddd' } })
    for (const port of bothPorts()) await until(async () => (await refusedBy(port)).status === 429)
    const refused = { nginx: await refusedBy(nginx.port), embedded: await refusedBy(embeddedPort) }
    expect(compared(refused.nginx)).toEqual(compared(refused.embedded))
    expect([refused.nginx.status, refused.nginx.headers['retry-after']]).toEqual([429, '5'])
    for (const { body } of Object.values(refused)) {
      expect(body.toString()).toContain(
        '<h1>お使いのネットワークからの読み込みが一度に多すぎます。数秒待ってから読み込み直してください。</h1>',
      )
      expect(body.toString()).toContain(
        '<p lang="en">Too much is being loaded from your network at once. Wait a few seconds, then load this page again.</p>',
      )
    }
    for (const address of ['2001:db8:0:2::1', '203.0.113.1', '::ffff:203.0.113.2', '127.0.0.1']) {
      const answers = await both({ path: '/ja/', headers: { 'x-forwarded-for': address } })
      expect([address, answers.nginx.status, answers.embedded.status]).toEqual([address, 200, 200])
    }
  })

  it('a body is refused before it is read', async () => {
    const headers = { 'content-length': '300000000' }
    const answers = await Promise.all(
      bothPorts().map((port) => askRaw({ port, request: wireRequest({ path: '/ja/', headers }) })),
    )
    for (const answer of answers) {
      expect(answer).toMatch(/^HTTP\/1\.1 413 /)
      expect(answer).toMatch(/Connection: close/i)
      expect(answer).toMatch(/Cache-Control: no-store/i)
      expect(Buffer.from(answer, 'latin1').toString()).toContain(
        '<p lang="en">The request is too large. This site can only be read and takes no data.</p>',
      )
    }
  })

  it.each([
    ['a request line of 20 KB', wireRequest({ path: `/${'a'.repeat(20_000)}` })],
    ['a header of 20 KB', wireRequest({ path: '/ja/', headers: { 'X-Long': 'a'.repeat(20_000) } })],
    ['3,000 headers', wireRequest({ path: '/ja/', headers: manyHeaders(3000) })],
  ])('%s: refused, and the next request is answered', async (_, request) => {
    const answers = await Promise.all(bothPorts().map((port) => askRaw({ port, request })))
    // nginx names the line or the headers, Node both alike.
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 4(00|14|31) /)
    const after = await both({ path: '/ja/' })
    expect([after.nginx.status, after.embedded.status]).toEqual([200, 200])
  })
})

function manyHeaders(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`X-${index}`, 'a']))
}

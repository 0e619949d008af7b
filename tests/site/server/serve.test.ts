import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { repositoryRoot } from '../../../system/settings.ts'
import { createSiteServer } from '../../../site/server/siteServer.ts'
import { makeLive } from '../../helpers/makeLive.ts'
import { rawRequest, type RawAnswer } from '../../helpers/rawRequest.ts'
import { until } from '../../helpers/until.ts'

const long = '<p>誤植</p>'.repeat(200)
const files = {
  'index.html': 'front',
  '404.html': 'our own 404',
  'ja/index.html': long,
  'ja/books/x/errata.json': '{"errata":[]}',
  'ja/books/x/errata.csv': 'a,b\r\n',
  'ja/books/x/errata.tex': '\\relax',
  'schemas/errata-1.json': '{}',
  'assets/site.0123.css': 'body{}',
  'media/ab12/表紙.png': Buffer.from('0123456789'),
}

let dataDir: string
let siteDir: string
let server: Server
let port: number
const lines: string[] = []
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'okuzuke-serve-'))
  siteDir = join(dataDir, 'site')
  server = createSiteServer({ siteDir, log: (line) => lines.push(line) })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
  rmSync(dataDir, { recursive: true, force: true })
})

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  rawRequest({ port, path, headers, method })
const text = (answer: RawAnswer) => answer.body.toString('utf8')

/** Runs the command. */
const run = (env: Record<string, string>) => {
  const child = spawn(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', join(repositoryRoot, 'site/server/serve.ts')],
    { env: { ...process.env, DATA_DIR: dataDir, ...env }, cwd: repositoryRoot },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
    })
  }
  return { child, ended: once(child, 'exit'), said: () => said }
}

/** Runs the command on a free port, until it serves. */
const serve = async (env: Record<string, string> = {}) => {
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port: freePort } = free.address() as AddressInfo
  free.close()
  const command = run({ ...env, SITE_PORT: String(freePort) })
  await until(() => command.said().includes(`The site is served at http://127.0.0.1:${freePort}`))
  return { ...command, port: freePort }
}

describe('the static server', () => {
  it('says in both languages that nothing is published yet, and when to ask again', async () => {
    const answer = await get('/ja/')
    expect(answer.status).toBe(503)
    expect(answer.headers['retry-after']).toBe('5')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(text(answer)).toContain('まだ公開されていません。')
    expect(text(answer)).toContain('<p lang="en">Nothing is published yet.')
  })

  it('gives the folder its index.html, and sends a path without its slash there', async () => {
    await makeLive(siteDir, files)
    expect(text(await get('/'))).toBe('front')
    expect(text(await get('/ja/'))).toBe(long)
    const answer = await get('/ja?printing=3')
    expect([answer.status, answer.headers.location]).toEqual([301, '/ja/?printing=3'])
  })

  it('gives each kind of file its type, and says how long it may be kept', async () => {
    await makeLive(siteDir, files)
    const kinds = []
    for (const path of [
      '/ja/',
      '/ja/books/x/errata.json',
      '/ja/books/x/errata.csv',
      '/ja/books/x/errata.tex',
      '/schemas/errata-1.json',
      '/assets/site.0123.css',
      encodeURI('/media/ab12/表紙.png'),
    ]) {
      const { headers } = await get(path)
      kinds.push([headers['content-type'], headers['cache-control']])
    }
    expect(kinds).toEqual([
      ['text/html; charset=utf-8', 'no-cache'],
      ['application/json; charset=utf-8', 'no-cache'],
      ['text/csv; charset=utf-8', 'no-cache'],
      ['application/x-tex; charset=utf-8', 'no-cache'],
      ['application/schema+json; charset=utf-8', 'no-cache'],
      ['text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
      ['image/png', 'public, max-age=31536000, immutable'],
    ])
  })

  it('lets scripts of any site read the files for programs, where they are not as well, and no page', async () => {
    await makeLive(siteDir, files)
    const allowed = async (path: string) => (await get(path)).headers['access-control-allow-origin']
    for (const path of ['/ja/books/x/errata.json', '/ja/books/x/errata.csv', '/ja/books/x/errata.tex'])
      expect(await allowed(path)).toBe('*')
    for (const path of ['/schemas/errata-1.json', '/books.json', '/en/feed.xml', '/en/books/none/feed.xml'])
      expect(await allowed(path)).toBe('*')
    for (const path of [
      '/ja/',
      '/assets/site.0123.css',
      '/sitemap.xml',
      '/ja/books/x/errata/',
      '/robots.txt',
    ])
      expect(await allowed(path)).toBeUndefined()
  })

  it("answers what is not there with the site's own page and 404", async () => {
    await makeLive(siteDir, files)
    const answer = await get('/ja/gone/')
    expect([answer.status, text(answer), answer.headers['cache-control']]).toEqual([
      404,
      'our own 404',
      'no-cache',
    ])
    expect(answer.headers.etag).toBe(undefined)
    expect((await get('/assets/gone.css')).headers['cache-control']).toBe('no-cache')
  })

  it('follows a switch at the next request, and keeps the ETag of what stayed the same', async () => {
    await makeLive(siteDir, files)
    const before = await get('/ja/')
    await makeLive(siteDir, { ...files, 'index.html': 'new front' })
    expect(text(await get('/'))).toBe('new front')
    const after = await get('/ja/', { 'if-none-match': before.headers.etag ?? '' })
    expect([after.status, after.body.length, after.headers.etag]).toEqual([304, 0, before.headers.etag])
    await makeLive(siteDir, { ...files, 'ja/index.html': 'changed' })
    expect((await get('/ja/', { 'if-none-match': before.headers.etag ?? '' })).status).toBe(200)
  })

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('compresses with %s where the reader takes it', async (encoding, decompress) => {
    await makeLive(siteDir, files)
    const answer = await get('/ja/', { 'accept-encoding': `${encoding}, identity` })
    expect(answer.headers['content-encoding']).toBe(encoding)
    expect(answer.headers.vary).toBe('Accept-Encoding')
    expect(answer.body.length).toBeLessThan(long.length / 10)
    expect(decompress(answer.body).toString('utf8')).toBe(long)
    const again = await get('/ja/', {
      'accept-encoding': encoding,
      'if-none-match': answer.headers.etag ?? '',
    })
    expect(again.status).toBe(304)
  })

  it('leaves small files, pictures and readers who refuse it uncompressed', async () => {
    await makeLive(siteDir, files)
    const all = { 'accept-encoding': 'br, gzip' }
    expect((await get('/', all)).headers['content-encoding']).toBe(undefined)
    expect((await get(encodeURI('/media/ab12/表紙.png'), all)).headers['content-encoding']).toBe(undefined)
    const refused = await get('/ja/', { 'accept-encoding': 'br;q=0, gzip;q=0' })
    expect(refused.headers['content-encoding']).toBe(undefined)
    expect(text(refused)).toBe(long)
  })

  it.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=5-99', 206, '56789', 'bytes 5-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ['bytes=4-2', 200, '0123456789', undefined],
    ['bytes=0-1,3-4', 200, '0123456789', undefined],
    ['lines=1-2', 200, '0123456789', undefined],
  ])('answers Range %s', async (range, status, body, contentRange) => {
    await makeLive(siteDir, files)
    const answer = await get(encodeURI('/media/ab12/表紙.png'), { range })
    expect([answer.status, text(answer), answer.headers['content-range']]).toEqual([
      status,
      body,
      contentRange,
    ])
  })

  it('gives no part of another version than the reader has', async () => {
    await makeLive(siteDir, files)
    const answer = await get(encodeURI('/media/ab12/表紙.png'), {
      range: 'bytes=2-4',
      'if-range': '"another"',
    })
    expect([answer.status, text(answer)]).toEqual([200, '0123456789'])
  })

  it('answers HEAD like GET, without the body', async () => {
    await makeLive(siteDir, files)
    const answer = await get('/ja/', {}, 'HEAD')
    expect([answer.status, answer.body.length, answer.headers['content-length']]).toEqual([
      200,
      0,
      String(Buffer.byteLength(long)),
    ])
  })

  it('keeps readers from a release whose list is damaged, in plain words, and says why in its log', async () => {
    const id = await makeLive(siteDir, files)
    for (const name of ['.release.json', '.release.json.copy']) rmSync(join(siteDir, 'releases', id, name))
    const answer = await get('/')
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '60'])
    expect(text(answer)).toContain('ただいま表示できません。')
    expect(lines.at(-1)).toContain(
      `Client 127.0.0.1: / could not be answered: The list of files ${join(siteDir, 'releases', id, '.release.json')} is missing or damaged`,
    )
  })
})

describe('the client in the log of what could not be answered', () => {
  it.each([
    ['0', '127.0.0.1'],
    ['1', '203.0.113.7'],
  ])('with TRUST_PROXY=%s is %s', async (trust, address) => {
    const id = await makeLive(siteDir, files)
    for (const name of ['.release.json', '.release.json.copy']) rmSync(join(siteDir, 'releases', id, name))
    const { port: freePort, child, ended, said } = await serve({ TRUST_PROXY: trust })
    const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' }
    expect((await rawRequest({ port: freePort, path: '/ja/', headers })).status).toBe(503)
    await until(() => said().includes(`Client ${address}: /ja/ could not be answered: `))
    child.kill('SIGTERM')
    await ended
  })
})

describe('the command', () => {
  it('names a port that is taken, and what to do', async () => {
    const { ended, said } = run({ SITE_PORT: String(port) })
    expect(await ended).toEqual([1, null])
    expect(said()).toBe(
      `Port ${port} on 127.0.0.1 is taken by another program. Stop that program, or set SITE_PORT to a free port.\n`,
    )
  })

  it('answers what is under way when it is stopped, and ends well', async () => {
    await makeLive(siteDir, files)
    const { port: freePort, child, ended, said } = await serve()
    expect(text(await rawRequest({ port: freePort, path: '/' }))).toBe('front')
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    expect(said()).toContain('The static server has stopped.')
  })
})

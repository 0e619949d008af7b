import { once } from 'node:events'
import type { Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSiteServer } from '../../site/server/siteServer.ts'
import { makeLive } from '../helpers/makeLive.ts'
import { rawRequest } from '../helpers/rawRequest.ts'
import { askRaw } from '../helpers/strangers.ts'
import { howOften, noteTries, triedOften, type TryId } from '../helpers/tries.ts'

const secret = 'the words of a file that no reader may have'
const files = {
  'index.html': 'front',
  '404.html': 'not found',
  'ja/index.html': 'ja',
  'ja/linked.txt': 'was replaced by a link',
  'linked/inside.txt': 'lies below a folder that was replaced by a link',
}

/** What the tests below tried, by door. */
const counts = new Map<TryId, { what: string; tries: number; held: number }>([
  ['D12', { what: 'kinds of answers with all security headers', tries: 0, held: 0 }],
  ['D13', { what: 'paths and methods that ask for more than the site', tries: 0, held: 0 }],
])
/** Counts a try, which held if what it does doesn't throw. */
const counted = async (id: TryId, attempt: () => Promise<void>): Promise<void> => {
  const count = counts.get(id)
  if (count === undefined) throw new Error(`${id} is no door of this file.`)
  count.tries += 1
  await attempt()
  count.held += 1
}

let dataDir: string
let server: Server
let port: number
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'okuzuke-doors-'))
  const siteDir = join(dataDir, 'site')
  for (const path of ['secret.txt', 'okuzuke.db', 'inside.txt']) writeFileSync(join(dataDir, path), secret)
  const id = await makeLive(siteDir, files)
  const release = join(siteDir, 'releases', id)
  // What somebody with access to the disk may have left in a release.
  unlinkSync(join(release, 'ja/linked.txt'))
  symlinkSync(join(dataDir, 'secret.txt'), join(release, 'ja/linked.txt'))
  rmSync(join(release, 'linked'), { recursive: true })
  symlinkSync(dataDir, join(release, 'linked'))
  writeFileSync(join(release, 'unlisted.txt'), secret)
  writeFileSync(join(release, '.env'), secret)
  mkdirSync(join(release, '.git'))
  writeFileSync(join(release, '.git/config'), secret)
  server = createSiteServer({ siteDir, log: () => undefined })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  for (const [id, count] of counts) noteTries({ id, ...count })
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
  rmSync(dataDir, { recursive: true, force: true })
})

describe('what every answer of the site carries (D12)', triedOften({ tests: 4 }), () => {
  it.each([
    ['GET', '/', 200],
    ['GET', '/ja', 301],
    ['GET', '/gone', 404],
    ['POST', '/', 405],
  ])('%s %s', (method, path, status) =>
    counted('D12', async () => {
      const answer = await rawRequest({ port, method, path })
      expect(answer.status).toBe(status)
      expect(answer.headers).toMatchObject({
        'content-security-policy':
          "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'permissions-policy':
          'camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()',
        'cross-origin-opener-policy': 'same-origin',
      })
      expect(answer.headers).not.toHaveProperty('server')
      expect(answer.headers).not.toHaveProperty('x-powered-by')
    }),
  )
})

describe('whoever asks the static server for more than the site (D13)', () => {
  it.each([
    '/../secret.txt',
    '/ja/../../../../secret.txt',
    '/%2e%2e/%2e%2e/%2e%2e/secret.txt',
    '/..%2f..%2f..%2fsecret.txt',
    '/..%5c..%5csecret.txt',
    '/..\\..\\secret.txt',
    '/....//....//secret.txt',
    '/%252e%252e/secret.txt',
    '/%c0%ae%c0%ae/secret.txt',
    '//etc/passwd',
    '/ja//index.html',
    '/ja%2findex.html',
    '/ja%5cindex.html',
    '/index.html%00.txt',
    '/%00',
    '/%0d%0aSet-Cookie:%20a=b',
    '/%',
    '/%ff',
    '/./index.html',
    '/ja/.',
    '/ja/..',
    '/.env',
    '/.git/config',
    '/.release.json',
    '/.release.json.copy',
    '/ja/.hidden',
    '/unlisted.txt',
    '/linked/secret.txt',
    '/linked/',
    '/constructor',
    '/__proto__',
    '/toString/',
    '/index.html/',
    '/index.html/x',
    '/INDEX.HTML',
    '/building/000001/lease.json',
    'http://127.0.0.1/../secret.txt',
    'http://evil.example/../../secret.txt',
    'HTTPS://evil.example:1/%2e%2e/secret.txt',
    'file:///etc/passwd',
    '/#/../secret.txt',
    '/..;/secret.txt',
    '/%2e%2e;/secret.txt',
    '/%u002e%u002e/secret.txt',
    '/%e0%80%ae%e0%80%ae/secret.txt',
    '/%uff0e%uff0e/secret.txt',
    '/%ef%bc%8e%ef%bc%8e/secret.txt',
    '/..%00/secret.txt',
    '/secret.txt%00.html',
    '/index.html%0a',
    '/index.html%20',
    '/index.html.',
    '/index.html::$DATA',
    '/C:/secret.txt',
    '/C:%5csecret.txt',
    '/%2fetc/passwd',
    '/proc/self/environ',
    '/current/index.html',
    '/releases/',
    '/.%2e/secret.txt',
    '/%2e./secret.txt',
    '/%252e%252e%252fsecret.txt',
    '/..%c0%afsecret.txt',
    '/ja/%2e%2e/%2e%2e/%2e%2e/%2e%2e/okuzuke.db',
    '*',
    `/${'a/'.repeat(3000)}`,
  ])('gets 404 for %j', async (path) => {
    for (const method of ['GET', 'HEAD'])
      await counted('D13', async () => {
        const answer = await rawRequest({ port, path, method })
        expect(answer.status).toBe(404)
        expect(answer.body.toString()).not.toContain(secret)
        expect(answer.headers).not.toHaveProperty('set-cookie')
      })
  })

  it.each(['/ja/linked.txt', '/linked/inside.txt'])(
    'gets 503 for %j, which is on the list, and was replaced by a link to somewhere else',
    async (path) => {
      for (const method of ['GET', 'HEAD'])
        await counted('D13', async () => {
          const answer = await rawRequest({ port, path, method })
          expect([answer.status, answer.headers['retry-after']]).toEqual([503, '60'])
          expect(answer.body.toString()).not.toContain(secret)
        })
    },
  )

  it.each(['http:/index.html', 'index.html', '?/index.html', '../secret.txt'])(
    'gets 400 for %j, which is no target of a request',
    (path) =>
      counted('D13', async () => {
        expect((await rawRequest({ port, path })).status).toBe(400)
      }),
  )

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    'gets 405 for %s',
    async (method) => {
      for (const path of ['/', '/gone', '/../secret.txt'])
        await counted('D13', async () => {
          const answer = await rawRequest({ port, method, path })
          expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD'])
          expect(answer.body.toString()).not.toContain(secret)
        })
    },
  )

  it('is sent nowhere else by a path without its slash', async () => {
    for (const path of ['//evil.example', '//evil.example/..', '/\\evil.example', '/https://evil.example']) {
      const answer = await rawRequest({ port, path })
      expect([answer.status, answer.headers.location]).toEqual([404, undefined])
    }
  })

  it('gets no byte from outside of the release, whatever the path', async () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '%2e',
      '%2f',
      '%5c',
      '\\',
      '%00',
      'ja',
      'linked',
      'secret.txt',
      '.env',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) =>
        counted('D13', async () => {
          const answer = await rawRequest({ port, path: `/${pieces.join('')}` })
          expect([200, 301, 404]).toContain(answer.status)
          expect(answer.body.toString()).not.toContain(secret)
        }),
      ),
      { numRuns: howOften({ short: 500, long: 5000 }) },
    )
  })

  it('gets no byte from outside of the release, whatever the bytes of the request', async () => {
    const method = fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'POST', 'get', 'GET /index.html')
    // Any bytes but those that end a request line: also spaces and control characters, which no client would send.
    const bytes = fc.uint8Array({ maxLength: 40 }).map((values) =>
      Buffer.from(values)
        .toString('latin1')
        .replace(/[\r\n]/g, '.'),
    )
    const way = fc.constantFrom('/', '/../', '/ja/../../', '/linked/', 'http://a/', '', '/%2e%2e/', '/..\\')
    const end = fc.constantFrom('', 'secret.txt', '%73ecret.txt', '?/../secret.txt', '\u0000secret.txt')
    await fc.assert(
      fc.asyncProperty(method, way, bytes, end, (...parts) =>
        counted('D13', async () => {
          const [verb, ...target] = parts
          const request = `${verb} ${target.join('')} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`
          const answer = await askRaw({ port, request: Buffer.from(request, 'latin1') })
          expect(answer).toMatch(/^HTTP\/1\.1 (200|301|400|404|405) /)
          expect(answer).not.toContain(secret)
        }),
      ),
      { numRuns: howOften({ short: 300, long: 5000 }) },
    )
    expect((await rawRequest({ port, path: '/' })).status).toBe(200)
  })

  it('who sends what is no HTTP gets 400, and the server goes on', async () => {
    const socket = connect(port, '127.0.0.1')
    socket.write('GET /\u0000 HTTP/1.1\r\nHost: a\r\n\r\n')
    const [chunk] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    expect(chunk.toString()).toMatch(/^HTTP\/1\.1 400 /)
    expect((await rawRequest({ port, path: '/' })).status).toBe(200)
  })
})

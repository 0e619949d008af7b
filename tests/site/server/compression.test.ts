import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Encoding } from '../../../site/server/acceptedEncoding.ts'
import { createCompressor } from '../../../site/server/compression.ts'
import { rawRequest } from '../../helpers/rawRequest.ts'
import { serveSite, type ServedSite } from '../../helpers/servedSite.ts'

let folder: string
/** The names of the files that were opened, in order. */
let opened: string[] = []
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'okuzuke-compressed-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => {
  opened = []
})

const content = (name: string, text: string | Uint8Array, encoding: Encoding = 'br') => {
  writeFileSync(join(folder, name), text)
  const open_ = () => {
    opened.push(name)
    return open(join(folder, name))
  }
  return { version: name, bytes: Buffer.byteLength(text), encoding, open: open_ }
}
const words = (length: number) => '誤植 '.repeat(Math.ceil(length / 7))

describe('compressing', () => {
  it('is done once for all that ask at the same time, and for those that ask later', async () => {
    const compress = createCompressor({ maxBytes: 1e6, maxResultBytes: 1e6 })
    const page = content('page', words(300_000))
    const results = await Promise.all(Array.from({ length: 50 }, () => compress(page)))
    expect(new Set(results).size).toBe(1)
    expect(await compress(page)).toBe(results[0])
    expect(opened).toEqual(['page'])
    expect(brotliDecompressSync(results[0] ?? '').toString()).toBe(words(300_000))
  })

  it('is as small as Brotli can make it for scripts, styles and short pages', async () => {
    const compress = createCompressor({ maxBytes: 1e6, maxResultBytes: 1e6 })
    const script = readFileSync(new URL('../../../site/assets/scripts/erratumActions.ts', import.meta.url))
    const smallest = brotliCompressSync(script, { params: { [constants.BROTLI_PARAM_LGWIN]: 20 } })
    expect((await compress(content('script', script)))?.length).toBe(smallest.length)
  })

  it('forgets what was used longest ago where there is more than may be kept', async () => {
    const compress = createCompressor({ maxBytes: 25_000, maxResultBytes: 25_000 })
    const [a, b, c] = ['a', 'b', 'c'].map((name) => content(name, randomBytes(10_000)))
    if (a === undefined || b === undefined || c === undefined) throw new Error('unreachable')
    for (const file of [a, b, a, c, a, b]) await compress(file)
    expect(opened).toEqual(['a', 'b', 'c', 'b'])
  })

  it('gives nothing for a file whose result would be too large, and does not try again', async () => {
    const compress = createCompressor({ maxBytes: 25_000, maxResultBytes: 20_000 })
    const noise = content('noise', randomBytes(3_000_000))
    expect([await compress(noise), await compress(noise)]).toEqual([null, null])
    expect(opened).toEqual(['noise'])
  })

  it('is tried again after it failed', async () => {
    const compress = createCompressor({ maxBytes: 1e6, maxResultBytes: 1e6 })
    const page = content('again', words(1000), 'gzip')
    const gone = { ...page, open: () => Promise.reject(new Error('gone')) }
    await expect(compress(gone)).rejects.toThrow('gone')
    expect(gunzipSync((await compress(page)) ?? '').toString()).toBe(words(1000))
  })

  it('lets no page wait for a large file, and does large files one after another', async () => {
    const compress = createCompressor({ maxBytes: 1e9, maxResultBytes: 1e9 })
    const done: string[] = []
    const run = async (name: string, length: number) => {
      await compress(content(name, words(length)))
      done.push(name)
    }
    await Promise.all([
      run('large 1', 30e6),
      run('large 2', 2e6),
      run('page 1', 10_000),
      run('page 2', 10_000),
    ])
    expect(done).toEqual(['page 1', 'page 2', 'large 1', 'large 2'])
  })
})

describe('a large file over HTTP', () => {
  let site: ServedSite
  const json = JSON.stringify({ errata: words(20_000_000) })
  beforeAll(async () => {
    site = await serveSite({ 'index.html': 'front', '404.html': 'no', 'ja/books/x/errata.json': json })
  })
  afterAll(() => site.close())
  const ask = (headers: Record<string, string>, method = 'GET') =>
    rawRequest({ port: site.port, path: '/ja/books/x/errata.json', headers, method })

  it('is compressed, whatever its size', async () => {
    const answer = await ask({ 'accept-encoding': 'br' })
    expect([answer.status, answer.headers['content-encoding'], answer.headers.vary]).toEqual([
      200,
      'br',
      'Accept-Encoding',
    ])
    expect(answer.headers['content-length']).toBe(String(answer.body.length))
    expect(brotliDecompressSync(answer.body).equals(Buffer.from(json))).toBe(true)
    const head = await ask({ 'accept-encoding': 'br' }, 'HEAD')
    expect([head.status, head.headers['content-length']]).toEqual([200, String(answer.body.length)])
    const etag = answer.headers.etag ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{32}-[0-9a-z]+-br"$/)
    expect((await ask({ 'accept-encoding': 'br', 'if-none-match': etag })).status).toBe(304)
    expect((await ask({ 'accept-encoding': 'gzip', 'if-none-match': etag })).status).toBe(200)
  })

  it('gives the part that was asked for of the uncompressed bytes', async () => {
    const answer = await ask({ 'accept-encoding': 'br', range: 'bytes=19999990-20000009' })
    expect([answer.status, answer.headers['content-encoding'], answer.headers['content-range']]).toEqual([
      206,
      undefined,
      `bytes 19999990-20000009/${Buffer.byteLength(json)}`,
    ])
    expect(answer.body.equals(Buffer.from(json).subarray(19999990, 20000010))).toBe(true)
  })

  it('is whole without compression, for those who want none or have it already', async () => {
    const answer = await ask({})
    expect(answer.headers['content-encoding']).toBe(undefined)
    expect(answer.body.equals(Buffer.from(json))).toBe(true)
    const etag = answer.headers.etag ?? ''
    const again = await ask({ 'accept-encoding': 'br', 'if-none-match': etag })
    expect([again.status, again.headers.etag]).toEqual([304, etag])
  })
})

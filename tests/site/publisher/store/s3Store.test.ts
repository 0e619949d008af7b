import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createS3Store } from '../../../../site/publisher/store/s3Store.ts'
import type { SiteStore } from '../../../../site/publisher/store/siteStore.ts'
import { StoreError } from '../../../../site/publisher/store/storeError.ts'
import { sha256 } from '../../../../system/sha256.ts'
import { openS3Proxy, type S3Proxy } from '../../../helpers/s3Proxy.ts'
import { hasS3, openTestBucket, type TestBucket } from '../../../helpers/s3Server.ts'
import { writeRelease, type HandmadeSite } from '../../../helpers/writeRelease.ts'

const times = { connectMs: 2_000, silenceMs: 2_000, tries: 3, firstPauseMs: 5, longestPauseMs: 10 }
const page = (body: string) => `<!doctype html><title>x</title><link href="/assets/site.1.css">${body}`
const alpha = {
  'ja/books/alpha/index.html': page('アルファ'),
  'en/books/alpha/index.html': page('Alpha'),
  'en/books/alpha/errata/feed.xml': '<feed/>',
  'media/0123456789ab/図 1.png': 'picture',
}
const beta = { 'en/books/beta/index.html': page('Beta'), 'en/books/beta/news/out/index.html': page('Out') }
const site: HandmadeSite & { books: object } = {
  shared: {
    'index.html': page('front'),
    'en/index.html': page('English'),
    'sitemap.xml': '<sitemapindex/>',
    _redirects: '/a /b 301',
    'assets/site.1.css': 'body{}',
    '.former/en/books/old/to/en+books+alpha': '',
  },
  books: { alpha, beta },
}

let folder: string
let bucket: TestBucket
let proxy: S3Proxy
let number: number
const logs: string[] = []

async function open(prefix = ''): Promise<void> {
  bucket = await openTestBucket({ prefix })
  proxy = await openS3Proxy({ endpoint: bucket.store.endpoint ?? '', bucket: bucket.store.bucket })
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'okuzuke-store-'))
  logs.length = 0
  number = 0
})
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
})

const siteDir = () => join(folder, 'site')
const openStore = (publisher = 'publisher'): SiteStore =>
  createS3Store({
    store: { ...bucket.store, endpoint: proxy.url },
    publisherDir: join(folder, publisher),
    log: (line) => logs.push(line),
    times,
  })
function put(store: SiteStore, of: HandmadeSite, options: { announce?: () => Promise<void> } = {}) {
  number += 1
  const manifest = writeRelease({ siteDir: siteDir(), number, site: of })
  return store.put({
    release: { siteDir: siteDir(), manifest },
    signal: new AbortController().signal,
    ...options,
  })
}
const isNote = (key: string) => key.includes('.okuzuke/')
/** The site that the bucket holds, below the store's prefix. */
async function readSite(): Promise<Record<string, string>> {
  const folderInBucket = bucket.store.prefix === '' ? '' : `${bucket.store.prefix}/`
  const texts = Object.entries(await bucket.readAll())
  return Object.fromEntries(
    texts
      .filter(([key]) => key.startsWith(folderInBucket) && !isNote(key))
      .map(([key, text]) => [key.slice(folderInBucket.length), text]),
  )
}
const filesOf = ({ shared, books = {} }: HandmadeSite): Record<string, unknown> =>
  Object.fromEntries(
    [shared, ...Object.values(books)].flatMap(Object.entries).filter(([path]) => !path.startsWith('.')),
  )
const writes = () => proxy.requests().filter((line) => !line.startsWith('GET') && !line.startsWith('HEAD'))

describe.skipIf(!hasS3)('a store in a bucket', () => {
  beforeEach(() => open())
  afterEach(async () => {
    await proxy.close()
    await bucket.close()
  })

  it('holds every file of the site after the first release, with its type, how long it may be kept, and its sum', async () => {
    const { changed } = await put(openStore(), site)
    expect(changed).toEqual(Object.keys(filesOf(site)).sort())
    expect(await readSite()).toEqual(filesOf(site))
    expect(await bucket.read('en/books/alpha/index.html')).toEqual({
      text: page('Alpha'),
      contentType: 'text/html; charset=utf-8',
      cacheControl: 'no-cache',
      metadata: { 'okuzuke-sha256': sha256(page('Alpha')) },
    })
    expect(await bucket.read('media/0123456789ab/図 1.png')).toMatchObject({
      text: 'picture',
      contentType: 'image/png',
      cacheControl: 'public, max-age=31536000, immutable',
    })
  })

  it('is sent only what changed, and the changed addresses are given', async () => {
    const store = openStore()
    await put(store, site)
    proxy.forget()
    const newBeta = { ...beta, 'en/books/beta/index.html': page('Beta, corrected') }
    const { changed } = await put(store, { ...site, books: { alpha, beta: newBeta } })
    expect(changed).toEqual(['en/books/beta/index.html'])
    expect(writes().map((line) => line.replace(/[0-9a-f]{32}/, 'TREE'))).toEqual([
      'PUT .okuzuke/putting.json',
      expect.stringMatching(/^PUT (en\/books\/beta\/index.html|.okuzuke\/trees\/TREE.json)$/),
      expect.stringMatching(/^PUT (en\/books\/beta\/index.html|.okuzuke\/trees\/TREE.json)$/),
      'DELETE .okuzuke/trees/TREE.json',
      'PUT .okuzuke/release.json',
    ])
    expect(logs).toHaveLength(1)
  })

  it('is asked twice and written nothing when the same release is put again', async () => {
    const store = openStore()
    await put(store, site)
    number -= 1
    proxy.forget()
    expect(await put(store, site)).toEqual({ changed: [] })
    expect(proxy.requests().sort()).toEqual(['GET .okuzuke/putting.json', 'GET .okuzuke/release.json'])
  })

  it('loses what was taken down first, gets what pages load, pages, what points to them, and loses the rest last', async () => {
    const store = openStore()
    await put(store, {
      shared: { ...site.shared, 'en/page-2/index.html': page('two') },
      books: { alpha, beta },
    })
    proxy.forget()
    await put(store, {
      shared: {
        ...site.shared,
        'index.html': page('front without beta'),
        'assets/site.2.css': 'html{}',
      },
      books: {
        alpha: {
          'en/books/alpha/index.html': page('Alpha, larger'),
          'en/books/alpha/errata/feed.xml': '<feed>1</feed>',
          'media/abcdefabcdef/new.png': 'new picture',
        },
      },
    })
    const lines = writes().filter((line) => !line.includes('.okuzuke/trees/'))
    expect(lines[0]).toBe('PUT .okuzuke/putting.json')
    expect(lines.slice(1, 4).sort()).toEqual([
      'DELETE en/books/beta/index.html',
      'DELETE en/books/beta/news/out/index.html',
      'DELETE ja/books/alpha/index.html',
    ])
    expect(lines.slice(4, 6).sort()).toEqual(['PUT assets/site.2.css', 'PUT media/abcdefabcdef/new.png'])
    expect(lines[6]).toBe('PUT en/books/alpha/index.html')
    expect(lines.slice(7, 9).sort()).toEqual(['PUT en/books/alpha/errata/feed.xml', 'PUT index.html'])
    expect(lines.slice(9)).toEqual([
      'DELETE en/page-2/index.html',
      'DELETE media/0123456789ab/図 1.png',
      'PUT .okuzuke/release.json',
    ])
  })

  it('loses what was taken down even if nothing can be put, and gets the rest the next time', async () => {
    const store = openStore()
    await put(store, site)
    proxy.answerWith(({ method, path }) => (method === 'PUT' && !path.startsWith('.okuzuke') ? 503 : null))
    const without = { shared: { ...site.shared, 'index.html': page('front without beta') }, books: { alpha } }
    await expect(put(store, without)).rejects.toThrow(
      `The object store ${bucket.store.bucket} at ${proxy.url} answered with an error (503 Test503).`,
    )
    expect(Object.keys(await readSite()).filter((path) => path.includes('beta'))).toEqual([])
    proxy.answerWith(() => null)
    number -= 1
    expect((await put(store, without)).changed).toEqual([
      'en/books/beta/index.html',
      'en/books/beta/news/out/index.html',
      'index.html',
    ])
    expect(await readSite()).toEqual(filesOf(without))
  })

  it('keeps nothing of a release that came half way, when another one follows', async () => {
    const store = openStore()
    await put(store, site)
    proxy.answerWith(({ method, path }) => (method === 'PUT' && path === 'index.html' ? 500 : null))
    const gamma = { 'en/books/gamma/index.html': page('Gamma') }
    const changedBeta = { ...beta, 'en/books/beta/index.html': page('Beta, withdrawn again') }
    const half = {
      shared: { ...site.shared, 'index.html': page('with gamma') },
      books: { alpha, beta: changedBeta, gamma },
    }
    await expect(put(store, half)).rejects.toThrow('answered with an error (500 Test500).')
    expect(await readSite()).toMatchObject({ ...gamma, ...changedBeta })
    proxy.answerWith(() => null)
    expect((await put(store, site)).changed).toEqual([
      'en/books/beta/index.html',
      'en/books/gamma/index.html',
      'index.html',
    ])
    expect(await readSite()).toEqual(filesOf(site))
  })

  it('is compared with its listing where its notes are gone: what is right stays, what others put stays', async () => {
    await put(openStore(), site)
    const gamma = { 'en/books/gamma/index.html': page('Gamma') }
    await put(openStore(), { ...site, books: { alpha, beta, gamma } })
    for (const key of (await bucket.keys()).filter(isNote)) await bucket.remove(key)
    await bucket.write('somebody/else.txt', 'not a file of the site')
    await bucket.write('en/books/beta/index.html', page('Bета'))
    await bucket.remove('sitemap.xml')
    proxy.forget()
    logs.length = 0
    const { changed } = await put(openStore(), site)
    expect(changed).toEqual(['en/books/beta/index.html', 'en/books/gamma/index.html', 'sitemap.xml'])
    expect(await readSite()).toEqual({ ...filesOf(site), 'somebody/else.txt': 'not a file of the site' })
    expect(logs).toEqual([
      'The object store holds no notes of this publisher; it is compared with the release, file by file.',
    ])
    expect(writes().filter((line) => line.includes('alpha'))).toEqual([])
  })

  it('is compared with its listing where another publisher put the last release', async () => {
    await put(openStore('first'), site)
    await bucket.write('index.html', 'written by nobody knows whom')
    number -= 1
    expect((await put(openStore('first'), site)).changed).toEqual([])
    number -= 1
    expect((await put(openStore('second'), site)).changed).toEqual(['index.html'])
    proxy.forget()
    number -= 1
    expect((await put(openStore('second'), site)).changed).toEqual([])
    expect(writes()).toEqual([])
    expect(await readSite()).toEqual(filesOf(site))
  })

  it('gives the changes again until whoever is to hear of them has taken them', async () => {
    const store = openStore()
    await put(store, site)
    const changedSite = { ...site, shared: { ...site.shared, 'index.html': page('new') } }
    const announce = () => Promise.reject(new Error('The disk is full.'))
    await expect(put(store, changedSite, { announce })).rejects.toThrow('The disk is full.')
    expect(await readSite()).toEqual(filesOf(changedSite))
    number -= 1
    expect((await put(store, changedSite)).changed).toEqual(['index.html'])
  })

  it('is not given a file that is damaged on the disk', async () => {
    const store = openStore()
    number += 1
    const manifest = writeRelease({ siteDir: siteDir(), number, site })
    const damaged = join(siteDir(), 'releases', manifest.id, 'sitemap.xml')
    writeFileSync(damaged, '<sitemapinde')
    const release = { siteDir: siteDir(), manifest }
    const error = await store.put({ release, signal: new AbortController().signal }).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(StoreError)
    expect((error as StoreError).message).toBe(
      `${damaged} is not what the list of its release says, and was not put.`,
    )
    expect(Object.keys(await readSite())).not.toContain('sitemap.xml')
  })

  it('is tried again while it answers 503, and stopped at once by the signal', async () => {
    const store = openStore()
    const refusals = new Map<string, number>()
    proxy.answerWith(({ path }) => {
      const tries = (refusals.get(path) ?? 0) + 1
      refusals.set(path, tries)
      return tries < times.tries ? 503 : null
    })
    await put(store, site)
    expect(await readSite()).toEqual(filesOf(site))
    const stop = new AbortController()
    proxy.answerWith(({ path }) => {
      if (path === 'index.html') stop.abort(new Error('stopped'))
      return path === 'index.html' ? 'silence' : null
    })
    number += 1
    const other = { ...site, shared: { ...site.shared, 'index.html': page('other') } }
    const manifest = writeRelease({ siteDir: siteDir(), number, site: other })
    await expect(
      store.put({ release: { siteDir: siteDir(), manifest }, signal: stop.signal }),
    ).rejects.toThrow('stopped')
  })

  it('equals the last release after any row of releases of which some came half way', async () => {
    const letters = fc.constantFrom('a', 'b', 'c')
    const book = fc.dictionary(letters, letters, { maxKeys: 3 })
    const step = fc.record({
      books: fc.dictionary(fc.constantFrom('x', 'y', 'z'), book, { maxKeys: 3 }),
      shared: fc.dictionary(letters, letters, { maxKeys: 3 }),
      // How many writes pass before all fail.
      passes: fc.option(fc.nat(12)),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
        const store = openStore()
        const last = { ...steps[steps.length - 1], passes: null }
        for (const { books = {}, shared = {}, passes = null } of [...steps, last]) {
          const next: HandmadeSite = {
            shared: { 'index.html': page('front'), ...prefixed('en/news/', shared) },
            books: Object.fromEntries(
              Object.entries(books)
                .filter(([, pages]) => Object.keys(pages).length > 0)
                .map(([slug, pages]) => [slug, prefixed(`en/books/${slug}/`, pages)]),
            ),
          }
          let left = passes ?? Infinity
          proxy.answerWith(({ method }) =>
            method === 'PUT' || method === 'DELETE' ? (left-- > 0 ? null : 500) : null,
          )
          const outcome = await put(store, next).catch((error: unknown) => error)
          if (outcome instanceof Error) expect(outcome.message).toContain('(500 Test500).')
          else expect(await readSite()).toEqual(filesOf(next))
        }
      }),
      { numRuns: 15 },
    )
  }, 90_000)
})

const prefixed = (folderName: string, files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folderName}${name}.html`, text]))

describe.skipIf(!hasS3)('a store in a folder of a bucket', () => {
  beforeEach(() => open('sites/errata'))
  afterEach(async () => {
    await proxy.close()
    await bucket.close()
  })

  it('touches nothing beside it', async () => {
    await bucket.write('index.html', 'of another site')
    await bucket.write('sites/errata-2/index.html', 'of a third')
    await put(openStore(), site)
    await put(openStore(), { ...site, books: {} })
    expect(await readSite()).toEqual(filesOf({ ...site, books: {} }))
    expect((await bucket.read('index.html')).text).toBe('of another site')
    expect((await bucket.read('sites/errata-2/index.html')).text).toBe('of a third')
  })
})

import { createServer, type AddressInfo } from 'node:net'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publishingPaths } from '../../../../content/publishing.ts'
import { SnapshotError } from '../../../../content/snapshot.ts'
import { sha256 } from '../../../../system/sha256.ts'
import { CmsError } from '../../../../site/publisher/fetch/cmsError.ts'
import { fetchCurrent } from '../../../../site/publisher/fetch/fetchCurrent.ts'
import { openMediaStore } from '../../../../site/publisher/fetch/fetchMedia.ts'
import { fetchBookPart, fetchIndex, fetchNewsPart } from '../../../../site/publisher/fetch/fetchParts.ts'
import { readKept, readKeptSync, writeKept } from '../../../../site/publisher/fetch/keptFile.ts'
import { waitForChanges } from '../../../../site/publisher/fetch/waitForChanges.ts'
import { smallSnapshot } from '../../../fixtures/smallSnapshot.ts'
import { openCmsStandIn, type CmsStandIn } from '../../../helpers/cmsStandIn.ts'
import { splitSnapshot } from '../../../helpers/wholeSite.ts'

let standIn: CmsStandIn
let publisherDir: string
beforeEach(async () => {
  standIn = await openCmsStandIn()
  publisherDir = mkdtempSync(join(tmpdir(), 'okuzuke-snapshot-'))
})
afterEach(async () => {
  await standIn.close()
  rmSync(publisherDir, { recursive: true, force: true })
})

const access = () => ({ cmsUrl: standIn.url, publisherApiKey: standIn.key })
const parts = splitSnapshot(smallSnapshot())
const bookPath = publishingPaths.book('invented-geometry')
const indexUrl = () => `${standIn.url}${publishingPaths.index}`
const answer = (path: string, status: number, body: string, headers: Record<string, string> = {}) =>
  standIn.interfere((request, response) => {
    if (request.url !== path) return false
    response.writeHead(status, headers).end(body)
    return true
  })

async function failureOf(work: Promise<unknown>): Promise<{ kind: string; message: string }> {
  try {
    await work
  } catch (error) {
    if (error instanceof CmsError) return { kind: error.kind, message: error.message }
    throw error
  }
  throw new Error('It did not fail.')
}

describe('fetchIndex', () => {
  it('gives what the CMS publishes', async () => {
    expect(await fetchIndex({ cms: access() })).toEqual(parts.index)
  })

  it('says that the key is not taken', async () => {
    const cms = { ...access(), publisherApiKey: 'another' }
    expect(await failureOf(fetchIndex({ cms }))).toEqual({
      kind: 'refused',
      message:
        `The CMS at ${indexUrl()} does not take the publisher's key (403). ` +
        'Give the CMS and the publisher the same PUBLISHER_API_KEY.',
    })
  })

  it('says which status came', async () => {
    answer(publishingPaths.index, 500, 'secret details')
    expect(await failureOf(fetchIndex({ cms: access() }))).toEqual({
      kind: 'status',
      message: `The CMS at ${indexUrl()} answered 500. Look into its log.`,
    })
  })

  it('takes its key to no other address', async () => {
    answer(publishingPaths.index, 301, '', { location: 'https://elsewhere.example/api' })
    expect(await failureOf(fetchIndex({ cms: access() }))).toEqual({
      kind: 'status',
      message: `The CMS at ${indexUrl()} sends on to https://elsewhere.example/api (301). Set CMS_URL to that address.`,
    })
  })

  it('refuses half of the JSON, also where the connection ends well (F5)', async () => {
    const half = JSON.stringify(parts.index).slice(0, 300)
    answer(publishingPaths.index, 200, half)
    expect(await failureOf(fetchIndex({ cms: access() }))).toEqual({
      kind: 'cut',
      message:
        `The answer of ${indexUrl()} is no whole JSON (${Buffer.byteLength(half)} bytes came). ` +
        'It was cut on its way, or something other than the CMS answers there: look at CMS_URL.',
    })
  })

  it('refuses an answer whose connection breaks (F5)', async () => {
    const answer = `HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n${'x'.repeat(4000)}`
    const server = createServer((socket) => {
      socket.once('data', () => socket.write(answer, () => setTimeout(() => socket.destroy(), 50)))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const cmsUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const failure = await failureOf(fetchIndex({ cms: { ...access(), cmsUrl } }))
    server.close()
    expect(failure.kind).toBe('cut')
    expect(failure.message).toMatch(
      /^The answer of .* broke off after 4000 bytes \(.*\)\. It was not used\.$/,
    )
  })

  it('refuses an answer that lost a book (F5)', async () => {
    const index = { ...parts.index, books: parts.index.books.slice(1) }
    answer(publishingPaths.index, 200, JSON.stringify(index))
    await expect(fetchIndex({ cms: access() })).rejects.toThrow(
      new SnapshotError(['books: 1 came, and the database holds 2']),
    )
  })

  it('reads no more than its limit', async () => {
    const limits = { timeoutMs: 5000, maxBytes: 100 }
    expect(await failureOf(fetchIndex({ cms: access(), limits }))).toEqual({
      kind: 'too-large',
      message: `The answer of ${indexUrl()} is larger than 100 bytes, and was not read to its end.`,
    })
  })

  it('waits no longer than its limit', async () => {
    standIn.interfere((request) => request.url === publishingPaths.index)
    const limits = { timeoutMs: 100, maxBytes: 1000 }
    expect(await failureOf(fetchIndex({ cms: access(), limits }))).toEqual({
      kind: 'slow',
      message: `The CMS at ${indexUrl()} gave no whole answer in 0.1 s. Look into its log, and whether its database answers.`,
    })
  })

  it('ends with the reason of a stop', async () => {
    standIn.interfere((request) => request.url === publishingPaths.index)
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('stopped')), 50)
    await expect(fetchIndex({ cms: access(), signal: stop.signal })).rejects.toThrow('stopped')
  })
})

describe('waitForChanges', () => {
  it('is answered at once when something is published', async () => {
    const began = performance.now()
    const waiting = waitForChanges({ cms: access(), seconds: 20 })
    const row = standIn.publish(() => undefined)
    expect((await waiting).changes.map((change) => change.id)).toEqual([row])
    expect(performance.now() - began).toBeLessThan(5000)
  })

  it('refuses what is no list of changes', async () => {
    standIn.interfere((_request, response) => {
      response.end('{"changes":"none"}')
      return true
    })
    const failure = await failureOf(waitForChanges({ cms: access(), seconds: 0 }))
    expect(failure.message).toMatch(
      /api\/site\/changes\?wait=0 is no list of changes \(.*\)\. Run the CMS and the publisher from the same release\.$/,
    )
  })
})

describe('fetchBookPart', () => {
  const fetchBook = (slug = 'invented-geometry') => fetchBookPart({ cms: access(), slug })

  it('gives the part of a book, and of the shared news', async () => {
    expect(await fetchBook()).toEqual({ kind: 'part', part: parts.books[0] })
    expect(await fetchNewsPart({ cms: access() })).toEqual({ kind: 'part', part: parts.news })
  })

  it('says that there is no such book', async () => {
    expect(await fetchBook('another')).toEqual({ kind: 'gone' })
  })

  it('hands on what the CMS says must be mended, and what is published', async () => {
    const problems = [
      {
        severity: 'error',
        message: { ja: '直す', en: 'Mend it.' },
        document: { collection: 'errata', id: 'e' },
      },
    ]
    answer(bookPath, 422, JSON.stringify({ errors: [], revision: 3, problems, published: ['e', 'f'] }))
    expect(await fetchBook()).toEqual({ kind: 'refused', problems, published: ['e', 'f'] })
  })

  it.each([
    [500, '{}', /answered 500/],
    [422, '{"errors":[]}', /refused \(422\)/],
    [200, '{"schemaVersion":2,', /is no whole JSON/],
    [200, JSON.stringify({ ...parts.books[0], errata: [] }), /errata: 0 came, and the database holds 5/],
    [200, '{"schemaVersion":9}', /schemaVersion is 9, and this site reads 2/],
  ])('keeps %s %s to this book', async (status, body, message) => {
    answer(bookPath, status, body)
    const fetched = await fetchBook()
    expect(fetched).toMatchObject({ kind: 'unusable' })
    expect(fetched.kind === 'unusable' && fetched.error.message).toMatch(message)
  })

  it('throws where the CMS does not take the key, which concerns every book', async () => {
    answer(bookPath, 403, '{}')
    expect((await failureOf(fetchBook())).kind).toBe('refused')
  })
})

describe('fetchCurrent', () => {
  const { signal } = new AbortController()
  const fetchRevisions = (...revisions: number[]) => {
    let asked = 0
    const fetch = async () => ({ kind: 'part' as const, part: { revision: revisions[asked++] ?? 0 } })
    return { fetch, asked: () => asked }
  }

  it('takes a part of the index’s revision, or a newer one', async () => {
    for (const revision of [5, 6]) {
      const { fetch, asked } = fetchRevisions(revision)
      expect(await fetchCurrent({ revision: 5, fetch, signal })).toEqual({ kind: 'part', part: { revision } })
      expect(asked()).toBe(1)
    }
  })

  it('asks again for one that is older, and refuses it in the end', async () => {
    const late = fetchRevisions(4, 4, 5)
    expect(await fetchCurrent({ revision: 5, fetch: late.fetch, signal })).toEqual({
      kind: 'part',
      part: { revision: 5 },
    })
    const lie = fetchRevisions(4, 4, 4, 4, 5)
    expect(await fetchCurrent({ revision: 5, fetch: lie.fetch, signal })).toMatchObject({ kind: 'unusable' })
  })
})

describe('a kept file', () => {
  const path = () => join(publisherDir, 'books/one.part')
  const lines: string[] = []
  const log = (line: string) => void lines.push(line)

  it('is read as it was kept', async () => {
    expect(await readKept(path(), log)).toBe(null)
    await writeKept(path(), parts.books[0])
    expect(await readKept(path(), log)).toEqual(parts.books[0])
    expect(readKeptSync(path(), log)).toEqual(parts.books[0])
    expect(readdirSync(join(publisherDir, 'books'))).toEqual(['one.part'])
  })

  it('counts as missing when a byte of it has flipped (F16)', async () => {
    await writeKept(path(), parts.books[0])
    writeFileSync(path(), readFileSync(path(), 'utf8').replace('架空', '加空'))
    expect(await readKept(path(), log)).toBe(null)
    expect(lines).toEqual([`The kept file ${path()} is damaged: its checksum differs. It is made anew.`])
  })
})

describe('the media store', () => {
  const mediaDir = () => join(publisherDir, 'media')
  const countRequests = () => standIn.countRequests('/api/media/file/cover.png')
  const fetchAll = async (snapshot = smallSnapshot()) => {
    const store = await openMediaStore({ cms: access(), publisherDir })
    const { media, missing } = await store.fetch(snapshot.media)
    await store.keepOnly([...media.values()].map(({ path }) => path))
    return { media, missing }
  }

  it('fetches each size once, to a path that names its content', async () => {
    const sum = sha256(Buffer.alloc(1000, 1))
    const { media, missing } = await fetchAll()
    expect([...media.keys()]).toEqual(['cover.png', 'cover-320x427.webp', 'figure.png'])
    expect(media.get('cover.png')).toEqual({
      path: `media/${sum.slice(0, 12)}/cover.png`,
      from: join(mediaDir(), sum),
    })
    expect(missing).toEqual([])
    expect((await fetchAll()).media).toEqual(media)
    expect(countRequests()).toBe(1)
  })

  it('fetches a replaced picture of the same name, and forgets the old one', async () => {
    await fetchAll()
    standIn.files.set('cover.png', Buffer.alloc(1000, 9))
    const snapshot = smallSnapshot()
    Object.assign(snapshot.media[0] ?? {}, { updatedAt: '2026-05-01T00:00:00.000Z' })
    const { media } = await fetchAll(snapshot)
    const sum = sha256(Buffer.alloc(1000, 9))
    expect(media.get('cover.png')?.path).toBe(`media/${sum.slice(0, 12)}/cover.png`)
    const others = [Buffer.alloc(300, 2), Buffer.alloc(900, 3)].map((bytes) => sha256(bytes))
    expect(readdirSync(mediaDir()).sort()).toEqual([sum, ...others, 'index.json'].sort())
  })

  it('fetches a damaged file again', async () => {
    const { media } = await fetchAll()
    writeFileSync(media.get('cover.png')?.from ?? '', 'damaged')
    expect((await fetchAll()).media).toEqual(media)
    expect(countRequests()).toBe(2)
    expect(readFileSync(media.get('cover.png')?.from ?? '')).toEqual(Buffer.alloc(1000, 1))
  })

  it.each([
    [999, 'has 999 bytes, and the CMS holds 1000. If this stays, upload "cover.png" again.'],
    [1001, 'is larger than 1000 bytes, and was not read to its end.'],
    [null, 'answered 404. Look into its log.'],
  ])('does without a file of %s bytes, and names it', async (bytes, reason) => {
    if (bytes === null) standIn.files.delete('cover.png')
    else standIn.files.set('cover.png', Buffer.alloc(bytes))
    const { media, missing } = await fetchAll()
    expect([...media.keys()]).toEqual(['cover-320x427.webp', 'figure.png'])
    expect(missing).toEqual([
      { document: 'media-1', filename: 'cover.png', reason: expect.stringContaining(reason) },
    ])
  })

  it('throws where the CMS can’t be reached', async () => {
    await standIn.close()
    expect((await failureOf(fetchAll())).kind).toBe('unreachable')
    standIn = await openCmsStandIn()
  })
})

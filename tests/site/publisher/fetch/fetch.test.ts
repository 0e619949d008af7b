import { createServer, type AddressInfo } from 'node:net'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publishingPaths } from '../../../../content/publishing.ts'
import { SnapshotError } from '../../../../content/snapshot.ts'
import { sha256 } from '../../../../system/sha256.ts'
import { CmsError } from '../../../../site/publisher/fetch/cmsError.ts'
import { fetchMedia } from '../../../../site/publisher/fetch/fetchMedia.ts'
import { fetchSnapshot } from '../../../../site/publisher/fetch/fetchSnapshot.ts'
import { keepSnapshot, readKeptSnapshot } from '../../../../site/publisher/fetch/keepSnapshot.ts'
import { waitForChanges } from '../../../../site/publisher/fetch/waitForChanges.ts'
import { smallSnapshot } from '../../../fixtures/smallSnapshot.ts'
import { openCmsStandIn, type CmsStandIn } from '../../../helpers/cmsStandIn.ts'

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
const snapshotUrl = () => `${standIn.url}${publishingPaths.snapshot}`
const answerSnapshot = (status: number, body: string, headers: Record<string, string> = {}) =>
  standIn.interfere((request, response) => {
    if (request.url !== publishingPaths.snapshot) return false
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

describe('fetchSnapshot', () => {
  it('gives what the CMS publishes', async () => {
    expect(await fetchSnapshot({ cms: access() })).toEqual(smallSnapshot())
  })

  it('says that the key is not taken', async () => {
    const cms = { ...access(), publisherApiKey: 'another' }
    expect(await failureOf(fetchSnapshot({ cms }))).toEqual({
      kind: 'refused',
      message:
        `The CMS at ${snapshotUrl()} does not take the publisher's key (403). ` +
        'Give the CMS and the publisher the same PUBLISHER_API_KEY.',
    })
  })

  it('says which status came', async () => {
    answerSnapshot(500, 'secret details')
    expect(await failureOf(fetchSnapshot({ cms: access() }))).toEqual({
      kind: 'status',
      message: `The CMS at ${snapshotUrl()} answered 500. Look into its log.`,
    })
  })

  it('takes its key to no other address', async () => {
    answerSnapshot(301, '', { location: 'https://elsewhere.example/api' })
    expect(await failureOf(fetchSnapshot({ cms: access() }))).toEqual({
      kind: 'status',
      message: `The CMS at ${snapshotUrl()} sends on to https://elsewhere.example/api (301). Set CMS_URL to that address.`,
    })
  })

  it('refuses half of the JSON, also where the connection ends well (F5)', async () => {
    const half = JSON.stringify(smallSnapshot()).slice(0, 5000)
    answerSnapshot(200, half)
    expect(await failureOf(fetchSnapshot({ cms: access() }))).toEqual({
      kind: 'cut',
      message:
        `The answer of ${snapshotUrl()} is no whole JSON (${Buffer.byteLength(half)} bytes came). ` +
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
    const failure = await failureOf(fetchSnapshot({ cms: { ...access(), cmsUrl } }))
    server.close()
    expect(failure.kind).toBe('cut')
    expect(failure.message).toMatch(
      /^The answer of .* broke off after 4000 bytes \(.*\)\. It was not used\.$/,
    )
  })

  it('refuses an answer that lost documents (F5)', async () => {
    const snapshot = smallSnapshot()
    snapshot.errata.pop()
    answerSnapshot(200, JSON.stringify(snapshot))
    await expect(fetchSnapshot({ cms: access() })).rejects.toThrow(
      new SnapshotError(['errata: 4 came, and the database holds 5']),
    )
  })

  it('reads no more than its limit', async () => {
    const limits = { timeoutMs: 5000, maxBytes: 100 }
    expect(await failureOf(fetchSnapshot({ cms: access(), limits }))).toEqual({
      kind: 'too-large',
      message: `The answer of ${snapshotUrl()} is larger than 100 bytes, and was not read to its end.`,
    })
  })

  it('waits no longer than its limit', async () => {
    standIn.interfere((request) => request.url === publishingPaths.snapshot)
    const limits = { timeoutMs: 100, maxBytes: 1000 }
    expect(await failureOf(fetchSnapshot({ cms: access(), limits }))).toEqual({
      kind: 'slow',
      message: `The CMS at ${snapshotUrl()} gave no whole answer in 0.1 s. Look into its log, and whether its database answers.`,
    })
  })

  it('ends with the reason of a stop', async () => {
    standIn.interfere((request) => request.url === publishingPaths.snapshot)
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('stopped')), 50)
    await expect(fetchSnapshot({ cms: access(), signal: stop.signal })).rejects.toThrow('stopped')
  })
})

describe('waitForChanges', () => {
  it('is answered at once when something is published', async () => {
    const began = performance.now()
    const waiting = waitForChanges({ cms: access(), seconds: 20 })
    const row = standIn.publish(() => undefined)
    expect((await waiting).map((change) => change.id)).toEqual([row])
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

describe('the kept snapshot', () => {
  it('is read as it was kept', async () => {
    expect(await readKeptSnapshot(publisherDir)).toBe(null)
    await keepSnapshot(publisherDir, smallSnapshot())
    expect(await readKeptSnapshot(publisherDir)).toEqual(smallSnapshot())
    expect(readdirSync(publisherDir)).toEqual(['snapshot.json'])
  })

  it('is refused when a byte of it has flipped', async () => {
    await keepSnapshot(publisherDir, smallSnapshot())
    const path = join(publisherDir, 'snapshot.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('架空', '加空'))
    await expect(readKeptSnapshot(publisherDir)).rejects.toThrow(
      `The kept snapshot ${path} is damaged: its checksum differs. A new one is fetched.`,
    )
  })
})

describe('fetchMedia', () => {
  const mediaDir = () => join(publisherDir, 'media')
  const countRequests = () => standIn.countRequests('/api/media/file/cover.png')
  const fetchAll = (snapshot = smallSnapshot()) => fetchMedia({ cms: access(), snapshot, publisherDir })

  it('fetches each size once, to a path that names its content', async () => {
    const sum = sha256(Buffer.alloc(1000, 1))
    const fetched = await fetchAll()
    expect([...fetched.keys()]).toEqual(['cover.png', 'cover-320x427.webp', 'figure.png'])
    expect(fetched.get('cover.png')).toEqual({
      path: `media/${sum.slice(0, 12)}/cover.png`,
      from: join(mediaDir(), sum),
    })
    expect(await fetchAll()).toEqual(fetched)
    expect(countRequests()).toBe(1)
  })

  it('fetches a replaced picture of the same name, and forgets the old one', async () => {
    await fetchAll()
    standIn.files.set('cover.png', Buffer.alloc(1000, 9))
    const snapshot = smallSnapshot()
    Object.assign(snapshot.media[0] ?? {}, { updatedAt: '2026-05-01T00:00:00.000Z' })
    const fetched = await fetchAll(snapshot)
    const sum = sha256(Buffer.alloc(1000, 9))
    expect(fetched.get('cover.png')?.path).toBe(`media/${sum.slice(0, 12)}/cover.png`)
    const others = [Buffer.alloc(300, 2), Buffer.alloc(900, 3)].map((bytes) => sha256(bytes))
    expect(readdirSync(mediaDir()).sort()).toEqual([sum, ...others, 'index.json'].sort())
  })

  it('fetches a damaged file again', async () => {
    const fetched = await fetchAll()
    writeFileSync(fetched.get('cover.png')?.from ?? '', 'damaged')
    expect(await fetchAll()).toEqual(fetched)
    expect(countRequests()).toBe(2)
    expect(readFileSync(fetched.get('cover.png')?.from ?? '')).toEqual(Buffer.alloc(1000, 1))
  })

  it('refuses a file that has another size than the CMS holds', async () => {
    standIn.files.set('cover.png', Buffer.alloc(999))
    expect(await failureOf(fetchAll())).toEqual({
      kind: 'cut',
      message:
        `The file ${standIn.url}/api/media/file/cover.png has 999 bytes, and the CMS holds 1000. ` +
        'If this stays, upload "cover.png" again.',
    })
  })
})

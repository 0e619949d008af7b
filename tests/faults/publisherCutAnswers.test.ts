import { once } from 'node:events'
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publishingPaths } from '../../content/publishing.ts'
import type { Snapshot } from '../../content/snapshot.ts'
import { readCurrent } from '../../site/publisher/release/releaseManifest.ts'
import { correctTo, type CmsStandIn } from '../helpers/cmsStandIn.ts'
import { findDamage, readLiveFile } from '../helpers/liveSite.ts'
import { openPublisherPlace, type PublisherPlace } from '../helpers/publisherPlace.ts'
import { until } from '../helpers/until.ts'

const page = 'ja/books/invented-geometry/index.html'
/** How the proxy changes the CMS's answer to one path. */
type Meddle = { path: string; with: (body: Buffer, response: ServerResponse) => void }

let place: PublisherPlace
let cms: CmsStandIn
let proxy: Awaited<ReturnType<typeof openProxy>>
let siteDir: string
beforeEach(async () => {
  place = await openPublisherPlace()
  ;({ cms, siteDir } = place)
  proxy = await openProxy(cms.url)
  place.start({ cms: { url: proxy.url, key: cms.key } })
  await until(() => cms.reports().length === 1)
})
afterEach(async () => {
  await place.close()
  await proxy.close()
})

const dropErratum = (body: Buffer, response: ServerResponse) => {
  const snapshot = JSON.parse(body.toString('utf8')) as Snapshot
  snapshot.errata.splice(1, 1)
  response.writeHead(200).end(JSON.stringify(snapshot))
}
const dropBook = (body: Buffer, response: ServerResponse) => {
  const snapshot = JSON.parse(body.toString('utf8')) as Snapshot
  snapshot.books.splice(0, 1)
  snapshot.counts.books -= 1
  response.writeHead(200).end(JSON.stringify(snapshot))
}
const cutAfter = (part: number) => (body: Buffer, response: ServerResponse) => {
  response.writeHead(200, { 'Content-Length': body.length })
  response.write(body.subarray(0, body.length * part), () => setTimeout(() => response.destroy(), 30))
}
const endAfter = (part: number) => (body: Buffer, response: ServerResponse) => {
  response.writeHead(200).end(body.subarray(0, body.length * part))
}

const cover = publishingPaths.mediaFile('cover.png')
const lies: [string, Meddle, RegExp][] = [
  [
    'a connection that breaks at once',
    { path: publishingPaths.snapshot, with: (_body, response) => response.destroy() },
    /could not reach the CMS/,
  ],
  [
    'half of the content, then a broken connection',
    { path: publishingPaths.snapshot, with: cutAfter(0.5) },
    /An answer of the CMS was cut off/,
  ],
  [
    'half of the content, as if it were all',
    { path: publishingPaths.snapshot, with: endAfter(0.5) },
    /An answer of the CMS was cut off/,
  ],
  [
    'all but the last byte',
    { path: publishingPaths.snapshot, with: endAfter(0.9999) },
    /An answer of the CMS was cut off/,
  ],
  [
    'content that lost an erratum',
    { path: publishingPaths.snapshot, with: dropErratum },
    /errata: 4 came, and the database holds 5/,
  ],
  [
    'content that lost a book whose errata are there',
    { path: publishingPaths.snapshot, with: dropBook },
    /"invented-geometry" is not published/,
  ],
  [
    'an empty answer',
    { path: publishingPaths.snapshot, with: endAfter(0) },
    /An answer of the CMS was cut off/,
  ],
  [
    "another program's page",
    { path: publishingPaths.snapshot, with: (_body, response) => response.end('<html>hello</html>') },
    /An answer of the CMS was cut off/,
  ],
  [
    'half of a picture',
    { path: cover, with: endAfter(0.5) },
    /cover\.png has 500 bytes, and the CMS holds 1000/,
  ],
]

describe('an answer that is cut, or lies (F5)', () => {
  it.each(lies)(
    '%s: refused whole, the site stays, and the next whole one goes live',
    async (_name, meddle, reason) => {
      const before = await readCurrent(siteDir)
      proxy.meddle(meddle)
      const row = cms.publish((snapshot) => {
        correctTo('after the cut')(snapshot)
        // The picture's document changed, so the picture is fetched again.
        Object.assign(snapshot.media[0] ?? {}, { updatedAt: '2026-06-01T00:00:00.000Z' })
      })
      await until(() => cms.reports().length === 2)
      expect(cms.reports()[1]).toMatchObject({ outcome: 'failed', release: before, changes: [row] })
      expect(cms.reports()[1]?.problems[0]?.message.en).toMatch(reason)
      expect(await readCurrent(siteDir)).toBe(before)
      proxy.meddle(null)
      await until(() => cms.waiting().length === 0)
      expect(readLiveFile(siteDir, page)).toContain('after the cut')
      expect(await findDamage(siteDir)).toEqual([])
    },
  )
})

/** A proxy between the publisher and the CMS that changes the answer to one path. */
async function openProxy(target: string) {
  let meddle: Meddle | null = null
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const passed = ask(
      `${target}${request.url}`,
      { method: request.method, headers: request.headers },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const body = Buffer.concat(chunks)
          if (meddle !== null && request.url === meddle.path) meddle.with(body, response)
          else response.writeHead(answer.statusCode ?? 502, answer.headers).end(body)
        })
      },
    )
    passed.on('error', () => response.destroy())
    request.pipe(passed)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    meddle: (next: Meddle | null) => {
      meddle = next
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

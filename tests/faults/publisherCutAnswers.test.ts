import { once } from 'node:events'
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publishingPaths } from '../../content/publishing.ts'
import type { BookPart, SiteIndex } from '../../content/snapshot.ts'
import { readCurrent } from '../../site/publisher/release/releaseManifest.ts'
import { correctTo, type CmsStandIn } from '../helpers/cmsStandIn.ts'
import { findDamage, readLiveFile } from '../helpers/liveSite.ts'
import { openPublisherPlace, type PublisherPlace } from '../helpers/publisherPlace.ts'
import { noteTries, triedOften } from '../helpers/tries.ts'
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

const bookPath = publishingPaths.book('invented-geometry')
const dropErratum = (body: Buffer, response: ServerResponse) => {
  const part = JSON.parse(body.toString('utf8')) as BookPart
  part.errata.splice(1, 1)
  response.writeHead(200).end(JSON.stringify(part))
}
const dropMedia = (body: Buffer, response: ServerResponse) => {
  const part = JSON.parse(body.toString('utf8')) as BookPart
  part.media = []
  part.counts.media = 0
  response.writeHead(200).end(JSON.stringify(part))
}
const dropBook = (body: Buffer, response: ServerResponse) => {
  const index = JSON.parse(body.toString('utf8')) as SiteIndex
  index.books.splice(0, 1)
  response.writeHead(200).end(JSON.stringify(index))
}
const cutAfter = (part: number) => (body: Buffer, response: ServerResponse) => {
  response.writeHead(200, { 'Content-Length': body.length })
  response.write(body.subarray(0, body.length * part), () => setTimeout(() => response.destroy(), 30))
}
const endAfter = (part: number) => (body: Buffer, response: ServerResponse) => {
  response.writeHead(200).end(body.subarray(0, body.length * part))
}

const cut = /An answer of the CMS was cut off/
const brokenAtOnce = (_body: Buffer, response: ServerResponse) => void response.destroy()
const anotherProgram = (_body: Buffer, response: ServerResponse) => void response.end('<html>hello</html>')
const cutsOf = (path: string): [string, Meddle, RegExp][] => [
  ['half of it, then a broken connection', { path, with: cutAfter(0.5) }, cut],
  ['half of it, as if it were all', { path, with: endAfter(0.5) }, cut],
  ['all but the last byte', { path, with: endAfter(0.9999) }, cut],
  ['an empty answer', { path, with: endAfter(0) }, cut],
  ["another program's page", { path, with: anotherProgram }, cut],
]

/** Publishes a text in the first book, whose cover changed too, and gives the row. */
const publish = () =>
  cms.publish((snapshot) => {
    correctTo('after the cut')(snapshot)
    // The picture's document changed, so the picture is fetched again.
    Object.assign(snapshot.media[0] ?? {}, { updatedAt: '2026-06-01T00:00:00.000Z' })
  })

async function expectRecovery(): Promise<void> {
  proxy.meddle(null)
  await until(() => cms.waiting().length === 0)
  expect(readLiveFile(siteDir, page)).toContain('after the cut')
  expect(await findDamage(siteDir)).toEqual([])
  noteTries({ id: 'F5', what: 'a cut or lying answer of the CMS', tries: 1, held: 1 })
}

describe('an index that is cut, or lies (F5)', triedOften({ tests: 15 }), () => {
  it.each([
    ...cutsOf(publishingPaths.index),
    [
      'a connection that breaks at once',
      { path: publishingPaths.index, with: brokenAtOnce },
      /could not reach the CMS/,
    ],
    [
      'an index that lost a book',
      { path: publishingPaths.index, with: dropBook },
      /books: 1 came, and the database holds 2/,
    ],
  ] as [string, Meddle, RegExp][])(
    '%s: refused whole, the site stays, and the next whole one goes live',
    async (_name, meddle, reason) => {
      const before = await readCurrent(siteDir)
      proxy.meddle(meddle)
      const row = publish()
      await until(() => cms.reports().length === 2)
      expect(cms.reports()[1]).toMatchObject({ outcome: 'failed', release: before, changes: [row] })
      expect(cms.reports()[1]?.problems[0]?.message.en).toMatch(reason)
      expect(await readCurrent(siteDir)).toBe(before)
      await expectRecovery()
    },
  )
})

describe('the part of a book that is cut, or lies (F5)', triedOften({ tests: 15 }), () => {
  it.each([
    ...cutsOf(bookPath),
    [
      'content that lost an erratum',
      { path: bookPath, with: dropErratum },
      /errata: 4 came, and the database holds 5/,
    ],
    [
      'content that lost the files of its pictures',
      { path: bookPath, with: dropMedia },
      /"media-1" is not published/,
    ],
  ] as [string, Meddle, RegExp][])(
    '%s: refused whole, the book keeps its pages, and the next whole one goes live',
    async (_name, meddle, reason) => {
      const before = readLiveFile(siteDir, page)
      proxy.meddle(meddle)
      const row = publish()
      await until(() => cms.reports().length === 2)
      expect(cms.reports()[1]).toMatchObject({ outcome: 'live', changes: [], held: [row] })
      expect(cms.reports()[1]?.problems[0]?.message.en).toMatch(reason)
      expect(readLiveFile(siteDir, page)).toBe(before)
      await expectRecovery()
    },
  )

  it('half of a picture: the book is published without it, and with it as soon as it comes whole', async () => {
    proxy.meddle({ path: publishingPaths.mediaFile('cover.png'), with: endAfter(0.5) })
    const row = publish()
    await until(() => cms.reports().length === 2)
    expect(cms.reports()[1]).toMatchObject({ outcome: 'live', changes: [row] })
    expect(cms.reports()[1]?.problems[0]?.message.en).toMatch(
      /cover\.png has 500 bytes, and the CMS holds 1000/,
    )
    proxy.meddle(null)
    await until(() => cms.reports().at(-1)?.problems.length === 0)
    await expectRecovery()
  })
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
          if (meddle !== null && request.url?.split('?')[0] === meddle.path) meddle.with(body, response)
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

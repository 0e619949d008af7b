import { once } from 'node:events'
import { readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listReleasedFiles } from '../../site/publisher/release/listReleasedFiles.ts'
import { readCurrent, readManifest } from '../../site/publisher/release/releaseManifest.ts'
import { createSiteRenderer } from '../../site/renderSite.ts'
import { createSiteServer } from '../../site/server/siteServer.ts'
import { sha256 } from '../../system/sha256.ts'
import { renamedSnapshot } from '../fixtures/renamedSnapshot.ts'
import type { CmsStandIn } from '../helpers/cmsStandIn.ts'
import { findDamage } from '../helpers/liveSite.ts'
import { rawRequest, type RawAnswer } from '../helpers/rawRequest.ts'
import { openPublisherHere, type PublisherHere } from '../helpers/runningPublisher.ts'
import { howOften, noteTries } from '../helpers/tries.ts'
import { until } from '../helpers/until.ts'

let here: PublisherHere
let cms: CmsStandIn
let current: string
/** A server that has served everything before the damage. */
let old: { port: number; close: () => Promise<void> }
beforeAll(async () => {
  here = await openPublisherHere()
  cms = here.cms
  current = join(here.siteDir, 'current')
  cms.publish((snapshot) => void Object.assign(snapshot, renamedSnapshot()), { books: null })
  here.start({
    renderer: createSiteRenderer({ programVersion: 'tests' }),
    watch: { bytesPerSecond: 100_000_000, restMs: 100 },
  })
  await until(() => cms.reports().length > 0 && cms.waiting().length === 0)
  old = await serve()
}, 60_000)
afterAll(async () => {
  await old.close()
  await here.close()
})

async function serve() {
  const server = createSiteServer({ siteDir: here.siteDir, log: () => undefined })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { port: (server.address() as AddressInfo).port, close }
}

const treeOf = (path: string) => realpathSync(join(current, path)).split('/trees/')[1]?.split('/')[0] ?? ''
const inTree = (name: string) => join(here.siteDir, 'trees', treeOf('ja/books/invented-geometry'), name)
const firstIn = (folder: string, pattern: RegExp) =>
  join(folder, readdirSync(folder).find((name) => pattern.test(name)) ?? 'nothing')

/** What a byte flips in, by its place at the time. */
const victims: Readonly<Record<string, () => string>> = {
  'the list of a release': () => join(current, '.release.json'),
  'the copy of the list of a release': () => join(current, '.release.json.copy'),
  'the list of a book’s files': () => inTree('.tree.json'),
  'the copy of the list of a book’s files': () => inTree('.tree.json.copy'),
  'a page of a book': () => join(current, 'ja/books/invented-geometry/errata/index.html'),
  'a shared page': () => join(current, 'en/index.html'),
  'a style sheet': () => firstIn(join(current, 'assets'), /\.css$/),
  'an upload': () =>
    join(current, 'media', sha256(cms.files.get('cover.png') ?? '').slice(0, 12), 'cover.png'),
  'an upload that the publisher keeps': () =>
    join(here.dataDir, 'publisher/media', sha256(cms.files.get('cover.png') ?? '')),
  'the former addresses for other hosts': () => join(current, '_redirects'),
  'the mark of a former address for nginx': () =>
    join(current, '.former/ja/books/first/to/ja+books+invented-geometry'),
}

function flipByte(file: string): void {
  const bytes = readFileSync(file)
  if (bytes.length === 0) return writeFileSync(file, Buffer.of(1))
  const at = Math.floor(Math.random() * bytes.length)
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(Math.random() * 8)), at)
  writeFileSync(file, bytes)
}

/** The addresses of all files of the release, and a former one. */
async function listAddresses(): Promise<string[]> {
  const manifest = await readManifest(join(here.siteDir, 'releases', (await readCurrent(here.siteDir)) ?? ''))
  const addresses = ['/ja/books/first/', '/en/books/second/errata/']
  for await (const { path } of listReleasedFiles(here.siteDir, manifest))
    addresses.push(`/${path.split('/').map(encodeURIComponent).join('/')}`)
  return addresses
}

type Answers = Map<string, RawAnswer>

/** What a reader's browser has after asking for all of it, with what it has from before. */
async function read({ port }: { port: number }, before: Answers = new Map()): Promise<Answers> {
  const answers: Answers = new Map()
  for (const path of await listAddresses()) {
    const cached = before.get(path)
    const etag = cached?.headers.etag
    const headers = { 'accept-encoding': 'gzip', ...(etag === undefined ? {} : { 'if-none-match': etag }) }
    const answer = await rawRequest({ port, path, headers })
    answers.set(path, answer.status === 304 && cached !== undefined ? cached : answer)
  }
  return answers
}

const statuses = (answers: Answers) => new Set([...answers.values()].map(({ status }) => status))
const contents = (answers: Answers) =>
  Object.fromEntries(
    [...answers].map(([path, { body, headers }]) => [path, headers.location ?? sha256(body)]),
  )

const isMended = () =>
  findDamage(here.siteDir).then(
    (damage) => damage.length === 0,
    () => false,
  )
const isKeptWhole = () => {
  const folder = join(here.dataDir, 'publisher/media')
  const sums = readdirSync(folder).filter((name) => name.length === 64)
  return sums.every((sum) => sha256(readFileSync(join(folder, sum))) === sum)
}

describe('a byte that flips on the disk (F16)', () => {
  it.each(Object.entries(victims))(
    'in %s is found and made good; no reader gets an error, or keeps a wrong byte',
    { timeout: 3_000_000 },
    async (name, find) => {
      const tries = howOften({ short: 1, long: 50 })
      for (let round = 0; round < tries; round += 1) {
        const file = find()
        const whole = await read(old)
        expect(statuses(whole)).toEqual(new Set([200, 301]))
        const seen = here.lines.length
        flipByte(file)
        const fresh = await serve()
        const [ofOld, ofFresh] = [await read(old), await read(fresh)]
        for (const answers of [ofOld, ofFresh]) {
          expect(statuses(answers)).toEqual(new Set([200, 301]))
          // The lists have copies, and marks have no content: readers notice nothing.
          if (/list|mark/.test(name)) expect(contents(answers)).toEqual(contents(whole))
        }
        await until(() =>
          here.lines.slice(seen).some((line) => line.startsWith('The live site is damaged: ')),
        )
        // A publish of another book wakes the publisher; without one, its next poll ends in 25 seconds.
        cms.publish(() => undefined, { books: ['book-2'] })
        await until(async () => cms.waiting().length === 0 && (await isMended()) && isKeptWhole())
        for (const [server, before] of [
          [old, ofOld],
          [fresh, ofFresh],
        ] as const)
          expect(contents(await read(server, before))).toEqual(contents(whole))
        await fresh.close()
      }
      noteTries({ id: 'F16', what: 'a byte flipped in each kind of file', tries, held: tries })
    },
  )
})

import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pruneReleases } from '../../site/publisher/release/pruneReleases.ts'
import { listReleases, readCurrent } from '../../site/publisher/release/releaseManifest.ts'
import { createSiteRenderer } from '../../site/renderSite.ts'
import { createSiteServer } from '../../site/server/siteServer.ts'
import { spareRoomName } from '../../system/spareRoom.ts'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'
import { correctTo, type CmsStandIn } from '../helpers/cmsStandIn.ts'
import { findDamage, readLiveFile } from '../helpers/liveSite.ts'
import { rawRequest } from '../helpers/rawRequest.ts'
import { openPublisherHere, type PublisherHere } from '../helpers/runningPublisher.ts'
import { howOften, noteTries } from '../helpers/tries.ts'
import { until } from '../helpers/until.ts'

const page = 'ja/books/invented-geometry/index.html'
const probe = join('/tmp', `okuzuke-mount-${process.pid}`)
mkdirSync(probe)
const mayMount = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', probe]).status === 0
if (mayMount) spawnSync('umount', [probe])
else console.log('A tmpfs cannot be mounted here: the full disk is not tried.')
rmSync(probe, { recursive: true })

let here: PublisherHere
let cms: CmsStandIn
let siteDir: string
/** Stops the publisher. */
let end: () => Promise<void>

/** Takes all the room that is left on the site's disk; gives how it is given back. */
function fill(): () => void {
  const file = join(siteDir, 'filling')
  spawnSync('dd', ['if=/dev/zero', `of=${file}`, 'bs=4096'])
  return () => rmSync(file, { force: true })
}
const largeErratum = (text: string) => correctTo(`${text} ${'x'.repeat(60_000)}`)
/** Removes all releases but the live one, and what they alone need, as on a disk that has been full for long. */
async function keepOneRelease(): Promise<void> {
  await until(() => cms.waiting().length === 0)
  const workDir = join(siteDir, 'pruned')
  mkdirSync(workDir)
  await pruneReleases({ siteDir, workDir, keep: 1 })
  rmSync(workDir, { recursive: true })
}
const rooms = () =>
  readdirSync(join(siteDir, 'building')).flatMap((name) => readdirSync(join(siteDir, 'building', name)))

describe.skipIf(!mayMount)('a full disk (F10)', () => {
  beforeEach(async () => {
    here = await openPublisherHere()
    ;({ cms, siteDir } = here)
    mkdirSync(siteDir)
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', siteDir])
    end = here.start()
    await until(() => cms.reports().length === 1)
  })
  afterEach(async () => {
    spawnSync('umount', ['-l', siteDir])
    await here.close()
  })

  it('switches nothing, leaves nothing behind, tells the editor, and goes live by itself when there is room', async () => {
    const tries = howOften({ short: 3, long: 50 })
    for (let round = 0; round < tries; round += 1) {
      const before = await readCurrent(siteDir)
      const makeRoom = fill()
      cms.publish(largeErratum(`round ${round}`))
      await until(() => cms.reports().at(-1)?.outcome === 'failed')
      expect(cms.reports().at(-1)?.problems[0]?.message).toEqual({
        ja: 'ディスクの空きがなく、新しいサイトを書き込めませんでした。公開中のサイトは元のままです。管理者が空きを作れば、自動でやり直します。',
        en:
          'The disk is full, and the new site could not be written. The live site is unchanged. ' +
          'As soon as an administrator makes room, the publisher tries again by itself.',
      })
      expect(await readCurrent(siteDir)).toBe(before)
      expect(await findDamage(siteDir)).toEqual([])
      makeRoom()
      await until(() => cms.waiting().length === 0)
      expect(readLiveFile(siteDir, page)).toContain(`round ${round}`)
      // A renewal of the lease may have been cut, too.
      expect(rooms().filter((name) => !name.startsWith('lease.json'))).toEqual([])
    }
    noteTries({ id: 'F10', what: 'the disk full while a release is written', tries, held: tries })
  })

  /** Fills the disk, and takes an erratum down in a release of its own. */
  const takeDown = (): (() => void) => {
    const makeRoom = fill()
    cms.publish(
      (snapshot) => {
        snapshot.errata = snapshot.errata
          .filter(({ tag }) => tag !== '0AB1C')
          .map((one) => ({ ...one, relatedTo: one.relatedTo.filter((tag) => tag !== '0AB1C') }))
      },
      { document: 'erratum-2', operation: 'unpublish' },
    )
    return makeRoom
  }
  const bringBack = async (): Promise<void> => {
    const { errata } = smallSnapshot()
    for (const erratum of errata) if (erratum.tag === '0AB1C') erratum.correction = 'y'.repeat(60_000)
    cms.publish((snapshot) => void Object.assign(snapshot, { errata }))
    await until(() => cms.waiting().length === 0)
    expect(readLiveFile(siteDir, page)).toContain('id="0AB1C"')
  }
  const expectTakenDown = async (): Promise<void> => {
    expect(readLiveFile(siteDir, page)).not.toContain('id="0AB1C"')
    expect(readLiveFile(siteDir, page)).toContain('id="7K2QD"')
    expect(cms.reports().at(-1)).toMatchObject({
      outcome: 'live',
      problems: [{ severity: 'warning', message: gone }],
    })
    expect(await findDamage(siteDir)).toEqual([])
  }
  const tries = howOften({ short: 1, long: 17 })
  const noteTakedowns = () =>
    noteTries({ id: 'F10', what: 'a takedown while the disk is full', tries, held: tries })

  it('does not stop a takedown: earlier releases go instead', async () => {
    for (let round = 0; round < tries; round += 1) {
      for (const text of ['one', 'two', 'three']) {
        cms.publish(largeErratum(`${text} ${round}`))
        await until(() => cms.waiting().length === 0)
      }
      const makeRoom = takeDown()
      await until(() => cms.waiting().length === 0)
      expect((await listReleases(siteDir)).length).toBe(2)
      await expectTakenDown()
      makeRoom()
      await bringBack()
    }
    noteTakedowns()
  })

  it('does not stop a takedown where there is no earlier release: room is kept for it', async () => {
    await end()
    here.start({ spareBytes: 256 * 1024 })
    await until(() => existsSync(join(siteDir, spareRoomName)))
    for (let round = 0; round < tries; round += 1) {
      await keepOneRelease()
      const makeRoom = takeDown()
      await until(() => cms.waiting().length === 0)
      await expectTakenDown()
      expect(existsSync(join(siteDir, spareRoomName))).toBe(false)
      makeRoom()
      await bringBack()
      await until(() => existsSync(join(siteDir, spareRoomName)))
    }
    noteTakedowns()
  })

  it('takes the pages away and makes them anew where nothing else gives room', async () => {
    const aways: boolean[] = []
    await end()
    here.start({
      change: ({ buildTree }) => ({
        buildTree: (options) => {
          aways.push(!existsSync(join(siteDir, 'current', page)))
          return buildTree(options)
        },
      }),
    })
    await bringBack()
    for (let round = 0; round < tries; round += 1) {
      await keepOneRelease()
      aways.length = 0
      const makeRoom = takeDown()
      await until(() => cms.waiting().length === 0)
      expect(aways.at(-1)).toBe(true)
      await expectTakenDown()
      makeRoom()
      await bringBack()
    }
    noteTakedowns()
  })

  it('keeps them away, and says so, while something takes all the room that they gave', async () => {
    let fillUp = () => {}
    await end()
    here.start({
      renderer: createSiteRenderer({ programVersion: 'site' }),
      programVersion: 'site',
      change: ({ buildTree }) => ({
        buildTree: (options) => {
          fillUp()
          return buildTree(options)
        },
      }),
    })
    const errata = ['ja/books/invented-geometry/errata/index.html', 'ja/books/english-only/errata/index.html']
    await until(() => errata.every((path) => existsSync(join(siteDir, 'current', path))))
    const server = createSiteServer({ siteDir, log: () => undefined }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const statusOf = async (path: string) => (await rawRequest({ port, path: `/${path}` })).status
    expect(await statusOf(page)).toBe(200)
    await keepOneRelease()
    fillUp = fill
    const makeRoom = takeDown()
    await until(() => cms.reports().at(-1)?.outcome === 'failed')
    expect(
      cms
        .reports()
        .at(-1)
        ?.problems.map(({ message }) => message),
    ).toEqual([away])
    const paths = [
      page,
      'en/books/invented-geometry/errata/',
      'ja/feed.xml',
      'ja/books/english-only/',
      'en/',
      'none/',
    ]
    expect(await Promise.all(paths.map(statusOf))).toEqual([503, 503, 503, 200, 200, 404])
    fillUp = () => {}
    makeRoom()
    await until(() => cms.waiting().length === 0)
    expect(readLiveFile(siteDir, String(errata[0]))).not.toContain('0AB1C')
    expect(await Promise.all(paths.map(statusOf))).toEqual([200, 200, 200, 200, 200, 404])
    expect(await findDamage(siteDir)).toEqual([])
    server.closeAllConnections()
    server.close()
    noteTries({ id: 'F10', what: 'a takedown while the disk is full', tries: 1, held: 1 })
  })
})

const gone = {
  ja: 'ディスクの空きがありません。取り下げたものはサイトから消えましたが、ほかの変更は、管理者がディスクの空きを作るまで公開できません。',
  en:
    'The disk is full. What was taken down is gone from the site; nothing else can be published until an administrator ' +
    'makes room on the disk.',
}
const away = {
  ja:
    'ディスクの空きがなく、取り下げたものを除いたページを書き込めませんでした。取り下げたものが読者に見えないように、本「架空の幾何学」のページと、' +
    'それを引用するお知らせやフィードを、このサーバーのサイトからいったん外しました。管理者が空きを作れば、自動で元に戻ります。',
  en:
    'The disk is full, and the pages without what was taken down could not be written. So that no reader sees it, ' +
    'the pages of “Invented Geometry”, and the news and feeds that quote it, were taken off the site on this server for now. ' +
    'They come back by themselves as soon as an administrator makes room.',
}

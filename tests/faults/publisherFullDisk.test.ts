import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listReleases, readCurrent } from '../../site/publisher/release/releaseManifest.ts'
import { correctTo, type CmsStandIn } from '../helpers/cmsStandIn.ts'
import { findDamage, readLiveFile } from '../helpers/liveSite.ts'
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

/** Takes all the room that is left on the site's disk; gives how it is given back. */
function fill(): () => void {
  const file = join(siteDir, 'filling')
  spawnSync('dd', ['if=/dev/zero', `of=${file}`, 'bs=4096'])
  return () => rmSync(file, { force: true })
}
const largeErratum = (text: string) => correctTo(`${text} ${'x'.repeat(60_000)}`)
const rooms = () =>
  readdirSync(join(siteDir, 'building')).flatMap((name) => readdirSync(join(siteDir, 'building', name)))

describe.skipIf(!mayMount)('a full disk (F10)', () => {
  beforeEach(async () => {
    here = await openPublisherHere()
    ;({ cms, siteDir } = here)
    mkdirSync(siteDir)
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', siteDir])
    here.start()
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
      expect(rooms()).toEqual(['lease.json'])
    }
    noteTries({ id: 'F10', what: 'the disk full while a release is written', tries, held: tries })
  })

  it('does not stop a takedown: earlier releases go instead', async () => {
    for (const text of ['one', 'two', 'three']) {
      cms.publish(largeErratum(text))
      await until(() => cms.waiting().length === 0)
    }
    expect((await listReleases(siteDir)).length).toBe(4)
    const makeRoom = fill()
    cms.publish(
      (snapshot) => {
        snapshot.errata = snapshot.errata
          .filter(({ tag }) => tag !== '0AB1C')
          .map((one) => ({ ...one, relatedTo: one.relatedTo.filter((tag) => tag !== '0AB1C') }))
      },
      { document: 'erratum-2', operation: 'unpublish' },
    )
    await until(() => cms.waiting().length === 0)
    expect(readLiveFile(siteDir, page)).not.toContain('id="0AB1C"')
    expect(readLiveFile(siteDir, page)).toContain('id="7K2QD"')
    expect((await listReleases(siteDir)).length).toBe(2)
    expect(await findDamage(siteDir)).toEqual([])
    makeRoom()
    noteTries({ id: 'F10', what: 'a takedown while the disk is full', tries: 1, held: 1 })
  })
})

import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCurrent, readManifest } from '../../site/publisher/release/releaseManifest.ts'
import { correctTo, type CmsStandIn } from '../helpers/cmsStandIn.ts'
import { findDamage, readLiveFile } from '../helpers/liveSite.ts'
import { openPublisherPlace, type PublisherPlace } from '../helpers/publisherPlace.ts'
import { until } from '../helpers/until.ts'
import { howOften, noteEachTest, noteTries, triedOften } from '../helpers/tries.ts'

const page = 'ja/books/invented-geometry/index.html'
const hasStrace = spawnSync('strace', ['-f', '-e', 'trace=rename', 'true']).status === 0
if (!hasStrace) console.log('strace is not here: kills at single system calls are not tried.')

let place: PublisherPlace
let cms: CmsStandIn
let siteDir: string
beforeEach(async () => {
  place = await openPublisherPlace()
  ;({ cms, siteDir } = place)
})
afterEach(() => place.close())

/** Makes a first release; afterwards no change waits and no publisher runs. */
async function firstRelease(): Promise<void> {
  const publisher = place.start()
  await until(() => cms.reports().length === 1)
  publisher.kill('SIGTERM')
  expect(await publisher.ended).toEqual({ code: 0, signal: null })
}

/** Starts a publisher and lets it live: the waiting change goes live, and nothing is left of the killed one. */
async function expectRecovery(text: string): Promise<void> {
  expect(await findDamage(siteDir)).toEqual([])
  const publisher = place.start()
  await publisher.untilSaid('The publisher is ready.')
  await until(() => cms.waiting().length === 0)
  expect(readLiveFile(siteDir, page)).toContain(text)
  expect(await findDamage(siteDir)).toEqual([])
  publisher.kill('SIGTERM')
  expect(await publisher.ended).toEqual({ code: 0, signal: null })
  const folders = readdirSync(join(siteDir, 'building'))
  expect(folders.map((name) => readdirSync(join(siteDir, 'building', name)))).toEqual([['lease.json']])
  for (const id of readdirSync(join(siteDir, 'releases'))) await readManifest(join(siteDir, 'releases', id))
}

const steps = [
  'before:fetchIndex',
  'before:fetchBook',
  'before:renderBook',
  'before:buildTree',
  'after:buildTree',
  'before:renderShared',
  'before:buildRelease',
  'after:buildRelease',
  'after:switchRelease',
  'after:pruneReleases',
  'before:sendReport',
  'after:sendReport',
]

describe('a publisher killed with -9 (F2)', () => {
  it.each(steps)(
    '%s leaves a whole site, and the next one brings the change',
    triedOften({ tests: 17 }),
    async (holdAt) => {
      await firstRelease()
      cms.publish(correctTo(`killed ${holdAt}`))
      const publisher = place.start({ env: { HOLD_AT: holdAt } })
      await publisher.untilSaid('held')
      publisher.kill('SIGKILL')
      await publisher.ended
      await expectRecovery(`killed ${holdAt}`)
      noteTries({ id: 'F2', what: 'kill -9 at a step of the build', tries: 1, held: 1 })
    },
  )

  it.each([
    'before:buildTree',
    'after:buildTree',
    'before:buildRelease',
    'after:buildRelease',
    'after:switchRelease',
  ])('in the very first build %s is as if it had not been there', async (holdAt) => {
    const publisher = place.start({ env: { HOLD_AT: holdAt } })
    await publisher.untilSaid('held')
    publisher.kill('SIGKILL')
    await publisher.ended
    cms.publish(correctTo('first'))
    await expectRecovery('first')
    noteTries({ id: 'F2', what: 'kill -9 at a step of the build', tries: 1, held: 1 })
  })

  it(
    'between the switch and the report: the same bytes, no second release, reported once (F3)',
    triedOften({ tests: 1 }),
    async () => {
      await firstRelease()
      const row = cms.publish(correctTo('switched, not reported'))
      const publisher = place.start({ env: { HOLD_AT: 'before:sendReport' } })
      await publisher.untilSaid('held')
      publisher.kill('SIGKILL')
      await publisher.ended
      const switched = await readCurrent(siteDir)
      expect(readLiveFile(siteDir, page)).toContain('switched, not reported')
      expect(cms.waiting()).toEqual([row])
      await expectRecovery('switched, not reported')
      expect(await readCurrent(siteDir)).toBe(switched)
      expect(cms.reports().filter((report) => report.changes.includes(row))).toMatchObject([
        { outcome: 'live', release: switched, changes: [row] },
      ])
      noteTries({ id: 'F3', what: 'kill -9 between the switch and the report', tries: 1, held: 1 })
    },
  )

  const kills = howOften({ short: 30, long: 100 })
  it(`at ${kills} random moments leaves a whole site each time, and the last change goes live`, async () => {
    await firstRelease()
    let killed = 0
    for (let round = 0; round < kills; round += 1) {
      cms.publish(correctTo(`round ${round}`))
      const publisher = place.start()
      await publisher.untilSaid('The publisher is ready.')
      // A build of this site takes 30 ms: most kills hit it, some come before or after.
      await sleep(Math.random() * 80)
      publisher.kill('SIGKILL')
      if ((await publisher.ended).signal === 'SIGKILL') killed += 1
      expect(await findDamage(siteDir)).toEqual([])
    }
    expect(killed).toBe(kills)
    cms.publish(correctTo('the last word'))
    await expectRecovery('the last word')
    noteTries({ id: 'F2', what: 'kill -9 at a random moment', tries: kills, held: kills })
  })
})

describe.skipIf(!hasStrace)(
  'a publisher killed at a single system call (F2)',
  triedOften({ tests: 16 }),
  () => {
    noteEachTest({ id: 'F2', what: 'kill -9 at a system call' })
    // The switch of one release makes two renames and one symlink; the other calls are of the lease and of the saved files.
    const calls = [
      ...[1, 2, 3, 4, 5].map((when) => `rename:${when}`),
      ...[1].map((when) => `symlink:${when}`),
      ...[1, 3, 6, 9, 12].map((when) => `fsync:${when}`),
      ...[1, 5, 9].map((when) => `mkdir:${when}`),
      ...[1, 5].map((when) => `link:${when}`),
    ]
    it.each(calls)('%s leaves a whole site, and the next one brings the change', async (call) => {
      const [name, when] = call.split(':')
      await firstRelease()
      cms.publish(correctTo(`killed at ${call}`))
      // One thread for the file system, because strace counts the calls of each thread by themselves.
      // No --seccomp-bpf: with it, strace 6.1 counts no further than the first call.
      const publisher = place.start({
        env: { UV_THREADPOOL_SIZE: '1' },
        wrap: [
          ...['strace', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${name}`],
          ...['-e', `inject=${name}:signal=SIGKILL:when=${when}`],
        ],
      })
      await publisher.untilEnded()
      expect(publisher.output()).not.toContain('has stopped')
      await expectRecovery(`killed at ${call}`)
    })
  },
)

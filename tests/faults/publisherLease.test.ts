import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCurrent } from '../../site/publisher/release/releaseManifest.ts'
import { correctTo, type CmsStandIn } from '../helpers/cmsStandIn.ts'
import { findDamage, readLiveFile } from '../helpers/liveSite.ts'
import { openPublisherPlace, type PublisherPlace } from '../helpers/publisherPlace.ts'
import type { PublisherProcess } from '../helpers/startPublisher.ts'
import { until } from '../helpers/until.ts'
import { noteEachTest, triedOften } from '../helpers/tries.ts'

const page = 'ja/books/invented-geometry/index.html'
const shortLease = { LEASE_BEAT_MS: '100', LEASE_PATIENCE_MS: '1500' }

let place: PublisherPlace
let cms: CmsStandIn
let siteDir: string
beforeEach(async () => {
  place = await openPublisherPlace()
  ;({ cms, siteDir } = place)
})
afterEach(() => place.close())

function start(env: Record<string, string> = {}): PublisherProcess {
  return place.start({ env: { ...shortLease, ...env } })
}

describe('two publishers (F12)', triedOften({ tests: 3 }), () => {
  noteEachTest({ id: 'F12', what: 'a second one, a killed one, one that sleeps past its lease' })
  it('take turns: the second waits, and goes on as soon as the first has ended', async () => {
    const first = start()
    await until(() => cms.reports().length === 1)
    const second = start()
    await second.untilSaid('works on this site; this one waits until it is gone.')
    cms.publish(correctTo('by the first'))
    await until(() => cms.waiting().length === 0)
    expect(second.output()).not.toContain('is live')
    first.kill('SIGTERM')
    await second.untilSaid('The publisher is ready.')
    cms.publish(correctTo('by the second'))
    await until(() => cms.waiting().length === 0)
    expect(readLiveFile(siteDir, page)).toContain('by the second')
  })

  it('a killed one is followed at once, without waiting for its lease to run out', async () => {
    const first = start({ LEASE_PATIENCE_MS: '600000' })
    await until(() => cms.reports().length === 1)
    first.kill('SIGKILL')
    await first.ended
    const second = start({ LEASE_PATIENCE_MS: '600000' })
    await second.untilSaid('The publisher is ready.')
    expect(second.output()).not.toContain('waits until it is gone')
  })

  it('one that slept past its lease, in the middle of a switch, changes nothing any more', async () => {
    const sleeper = start({ HOLD_AT: 'before:switchRelease', RELEASE_HOLD_AFTER_MS: '4000' })
    await sleeper.untilSaid('held')
    sleeper.kill('SIGSTOP')
    cms.publish(correctTo('by the one that took over'))
    const second = start()
    await until(() => cms.waiting().length === 0)
    const live = await readCurrent(siteDir)
    const reports = cms.reports().length
    sleeper.kill('SIGCONT')
    await sleeper.untilSaid('Another publisher took over this site; what this one was building is void.')
    await sleeper.untilSaid('works on this site; this one waits until it is gone.')
    expect(await readCurrent(siteDir)).toBe(live)
    expect(cms.reports()).toHaveLength(reports)
    expect(readLiveFile(siteDir, page)).toContain('by the one that took over')
    expect(await findDamage(siteDir)).toEqual([])
    expect(existsSync(join(siteDir, 'building/000001'))).toBe(false)
    cms.publish(correctTo('and goes on'))
    await until(() => cms.waiting().length === 0)
    expect(second.output()).toContain('is live')
  })
})

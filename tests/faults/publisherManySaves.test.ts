import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listReleases, readCurrent } from '../../site/publisher/release/releaseManifest.ts'
import { correctTo, type CmsStandIn } from '../helpers/cmsStandIn.ts'
import { findDamage, readLiveFile } from '../helpers/liveSite.ts'
import { openPublisherPlace, type PublisherPlace } from '../helpers/publisherPlace.ts'
import { howOften, noteTries } from '../helpers/tries.ts'
import { until } from '../helpers/until.ts'
import { defaultFollowTimes } from '../../site/publisher/follow/followTimes.ts'
import { openPublisherHere, type PublisherHere } from '../helpers/runningPublisher.ts'

const page = 'ja/books/invented-geometry/index.html'

describe('100 saves in ten seconds (F13)', () => {
  let here: PublisherHere
  beforeEach(async () => {
    here = await openPublisherHere()
  })
  afterEach(() => here.close())

  it('make at most 10 builds, and the last save is live', async () => {
    const tries = howOften({ short: 1, long: 50 })
    const { cms, siteDir } = here
    here.start({ times: defaultFollowTimes })
    await until(() => cms.reports().length === 1)
    for (let round = 1; round <= tries; round += 1) {
      const before = cms.reports().length
      for (let save = 0; save < 100; save += 1) {
        cms.publish(correctTo(`round ${round}, save ${save}.`))
        await sleep(100)
      }
      await until(() => cms.waiting().length === 0)
      expect(cms.reports().length - before).toBeLessThanOrEqual(10)
      expect(readLiveFile(siteDir, page)).toContain(`round ${round}, save 99.`)
    }
    noteTries({ id: 'F13', what: '100 saves in ten seconds, at most 10 builds', tries, held: tries })
  })
})

describe('a clock that jumps (F18)', () => {
  let place: PublisherPlace
  let cms: CmsStandIn
  beforeEach(async () => {
    place = await openPublisherPlace()
    cms = place.cms
  })
  afterEach(() => place.close())

  it('two days on and three back changes neither the order of releases nor what is live', async () => {
    const tries = howOften({ short: 4, long: 50 })
    const days = [0, 2, -1, 0]
    for (let round = 0; round < tries; round += 1) {
      const text = `round ${round}`
      const day = days[round % days.length] ?? 0
      const publisher = place.start({ env: { CLOCK_DAYS: String(day) } })
      await publisher.untilSaid('The publisher is ready.')
      cms.publish(correctTo(text), { createdAt: new Date(Date.now() + day * 86_400_000).toISOString() })
      await until(() => cms.waiting().length === 0)
      expect(readLiveFile(place.siteDir, page)).toContain(text)
      expect(await readCurrent(place.siteDir)).toBe((await listReleases(place.siteDir)).at(-1))
      expect(cms.reports().at(-1)?.startedAt.slice(0, 10)).toBe(
        new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10),
      )
      publisher.kill('SIGTERM')
      await publisher.ended
    }
    expect(await findDamage(place.siteDir)).toEqual([])
    noteTries({ id: 'F18', what: 'the clock two days on and one back', tries, held: tries })
  })
})

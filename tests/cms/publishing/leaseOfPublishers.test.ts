import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { publishingPaths } from '../../../content/publishing.ts'
import { LeaseLostError } from '../../../site/publisher/lease/holdLease.ts'
import type { SiteLease } from '../../../site/publisher/lease/holdSiteLease.ts'
import { takeSiteLease } from '../../../site/publisher/lease/takeSiteLease.ts'
import type { LeaseTimes } from '../../../site/publisher/lease/takeLease.ts'
import { json, openTestCms, type TestCms } from '../../helpers/openTestCms.ts'
import { until } from '../../helpers/until.ts'

let cms: TestCms

beforeAll(async () => {
  cms = await openTestCms()
})
afterAll(() => cms.close())
beforeEach(() => cms.payload.db.deleteMany({ collection: 'site-lease', where: {} }))

const patient: LeaseTimes = { beatMs: 100, patienceMs: 3_600_000 }
const quick: LeaseTimes = { beatMs: 100, patienceMs: 3_000 }
const takenOver = new LeaseLostError(
  'Another publisher took over this site; what this one was building is void.',
)

/** A publisher whose requests the CMS answers in this process. While it is cut off, none arrives. */
const createPublisher = (times: LeaseTimes) => {
  const stop = new AbortController()
  let isCutOff = false
  const reach: typeof fetch = async (address, init) => {
    if (isCutOff) throw new TypeError('fetch failed')
    return cms.request(String(address).slice(cms.settings.cmsUrl.length), init)
  }
  const take = () =>
    takeSiteLease({
      cms: { cmsUrl: cms.settings.cmsUrl, publisherApiKey: cms.settings.publisherApiKey, fetch: reach },
      holder: randomUUID(),
      isShared: true,
      signal: stop.signal,
      log: () => {},
      times,
    })
  return {
    take,
    cutOff: () => {
      isCutOff = true
    },
    stop: () => stop.abort(),
  }
}
const report = (lease: SiteLease) =>
  cms.asPublisher(
    publishingPaths.releases,
    json('POST', {
      id: randomUUID(),
      outcome: 'live',
      release: '000001-abcdef01',
      changes: [],
      pages: 1,
      startedAt: '2026-04-01T00:00:00.000Z',
      durations: {},
      problems: [],
      lease: lease.number,
    }),
  )

describe('publishers on several machines', () => {
  it('of ten that start at one moment have the lease one after the other, each with its own number', async () => {
    const leases: SiteLease[] = []
    const work = Array.from({ length: 10 }, async () => {
      const lease = await createPublisher(patient).take()
      leases.push(lease)
      expect(leases.filter(({ lost }) => lost.aborted)).toEqual([])
      await lease.confirm()
      await lease.giveBack()
    })
    await Promise.all(work)
    expect(leases.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('do not take over from one that lives', async () => {
    const lease = await createPublisher(patient).take()
    const other = createPublisher(quick)
    const waiting = other.take()
    const { beat } = await readRow()
    await until(async () => (await readRow()).beat !== beat)
    await lease.confirm()
    expect((await report(lease)).status).toBe(201)
    other.stop()
    await expect(waiting).rejects.toThrow('operation was aborted')
    await lease.giveBack()
  })

  it('take over from one that is cut off, which has stopped by then and can report nothing more', async () => {
    const publisher = createPublisher(quick)
    const lease = await publisher.take()
    const taking = createPublisher(quick).take()
    publisher.cutOff()
    const next = await taking
    expect(lease.lost.aborted).toBe(true)
    expect(next.number).toBe(2)
    expect((await report(lease)).status).toBe(409)
    expect((await report(next)).status).toBe(201)
    await next.giveBack()
  })

  it('take over from one that slept, which is told so when it asks again', async () => {
    const lease = await createPublisher({ beatMs: 3_600_000, patienceMs: 4 * 3_600_000 }).take()
    const next = await createPublisher(quick).take()
    expect(lease.lost.aborted).toBe(false)
    await expect(lease.confirm()).rejects.toEqual(takenOver)
    expect(lease.lost.reason).toEqual(takenOver)
    expect((await report(lease)).status).toBe(409)
    await lease.giveBack()
    await next.confirm()
    await next.giveBack()
  })
})

async function readRow(): Promise<{ beat: string }> {
  const { docs } = await cms.payload.find({ collection: 'site-lease', overrideAccess: true })
  return { beat: docs[0]?.beat ?? '' }
}

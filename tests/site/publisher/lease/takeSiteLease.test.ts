import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CmsError } from '../../../../site/publisher/fetch/cmsError.ts'
import { LeaseLostError } from '../../../../site/publisher/lease/holdLease.ts'
import { takeSiteLease } from '../../../../site/publisher/lease/takeSiteLease.ts'
import type { LeaseTimes } from '../../../../site/publisher/lease/takeLease.ts'
import { ownIdentity } from '../../../../system/processIdentity.ts'
import { until } from '../../../helpers/until.ts'
import { openLeaseStandIn, type LeaseStandIn } from './leaseStandIn.ts'

const hour = 3_600_000
const quick: LeaseTimes = { beatMs: 50, patienceMs: 600 }
/** Renews often, and never counts anybody as gone. */
const patient: LeaseTimes = { beatMs: 50, patienceMs: hour }

let standIn: LeaseStandIn
let lines: string[]
let stop: AbortController

beforeEach(async () => {
  standIn = await openLeaseStandIn()
  lines = []
  stop = new AbortController()
})
afterEach(async () => {
  stop.abort()
  await standIn.close()
})

const take = ({
  holder = randomUUID() as string,
  isShared = false,
  times = patient,
}: { holder?: string; isShared?: boolean; times?: LeaseTimes } = {}) =>
  takeSiteLease({
    cms: standIn.cms,
    holder,
    isShared,
    signal: stop.signal,
    log: (line) => lines.push(line),
    times,
  })
const countRequests = (action: string) => standIn.requests().filter((request) => request === action).length
const takenOver = 'Another publisher took over this site; what this one was building is void.'

describe('where the CMS needs no lease', () => {
  beforeEach(async () => {
    await standIn.close()
    standIn = await openLeaseStandIn({ needed: false })
  })

  it('none is taken, and none is lost when the CMS goes away', async () => {
    const lease = await take({ times: quick })
    standIn.be('away')
    await lease.confirm()
    await lease.giveBack()
    expect(lease.number).toBe(null)
    expect(standIn.requests()).toEqual(['need'])
  })

  it('it is taken all the same where the release goes to a place that other machines write to', async () => {
    const lease = await take({ isShared: true })
    expect(lease.number).toBe(1)
    expect(standIn.requests()).toEqual(['take'])
    await lease.giveBack()
  })
})

describe('taking', () => {
  it('gets a free lease at once, and gives it back at once', async () => {
    const lease = await take()
    expect(standIn.row()).toMatchObject({ number: 1, process: JSON.stringify(ownIdentity()) })
    await lease.giveBack()
    expect(standIn.row()).toMatchObject({ number: 1, holder: null })
    expect(lines).toEqual([])
  })

  it('waits for another publisher, and has the lease when that gives it back', async () => {
    const first = await take()
    const second = take()
    await until(() => countRequests('take') > 3)
    expect(lines).toEqual([
      `Another publisher (process ${process.pid} on ${ownIdentity().machine.split(' ')[0]}) works on this site; ` +
        'this one waits until it is gone.',
    ])
    await first.giveBack()
    expect((await second).number).toBe(2)
    await (await second).giveBack()
  })

  it('waits as long as the other one lives', async () => {
    standIn.takeAs('{"of":"another version"}')
    const pulse = setInterval(() => standIn.beat(), 20)
    const lease = take({ times: { beatMs: 50, patienceMs: 1_500 } })
    await until(() => countRequests('take') > 20)
    clearInterval(pulse)
    expect((await lease).number).toBe(2)
    expect(lines).toEqual(['Another publisher works on this site; this one waits until it is gone.'])
    await (await lease).giveBack()
  })

  it('needs no patience where the process of the holder has ended on this machine', async () => {
    const child = spawn(process.execPath, ['--eval', ''])
    standIn.takeAs(JSON.stringify({ ...ownIdentity(), pid: child.pid, started: null }))
    await once(child, 'exit')
    const lease = await take()
    expect(lease.number).toBe(2)
    await lease.giveBack()
  })

  it('waits for a CMS that is away, and says so once', async () => {
    standIn.be('away')
    const lease = take()
    await until(() => lines.length === 1)
    standIn.be('there')
    expect((await lease).number).toBe(1)
    expect(lines).toEqual([
      expect.stringMatching(
        /^The lease of this site can't be asked for yet. The CMS at .*\/api\/site\/lease can't be reached/,
      ),
      'The CMS answers again.',
    ])
    await (await lease).giveBack()
  })

  it('ends where it is stopped', async () => {
    standIn.takeAs(null)
    const lease = take()
    await until(() => countRequests('take') > 1)
    stop.abort()
    await expect(lease).rejects.toThrow('operation was aborted')
  })
})

describe('holding', () => {
  it('shows that it lives', async () => {
    const lease = await take()
    const { beat } = standIn.row() ?? {}
    await until(() => countRequests('renew') > 3)
    expect(standIn.row()?.beat).not.toBe(beat)
    expect(lease.lost.aborted).toBe(false)
    await lease.giveBack()
    const renewals = countRequests('renew')
    await until(() => standIn.row()?.holder === null)
    expect(countRequests('renew')).toBe(renewals)
  })

  it('ends where another publisher has taken over', async () => {
    const lease = await take()
    standIn.takeAs(null)
    await until(() => lease.lost.aborted)
    expect(lease.lost.reason).toEqual(new LeaseLostError(takenOver))
    await lease.giveBack()
    expect(standIn.row()?.holder).not.toBe(null)
    expect(lines).toEqual([])
  })

  it.each(['away', 'silent'] as const)(
    'ends where the CMS is %s for too long; the same publisher has it again at once',
    async (state) => {
      const holder = randomUUID()
      const lease = await take({ holder, times: quick })
      standIn.be(state)
      await until(() => lease.lost.aborted)
      expect(lease.lost.reason).toEqual(
        new LeaseLostError(
          'The CMS has not renewed the lease of this site for 0.5 s, so another publisher may take over; ' +
            'what this one was building is void. It goes on as soon as the CMS gives it the lease again.',
        ),
      )
      await lease.giveBack()
      standIn.be('there')
      const again = await take({ holder })
      expect(again.number).toBe(2)
      expect(countRequests('take')).toBe(2)
      await again.giveBack()
    },
  )

  it('goes on where the CMS was away for a moment, and says so once', async () => {
    const lease = await take({ times: { beatMs: 20, patienceMs: hour } })
    standIn.be('away')
    await until(() => lines.length > 0)
    standIn.be('there')
    await until(() => lines.length > 1)
    expect(lease.lost.aborted).toBe(false)
    expect(lines).toEqual([
      expect.stringMatching(/^The lease of this site could not be renewed. The CMS at .* can't be reached/),
      'The lease of this site is renewed again.',
    ])
    await lease.giveBack()
  })
})

describe('confirming', () => {
  // No renewal comes in between.
  const slow: LeaseTimes = { beatMs: hour, patienceMs: 3 * hour }

  it('is silent while the lease is held', async () => {
    const lease = await take({ times: slow })
    await lease.confirm()
    expect(standIn.requests()).toEqual(['need', 'take', 'renew'])
    await lease.giveBack()
  })

  it('says that another publisher has taken over, which the holder has not heard of yet', async () => {
    const lease = await take({ times: slow })
    standIn.takeAs(null)
    expect(lease.lost.aborted).toBe(false)
    await expect(lease.confirm()).rejects.toEqual(new LeaseLostError(takenOver))
    expect(lease.lost.aborted).toBe(true)
    await expect(lease.confirm()).rejects.toEqual(new LeaseLostError(takenOver))
  })

  it('says that the CMS does not answer', async () => {
    const lease = await take({ times: slow })
    standIn.be('away')
    await expect(lease.confirm()).rejects.toThrow(CmsError)
    expect(lease.lost.aborted).toBe(false)
  })
})

describe('a publisher that is suspended (SIGSTOP) past its patience', () => {
  it('loses the lease to another one, and knows it as soon as it goes on', async () => {
    const file = join(import.meta.dirname, 'leaseHolder.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', file], {
      env: {
        ...process.env,
        CMS_URL: standIn.cms.cmsUrl,
        PUBLISHER_API_KEY: standIn.cms.publisherApiKey,
        LEASE_PATIENCE_MS: '30000',
      },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    const ended = once(child, 'exit')
    try {
      await until(() => output.includes('taken: 1'))
      child.kill('SIGSTOP')
      const lease = await take({ times: { beatMs: 50, patienceMs: 1_000 } })
      expect(lease.number).toBe(2)
      child.kill('SIGCONT')
      expect(await ended).toEqual([0, null])
      expect(output).toBe(`taken: 1\nlost: ${takenOver}\n`)
      expect(standIn.row()?.number).toBe(2)
      await lease.giveBack()
    } finally {
      child.kill('SIGKILL')
    }
  })
})

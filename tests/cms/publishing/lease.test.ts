import { randomUUID } from 'node:crypto'
import { getPayload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildCmsConfig } from '../../../cms/buildCmsConfig.ts'
import { changeLease } from '../../../cms/publishing/changeLease.ts'
import { LeaseAnswer, publishingPaths, type LeaseRequest } from '../../../content/publishing.ts'
import { json, openTestCms, type TestCms } from '../../helpers/openTestCms.ts'
import { testDatabase } from '../../helpers/testDatabase.ts'

let cms: TestCms

beforeAll(async () => {
  cms = await openTestCms()
})
afterAll(() => cms.close())
beforeEach(() => cms.payload.db.deleteMany({ collection: 'site-lease', where: {} }))

const post = (body: unknown) => cms.asPublisher(publishingPaths.lease, json('POST', body))
const ask = async (request: LeaseRequest) => {
  const response = await post(request)
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe('no-store')
  return LeaseAnswer.parse(await response.json())
}
type Seen = Extract<LeaseRequest, { action: 'take' }>['over']
const take = (holder: string, over: Seen = null) =>
  ask({ action: 'take', holder, process: `process of ${holder}`, over })
const renew = (holder: string, number: number) => ask({ action: 'renew', holder, number })
const release = (holder: string, number: number) => ask({ action: 'release', holder, number })
const seen = ({ number, beat }: LeaseAnswer) => ({ number, beat: beat ?? '' })

const [first, second] = [randomUUID(), randomUUID()]

describe('who is told to hold the lease in the database', () => {
  it('publishers of a CMS on MongoDB, where others may run on other machines, and not of one on SQLite', async () => {
    const answer = await cms.asPublisher(publishingPaths.lease)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ needed: testDatabase === 'mongodb' })
  })
})

describe('taking the lease', () => {
  it('gives it to the first that asks, and to nobody else while it is held', async () => {
    const taken = await take(first)
    expect(taken).toEqual({
      granted: true,
      number: 1,
      beat: expect.any(String),
      process: `process of ${first}`,
    })
    expect(await take(second)).toEqual({ ...taken, granted: false })
  })

  it('gives it to the holder anew, whose answer was lost on its way or to whom the CMS was away', async () => {
    await take(first)
    expect(await take(first)).toMatchObject({ granted: true, number: 2 })
    expect(await renew(first, 1)).toMatchObject({ granted: false, number: 2 })
    expect(await renew(first, 2)).toMatchObject({ granted: true, number: 2 })
  })

  it('gives a free lease to one of ten that ask at one moment', async () => {
    await release(first, (await take(first)).number)
    const answers = await Promise.all(Array.from({ length: 10 }, () => take(randomUUID())))
    expect(answers.filter(({ granted }) => granted)).toHaveLength(1)
    expect(new Set(answers.map(({ number }) => number))).toEqual(new Set([2]))
  })

  it('gives the very first one to one of ten', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => take(randomUUID())))
    expect(answers.filter(({ granted }) => granted)).toHaveLength(1)
    expect(new Set(answers.map(({ number }) => number))).toEqual(new Set([1]))
  })

  it('gives a lease whose holder is gone to one of ten, also where two CMS processes answer', async () => {
    const config = await buildCmsConfig(cms.settings, { logger: { options: { level: 'silent' } } })
    const another = await getPayload({ config, key: randomUUID() })
    const over = seen(await take(first))
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        changeLease(index % 2 === 0 ? cms.payload : another, {
          action: 'take',
          holder: randomUUID(),
          process: '',
          over,
        }),
      ),
    )
    expect(answers.filter(({ granted }) => granted)).toHaveLength(1)
    expect(new Set(answers.map(({ number }) => number))).toEqual(new Set([2]))
    await another.destroy()
  })

  it('gives no lease whose holder was seen alive since', async () => {
    const over = seen(await take(first))
    expect(await renew(first, 1)).toMatchObject({ granted: true, number: 1 })
    expect(await take(second, over)).toMatchObject({ granted: false, number: 1 })
  })

  it('gives no lease that another has taken since', async () => {
    const over = seen(await take(first))
    expect(await take(second, over)).toMatchObject({ granted: true, number: 2 })
    expect(await take(randomUUID(), over)).toMatchObject({ granted: false, number: 2 })
  })
})

describe('holding the lease', () => {
  it('shows another beat with each renewal', async () => {
    const beats = [(await take(first)).beat, (await renew(first, 1)).beat, (await renew(first, 1)).beat]
    expect(new Set(beats).size).toBe(3)
    expect(await take(second)).toMatchObject({ granted: false, beat: beats[2] })
  })

  it('is over for whom another has taken it from: neither a renewal nor a release does anything', async () => {
    await take(second, seen(await take(first)))
    expect(await renew(first, 1)).toMatchObject({ granted: false, number: 2 })
    expect(await release(first, 1)).toMatchObject({ granted: false, number: 2 })
    expect(await renew(second, 2)).toMatchObject({ granted: true, number: 2 })
  })

  it('is over for one that is not in the database any more, after an older backup was restored', async () => {
    expect(await renew(first, 7)).toEqual({ granted: false, number: 0, beat: null, process: null })
  })

  it('ends with its release: the next one has it at once, with a higher number', async () => {
    await take(first)
    expect(await release(first, 1)).toMatchObject({ granted: true, number: 1, process: null })
    expect(await take(second)).toMatchObject({ granted: true, number: 2 })
  })
})

describe('the report of a release', () => {
  const report = (lease?: number) =>
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
        ...(lease === undefined ? {} : { lease }),
      }),
    )
  const countReleases = async () => (await cms.payload.count({ collection: 'site-releases' })).totalDocs

  it('of the holder is recorded, also after it has given the lease back', async () => {
    await take(first)
    expect((await report(1)).status).toBe(201)
    await release(first, 1)
    expect((await report(1)).status).toBe(201)
  })

  it('of an earlier holder is refused and not recorded', async () => {
    await take(second, seen(await take(first)))
    const before = await countReleases()
    const answer = await report(1)
    expect(answer.status).toBe(409)
    expect(await answer.json()).toEqual({
      errors: [
        {
          message:
            'This report is of the lease 1, and the lease of the site is 2 now: another publisher has taken over. ' +
            'The report was not recorded; stop, and wait for the lease.',
        },
      ],
    })
    expect(await countReleases()).toBe(before)
  })

  it('without a lease is of a publisher that holds only the folder’s, and is recorded', async () => {
    await take(first)
    expect((await report()).status).toBe(201)
  })
})

describe('the doors', () => {
  const request: LeaseRequest = { action: 'take', holder: first, process: '', over: null }

  it('are open for the publisher alone', async () => {
    const administrator = await cms.asUser('admin')
    const program = await cms.asServiceAccount()
    const callers = [
      [cms.request, 401],
      [administrator.request, 403],
      [program, 403],
    ] as const
    for (const [call, status] of callers) {
      expect((await call(publishingPaths.lease)).status).toBe(status)
      expect((await call(publishingPaths.lease, json('POST', request))).status).toBe(status)
    }
    expect(await take(second)).toMatchObject({ granted: true, number: 1 })
  })

  it('are shut for everybody where the row itself is read or written', async () => {
    await take(first)
    const administrator = await cms.asUser('admin')
    for (const call of [cms.request, administrator.request, cms.asPublisher, await cms.asServiceAccount()]) {
      expect((await call('/api/site-lease')).status).toBe(403)
      expect((await call('/api/site-lease', json('POST', { name: 'other' }))).status).toBe(403)
      expect((await call('/api/site-lease?where[name][equals]=site', { method: 'DELETE' })).status).toBe(403)
    }
    expect(await renew(first, 1)).toMatchObject({ granted: true })
  })

  it('refuse what is no request, with what is wrong', async () => {
    const cut = await cms.asPublisher(publishingPaths.lease, { method: 'POST', body: '{"action": "ta' })
    expect(cut.status).toBe(400)
    expect(await cut.json()).toEqual({ errors: [{ message: 'The request for the lease is not JSON.' }] })
    const wrong = await post({ action: 'renew', holder: first, number: 0 })
    expect(wrong.status).toBe(400)
    expect(await wrong.json()).toEqual({
      errors: [
        {
          message:
            'The request for the lease cannot be read:\n✖ Too small: expected number to be >=1\n  → at number',
        },
      ],
    })
  })
})

import { randomUUID } from 'node:crypto'
import {
  commitTransaction,
  createLocalReq,
  getPayload,
  initTransaction,
  killTransaction,
  type PayloadRequest,
} from 'payload'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi, type Mock } from 'vitest'
import { buildCmsConfig } from '../../../cms/buildCmsConfig.ts'
import { onCommittedInsert } from '../../../cms/database/committedInserts.ts'
import { createOutboxWatch } from '../../../cms/publishing/outboxWatch.ts'
import { findWaitingChanges } from '../../../cms/publishing/waitingChanges.ts'
import { publishingPaths, WaitingChanges, type SiteChange } from '../../../content/publishing.ts'
import { openTestCms, type TestCms } from '../../helpers/openTestCms.ts'
import { until } from '../../helpers/until.ts'

let cms: TestCms

beforeAll(async () => {
  cms = await openTestCms()
})
afterAll(() => cms.close())
beforeEach(() => cms.payload.db.deleteMany({ collection: 'site-changes', where: {} }))
afterEach(() => {
  vi.restoreAllMocks()
})

const poll = async (query: string, init: RequestInit = {}) => {
  const response = await cms.asPublisher(`${publishingPaths.changes}${query}`, init)
  expect(response.status).toBe(200)
  return WaitingChanges.parse(await response.json())
}
const documentsOf = ({ changes }: WaitingChanges) => changes.map(({ document }) => document)

/** Inserts a row of the outbox as `writeSiteChange` does. */
const insertRow = async (
  document: string,
  { payload, req }: { payload?: typeof cms.payload; req?: PayloadRequest } = {},
) => {
  const now = new Date().toISOString()
  await (payload ?? cms.payload).db.create({
    collection: 'site-changes',
    data: {
      titles: { ja: '題', en: '題' },
      operation: 'publish',
      changedCollection: 'news',
      changedDocument: document,
      books: [],
      createdAt: now,
      updatedAt: now,
    },
    req,
    returning: false,
  })
}
const countReadings = () => {
  const find = vi.spyOn(cms.payload.db, 'find')
  return () =>
    find.mock.calls.filter(
      ([{ collection }], call) =>
        collection === 'site-changes' && find.mock.settledResults[call]?.type === 'fulfilled',
    ).length
}
const finishedReadings = (read: Mock<() => Promise<SiteChange[]>>) =>
  read.mock.settledResults.filter(({ type }) => type === 'fulfilled').length
/** A watch that reads by itself after an hour: what it answers sooner, a commit of this process has brought. */
const watchCommitsAlone = () => {
  const read = vi.fn(() => findWaitingChanges(cms.payload))
  const { wait } = createOutboxWatch({
    read,
    onWrite: (callback) =>
      onCommittedInsert({ adapter: cms.payload.db, collection: 'site-changes', callback }),
    everyMs: 3_600_000,
  })
  const waitForNews = (timeMs = 20_000, signal = new AbortController().signal) =>
    wait({ isNews: (changes) => changes.length > 0, timeMs, signal })
  return { read, waitForNews }
}
/** Another CMS process on the same database, with an adapter and connections of its own. */
const openAnother = async () => {
  const config = await buildCmsConfig(cms.settings, { logger: { options: { level: 'silent' } } })
  return getPayload({ config, key: randomUUID() })
}

describe('a poll that waits', () => {
  it('is answered by the commit of a change in this process, without another reading in between', async () => {
    const { read, waitForNews } = watchCommitsAlone()
    const answer = waitForNews()
    await until(() => finishedReadings(read) === 1)
    await insertRow('written')
    expect((await answer).map(({ document }) => document)).toEqual(['written'])
    expect(read).toHaveBeenCalledTimes(2)
  })

  it('is answered by the commit of a transaction, and not by what is in one that has not ended', async () => {
    const { read, waitForNews } = watchCommitsAlone()
    const answer = waitForNews()
    await until(() => finishedReadings(read) === 1)
    const req = await createLocalReq({}, cms.payload)
    await initTransaction(req)
    await insertRow('in a transaction', { req })
    expect(read).toHaveBeenCalledTimes(1)
    await commitTransaction(req)
    expect((await answer).map(({ document }) => document)).toEqual(['in a transaction'])
    expect(read).toHaveBeenCalledTimes(2)
  })

  it('is not woken by what is rolled back', async () => {
    const { read, waitForNews } = watchCommitsAlone()
    const answer = waitForNews(500)
    await until(() => finishedReadings(read) === 1)
    const req = await createLocalReq({}, cms.payload)
    await initTransaction(req)
    await insertRow('rolled back', { req })
    await killTransaction(req)
    expect(await answer).toEqual([])
    expect(read).toHaveBeenCalledTimes(1)
  })

  it('is not woken by other writes', async () => {
    const { read, waitForNews } = watchCommitsAlone()
    const answer = waitForNews(500)
    await cms.asUser('editor')
    expect(await answer).toEqual([])
    expect(read).toHaveBeenCalledTimes(1)
  })

  it('does not miss a commit while the outbox is being read', async () => {
    let isHeld = true
    const { wait } = createOutboxWatch({
      read: async () => {
        const changes = await findWaitingChanges(cms.payload)
        await until(() => !isHeld)
        return changes
      },
      onWrite: (callback) =>
        onCommittedInsert({ adapter: cms.payload.db, collection: 'site-changes', callback }),
      everyMs: 3_600_000,
    })
    const answer = wait({
      isNews: (changes) => changes.length > 0,
      timeMs: 20_000,
      signal: new AbortController().signal,
    })
    await insertRow('meanwhile')
    isHeld = false
    expect((await answer).map(({ document }) => document)).toEqual(['meanwhile'])
  })

  it('is answered where a real document is published', async () => {
    const countSoFar = countReadings()
    const answer = poll('?wait=20')
    await until(() => countSoFar() === 1)
    const { id } = await cms.payload.create({
      collection: 'news',
      data: {
        title: { ja: 'お知らせ' },
        slug: 'a-news-item',
        date: '2026-04-01',
        _status: 'published',
      } as never,
    })
    expect(documentsOf(await answer)).toEqual([String(id)])
  })

  it('finds what another process wrote, at its next reading', async () => {
    const another = await openAnother()
    const countSoFar = countReadings()
    const answer = poll('?wait=20')
    await until(() => countSoFar() === 1)
    await insertRow('of another process', { payload: another })
    expect(documentsOf(await answer)).toEqual(['of another process'])
    expect(countSoFar()).toBe(2)
    await another.destroy()
  })

  it('costs less than a query a second, however many wait', async () => {
    const countSoFar = countReadings()
    const answers = await Promise.all(Array.from({ length: 20 }, () => poll('?wait=5')))
    expect(answers.flatMap(documentsOf)).toEqual([])
    expect(countSoFar()).toBeLessThanOrEqual(5)
  })

  it('is answered together with all others', async () => {
    const { read, waitForNews } = watchCommitsAlone()
    const answers = Array.from({ length: 20 }, () => waitForNews())
    await until(() => finishedReadings(read) === 2)
    await insertRow('for all')
    expect((await Promise.all(answers)).map((changes) => changes.length)).toEqual(Array(20).fill(1))
    expect(read).toHaveBeenCalledTimes(3)
  })

  it('costs nothing any more when its client has gone', async () => {
    const { read, waitForNews } = watchCommitsAlone()
    const gone = new AbortController()
    const answer = waitForNews(20_000, gone.signal)
    await until(() => finishedReadings(read) === 1)
    gone.abort()
    expect(await answer).toEqual([])
    await insertRow('for nobody')
    expect(read).toHaveBeenCalledTimes(1)
  })

  it('that has gone leaves the others waiting', async () => {
    const { read, waitForNews } = watchCommitsAlone()
    const gone = new AbortController()
    const [left, stays] = [waitForNews(20_000, gone.signal), waitForNews()]
    await until(() => finishedReadings(read) === 2)
    gone.abort()
    expect(await left).toEqual([])
    await insertRow('for the other')
    expect(await stays).toHaveLength(1)
  })

  it('is told where the outbox cannot be read, and the next one finds it readable again', async () => {
    vi.spyOn(cms.payload.db, 'find').mockRejectedValueOnce(new Error('The database is away.'))
    const answer = await cms.asPublisher(`${publishingPaths.changes}?wait=20`)
    expect(answer.status).toBe(500)
    await insertRow('back again')
    expect(documentsOf(await poll('?wait=20'))).toEqual(['back again'])
  })
})

describe('a poll with "unlike"', () => {
  it('waits while the same changes wait, and answers with all of them when one more does', async () => {
    await insertRow('held')
    const { state, changes } = await poll('?wait=20')
    expect(changes).toHaveLength(1)
    const countSoFar = countReadings()
    const answer = poll(`?wait=20&unlike=${state}`)
    await until(() => countSoFar() === 1)
    await insertRow('new')
    expect(documentsOf(await answer).sort()).toEqual(['held', 'new'])
  })

  it('gives the same changes again when the time is over', async () => {
    await insertRow('held')
    const seen = await poll('')
    expect(await poll(`?wait=1&unlike=${seen.state}`)).toEqual(seen)
  })

  it('answers at once where nothing waits any more', async () => {
    await insertRow('released')
    const { state } = await poll('')
    await cms.payload.db.deleteMany({ collection: 'site-changes', where: {} })
    expect((await poll(`?wait=20&unlike=${state}`)).changes).toEqual([])
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkHealth } from '../../../cms/publishing/checkHealth.ts'
import { publishingPaths, type ReleaseReport } from '../../../content/publishing.ts'
import { json, openTestCms, type TestCms } from '../../helpers/openTestCms.ts'

let cms: TestCms
beforeAll(async () => {
  // Files of this run share a process, and in another one a publisher has asked.
  Reflect.deleteProperty(globalThis, Symbol.for('okuzuke.publisher-contact'))
  cms = await openTestCms()
})
afterAll(() => cms.close())

const version = '0.1.0'
/** No publisher asks here. */
const noPublisher = { publisherSecondsAgo: null, version }
const health = () => checkHealth(() => Promise.resolve(cms.payload))
const report = async (build: Pick<ReleaseReport, 'outcome' | 'release'>) => {
  const body: ReleaseReport = {
    id: randomUUID(),
    changes: [],
    held: [],
    pages: null,
    startedAt: '2026-04-01T00:00:00.000Z',
    durations: {},
    problems: [],
    losses: [],
    ...build,
  }
  expect((await cms.asPublisher(publishingPaths.releases, json('POST', body))).status).toBe(201)
}

it('tells how the last reported build ended, beside the release that is live', async () => {
  expect(await health()).toEqual({ database: 'up', release: null, lastBuild: null, ...noPublisher })
  await report({ outcome: 'failed', release: null })
  expect(await health()).toEqual({ database: 'up', release: null, lastBuild: 'failed', ...noPublisher })
  await report({ outcome: 'live', release: '000001-abcdef01' })
  expect(await health()).toEqual({
    database: 'up',
    release: '000001-abcdef01',
    lastBuild: 'live',
    ...noPublisher,
  })
  await report({ outcome: 'failed', release: '000001-abcdef01' })
  expect(await health()).toEqual({
    database: 'up',
    release: '000001-abcdef01',
    lastBuild: 'failed',
    ...noPublisher,
  })
})

it('tells how long ago the publisher asked for changes', async () => {
  expect((await cms.asPublisher(publishingPaths.changes)).status).toBe(200)
  expect((await health()).publisherSecondsAgo).toBeLessThan(60)
})

it('tells that the database is down, and nothing else', async () => {
  const refusal = () => Promise.reject(new Error('connect ECONNREFUSED'))
  expect(await checkHealth(refusal)).toEqual({
    database: 'down',
    release: null,
    lastBuild: null,
    publisherSecondsAgo: expect.any(Number) as number,
    version,
  })
})

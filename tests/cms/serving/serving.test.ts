import { once } from 'node:events'
import { createServer, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { APIError, Forbidden } from 'payload'
import { afterEach, expect, test } from 'vitest'
import { createCmsLog } from '../../../cms/serving/cmsLog.ts'
import { endInOrder } from '../../../cms/serving/endInOrder.ts'
import { currentRequestId, watchHttpRequests } from '../../../cms/serving/httpRequests.ts'
import { countRefusedRequests } from '../../../cms/serving/refusedRequests.ts'
import { until } from '../../helpers/until.ts'

const statuses: number[] = []
// Once in a process, as in the CMS.
const requests = watchHttpRequests((status) => statuses.push(status))
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(answer: (response: ServerResponse) => void): Promise<{ server: Server; url: string }> {
  const server = createServer((_request, response) => answer(response)).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

/** The lines of a log, as JSON. */
function readLog() {
  const lines: Record<string, unknown>[] = []
  const log = createCmsLog({ write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) })
  return { log, lines }
}

test('a line of the log names the request that it belongs to, whose answer carries the same number', async () => {
  const { log, lines } = readLog()
  const { url } = await serve((response) => {
    void sleep(10).then(() => {
      log.info('answering')
      response.statusCode = 404
      response.end()
    })
  })
  const answers = await Promise.all([fetch(url), fetch(url)])
  log.info('outside of a request')
  const ids = answers.map(({ headers }) => headers.get('x-request-id'))
  expect(new Set(ids).size).toBe(2)
  expect(lines.map((line) => line.request).sort()).toEqual([...ids, undefined].sort())
  expect(lines[0]).toMatchObject({ level: 'info', part: 'cms', msg: 'answering' })
  expect(currentRequestId()).toBe(null)
  await until(() => statuses.length >= 2)
  expect(statuses.slice(-2)).toEqual([404, 404])
})

test('a refusal has no stack in the log, and strangers cannot fill it', () => {
  const { log, lines } = readLog()
  for (let count = 1; count <= 200; count += 1) log.error({ err: new APIError('Invalid JSON', 400) })
  log.error({ err: new Forbidden() })
  log.error({ err: new Error('The disk is full.') })
  expect(lines).toHaveLength(31)
  expect(lines[0]).toMatchObject({ msg: 'Invalid JSON', err: { type: 'APIError', message: 'Invalid JSON' } })
  expect(lines[0]?.err).not.toHaveProperty('stack')
  expect(lines[30]).toMatchObject({ msg: 'The disk is full.', err: { stack: expect.any(String) as string } })
})

test('refused requests are counted in one line a minute', async () => {
  const said: string[] = []
  const note = countRefusedRequests({ say: (sentence) => said.push(sentence), everyMs: 50 })
  for (const status of [200, 401, 403, 403, 404, 500]) note(status)
  await until(() => said.length === 1)
  note(429)
  await until(() => said.length === 2)
  expect(said).toEqual([
    '4 requests were refused within a minute (401: 1, 403: 2, 404: 1).',
    '1 request was refused within a minute (429: 1).',
  ])
})

test('a process that is told to end answers what is under way, takes nothing new, and finishes then', async () => {
  const steps: string[] = []
  const { url } = await serve((response) => {
    void sleep(300).then(() => {
      steps.push('answered')
      response.end('saved')
    })
  })
  const underWay = fetch(url)
  await until(() => requests.answersUnderWay.size === 1)
  const ended = endInOrder({ ...requests, finish: async () => void steps.push('finished') })
  await expect(fetch(url)).rejects.toThrow('fetch failed')
  const answer = await underWay
  expect([answer.headers.get('connection'), await answer.text()]).toEqual(['close', 'saved'])
  await ended
  expect(steps).toEqual(['answered', 'finished'])
})

test('a request that takes too long is not waited for', async () => {
  const { url } = await serve(() => undefined)
  const { hostname, port } = new URL(url)
  const stuck = request({ hostname, port }).on('error', () => undefined)
  stuck.end()
  await until(() => requests.answersUnderWay.size === 1)
  const steps: string[] = []
  await endInOrder({ ...requests, finish: async () => void steps.push('finished'), longestDrainMs: 50 })
  expect(steps).toEqual(['finished'])
  stuck.destroy()
})

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { waitForFirstRelease } from '../../start/firstRelease.ts'

/** Two servers that answer as the CMS and the site do; a test changes their answers while the start waits. */
let cms: { status: number; body: string }
let site: { status: number; body: string }
const servers: Server[] = []
let addresses: { cms: string; site: string }

beforeEach(async () => {
  site = { status: 503, body: 'Nothing is published yet.' }
  const listen = async (answer: () => typeof cms) => {
    const server = createServer((_request, response) => {
      const { status, body } = answer()
      response.writeHead(status).end(body)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    servers.push(server)
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  addresses = { cms: await listen(() => cms), site: await listen(() => site) }
})
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

const up = (lastBuild: 'live' | 'failed' | null) => ({
  status: 200,
  body: JSON.stringify({ database: 'up', release: null, lastBuild }),
})
const down = { status: 503, body: JSON.stringify({ database: 'down', release: null, lastBuild: null }) }

/** Waits with little patience, and gives the outcome, how long it took, and what was said. */
async function wait(patience = { untried: 3000, failed: 500 }) {
  const said: string[] = []
  const startedAt = performance.now()
  const outcome = await waitForFirstRelease({
    addresses,
    ending: new AbortController().signal,
    say: (sentence) => said.push(sentence),
    patience,
  })
  return { outcome, milliseconds: performance.now() - startedAt, said }
}

test('a release is live when the CMS answers and the site shows it', async () => {
  cms = up(null)
  setTimeout(() => {
    site = { status: 200, body: '' }
  }, 600)
  expect(await wait()).toMatchObject({ outcome: 'live', said: [] })
})

test('a build that has failed, by the word of the CMS, is waited for a short time only', async () => {
  cms = up('failed')
  const { outcome, milliseconds } = await wait({ untried: 60_000, failed: 500 })
  expect(outcome).toBe('late')
  expect(milliseconds).toBeLessThan(10_000)
})

test('a first build that was not reported yet gets more time', async () => {
  cms = up(null)
  const { outcome, milliseconds } = await wait({ untried: 1000, failed: 0 })
  expect(outcome).toBe('late')
  expect(milliseconds).toBeGreaterThan(1000)
})

test('a CMS whose database is down does not count as answering', async () => {
  cms = down
  site = { status: 200, body: '' }
  setTimeout(() => {
    cms = up('live')
  }, 1200)
  const { outcome, milliseconds, said } = await wait({ untried: 300, failed: 300 })
  expect(outcome).toBe('live')
  expect(milliseconds).toBeGreaterThan(1200)
  expect(said).toEqual([
    'The CMS runs, and its database does not answer. The start waits for it; cms.log says why.',
  ])
})

test('ends with the reason that everything ends for', async () => {
  cms = up(null)
  const ending = new AbortController()
  setTimeout(() => ending.abort(new Error('The CMS ended by itself.')), 100)
  const waiting = waitForFirstRelease({ addresses, ending: ending.signal, say: () => undefined })
  await expect(waiting).rejects.toThrow('The CMS ended by itself.')
})

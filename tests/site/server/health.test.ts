import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SiteHealth } from '../../../site/server/answerHealth.ts'
import { createSiteServer } from '../../../site/server/siteServer.ts'
import { makeLive } from '../../helpers/makeLive.ts'

let dataDir: string
let siteDir: string
let server: Server
let url: string
let parts: SiteHealth['parts'] = null
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'okuzuke-health-'))
  siteDir = join(dataDir, 'site')
  server = createSiteServer({ siteDir, log: () => undefined, parts: () => parts })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const version = expect.stringMatching(/^\d+\.\d+\.\d+/) as string

it('tells a monitor which release readers get, and how the parts of the same start are', async () => {
  const empty = await fetch(`${url}/health`)
  expect(empty.status).toBe(503)
  expect(await empty.json()).toEqual({ release: null, parts: null, version })

  const id = await makeLive(siteDir, { 'index.html': 'front', '404.html': 'our own 404' })
  parts = { cms: { runs: false, restarts: 4, silentSeconds: null } }
  const live = await fetch(`${url}/health`)
  expect(live.status).toBe(200)
  expect(live.headers.get('cache-control')).toBe('no-store')
  expect(live.headers.get('x-content-type-options')).toBe('nosniff')
  const liveForSeconds = expect.toSatisfy((age: number) => age >= 0 && age < 60, 'some seconds') as number
  expect(await live.json()).toEqual({ release: { id, liveForSeconds }, parts, version })
})

it('answers at this one path, to GET and HEAD alone', async () => {
  await makeLive(siteDir, { 'index.html': 'front', '404.html': 'our own 404' })
  const statusOf = async (path: string, method: string) => (await fetch(`${url}${path}`, { method })).status
  expect(await Promise.all(['GET', 'HEAD', 'POST'].map((method) => statusOf('/health', method)))).toEqual([
    200, 200, 405,
  ])
  expect(await statusOf('/health/', 'GET')).toBe(404)
  expect(await statusOf('/ja/health', 'GET')).toBe(404)
})

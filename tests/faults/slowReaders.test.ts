import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPeakMemory } from '../../bench/peakMemory.ts'
import { makeLive } from '../helpers/makeLive.ts'
import { rawRequest } from '../helpers/rawRequest.ts'
import { startStaticServer, type StaticServerProcess } from '../helpers/staticServerProcess.ts'
import { askRaw, openDeafReader, openSlowReader, wireRequest, type Stranger } from '../helpers/strangers.ts'
import { howOften, noteTries } from '../helpers/tries.ts'
import { until } from '../helpers/until.ts'

const pdf = '/media/0123/slides.pdf'
const errata = '/ja/books/x/errata/'

let dataDir: string
let server: StaticServerProcess
let strangers: Stranger[]
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'okuzuke-slow-'))
  strangers = []
  await makeLive(join(dataDir, 'site'), {
    ...{ 'index.html': 'front', '404.html': 'not found', 'ja/index.html': 'ja' },
    'ja/books/x/errata/index.html': `<!doctype html>${'<p>誤植</p>'.repeat(30_000)}`,
    'media/0123/slides.pdf': randomBytes(30_000_000),
  })
})
afterEach(async () => {
  for (const { socket } of strangers) socket.destroy()
  server.kill('SIGKILL')
  await server.ended
  rmSync(dataDir, { recursive: true, force: true })
})

const start = async (openFiles: number) => {
  server = await startStaticServer({ dataDir, env: { TRUST_PROXY: '1' }, openFiles })
}
const address = (index: number) => `198.51.${Math.floor(index / 250)}.${(index % 250) + 1}`
const descriptors = () => readdirSync(`/proc/${server.pid}/fd`).length
const statusOf = (path: string) =>
  rawRequest({ port: server.port, path, headers: { 'X-Forwarded-For': '203.0.113.7' } }).then(
    ({ status }) => status,
  )
/** An ordinary reader loads so many pages, one after another; gives those that came. */
const readPages = async (count: number): Promise<number> => {
  let held = 0
  for (let index = 0; index < count; index += 1) if ((await statusOf('/ja/')) === 200) held += 1
  return held
}

// What the process has open is asked of Linux.
describe.skipIf(process.platform !== 'linux')('strangers who take little or ask for much (D22)', () => {
  it('200 who take a byte a second are cut off, and hold no descriptor afterwards; others are served', async () => {
    const tries = howOften({ short: 50, long: 500 })
    await start(1024)
    const before = descriptors()
    let halfARequest = 'waits'
    void askRaw({ port: server.port, request: 'GET /ja/ HTTP/1.1\r\nHost:' }).then((answer) => {
      halfARequest = answer.split('\r\n')[0] ?? ''
    })
    for (let index = 0; index < 200; index += 1)
      strangers.push(
        openSlowReader({ port: server.port, request: wireRequest({ path: pdf, from: address(index) }) }),
      )
    await until(() => descriptors() >= before + 400)
    const held = await readPages(tries)
    await until(() => server.said().includes('too slowly'))
    // Its 15 s are over when the 30 s of the others are.
    expect(halfARequest).toBe('HTTP/1.1 408 Request Timeout')
    await until(() => descriptors() < before + 10, 120_000)
    const what = 'pages for others while 200 readers take a byte a second'
    noteTries({ id: 'D22', what, tries, held })
    expect(held).toBe(tries)
    expect(server.said()).toMatch(
      /Client 198\.51\.\d\.\d+ takes \/media\/0123\/slides\.pdf too slowly: its connection is closed\./,
    )
    // Once a minute, however many they are.
    expect(server.said().match(/too slowly/g)?.length).toBeLessThanOrEqual(3)
  })

  it('300 who ask for 20 pages at once take no memory to speak of; others are served', async () => {
    const tries = howOften({ short: 50, long: 500 })
    await start(1024)
    const before = readPeakMemory(server.pid)
    for (let index = 0; index < 300; index += 1) {
      const request = wireRequest({ path: errata, from: address(index) }).repeat(20)
      strangers.push(openDeafReader({ port: server.port, request }))
    }
    const held = await readPages(tries)
    await until(async () => descriptors() > 300)
    const what = 'pages for others while 300 connections ask for 20 pages each'
    noteTries({ id: 'D22', what, tries, held })
    expect(held).toBe(tries)
    expect(readPeakMemory(server.pid) - before).toBeLessThan(300)
  })

  it('more connections than there may be files: those without a request make room, and the log says it once', async () => {
    const tries = howOften({ short: 50, long: 500 })
    await start(256)
    for (let index = 0; index < 400; index += 1)
      strangers.push(openDeafReader({ port: server.port, request: 'GET /ja/ HTTP/1.1\r\nHost:' }))
    await until(() => server.said().includes('connections are open'))
    const held = await readPages(tries)
    const what = 'pages for others while 400 connections send half a header, with 256 open files'
    noteTries({ id: 'D22', what, tries, held })
    expect(held).toBe(tries)
    expect(descriptors()).toBeLessThan(256)
    expect(server.said()).not.toContain('EMFILE')
    expect(server.said().match(/90 connections are open/g)).toHaveLength(1)
  })
})

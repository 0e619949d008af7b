import { once } from 'node:events'
import { readdirSync, readlinkSync, truncateSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { ReaderLimits } from '../../../site/server/readerLimits.ts'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { serveSite, type ServedSite } from '../../helpers/servedSite.ts'
import { rawRequest } from '../../helpers/rawRequest.ts'
import { openDeafReader, openSlowReader, wireRequest } from '../../helpers/strangers.ts'
import { until } from '../../helpers/until.ts'

const bytes = 12_000_000
const files = { 'index.html': 'front', '404.html': 'no', 'media/0123/slides.pdf': new Uint8Array(bytes) }
const pdf = '/media/0123/slides.pdf'

let site: ServedSite
afterEach(() => site.close())
const serve = async (limits: Partial<ReaderLimits>) => {
  site = await serveSite(files, { limits, trustProxy: true })
}
/** The files of the site that this process has open. */
const openFiles = () =>
  readdirSync('/proc/self/fd').filter((name) => {
    try {
      return readlinkSync(`/proc/self/fd/${name}`).startsWith(site.siteDir)
    } catch (error) {
      // The descriptor by which the folder itself was read.
      if (hasErrorCode(error, 'ENOENT')) return false
      throw error
    }
  }).length

describe.skipIf(process.platform !== 'linux')('a reader who', () => {
  it('takes nothing for a while is cut off, and holds no file any more', async () => {
    await serve({ stallMs: 400 })
    const readers = [
      openDeafReader({ port: site.port, request: wireRequest({ path: pdf, from: '192.0.2.1' }) }),
      openSlowReader({ port: site.port, request: wireRequest({ path: pdf, from: '192.0.2.1' }) }),
    ]
    await until(() => openFiles() === 2)
    await until(() => openFiles() === 0)
    await until(() => site.lines.length > 0)
    expect(site.lines).toEqual([
      'Client 192.0.2.1 takes /media/0123/slides.pdf too slowly: its connection is closed.',
    ])
    expect((await rawRequest({ port: site.port, path: '/' })).status).toBe(200)
    for (const { socket } of readers) socket.destroy()
  })

  it('takes less than the rate on average is cut off, although something moves', async () => {
    await serve({ stallMs: 60_000, graceMs: 200, bytesPerSecond: 1e12 })
    const reader = openDeafReader({ port: site.port, request: wireRequest({ path: pdf }) })
    await until(() => openFiles() === 1)
    await until(() => openFiles() === 0)
    reader.socket.destroy()
  })

  it('pauses, but for less than the limit, gets the whole file', async () => {
    await serve({ stallMs: 3000, graceMs: 60_000 })
    const socket = connect({ port: site.port, host: '127.0.0.1' })
    socket.write(wireRequest({ path: pdf, headers: { Connection: 'close' } }))
    let received = 0
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length
      if (received > 4_000_000 && received < 4_100_000) {
        socket.pause()
        setTimeout(() => socket.resume(), 300)
      }
    })
    await once(socket, 'end')
    expect(received).toBeGreaterThan(bytes)
    expect(site.lines).toEqual([])
  })

  it('could take nothing while the server itself stood still gets the whole file', async () => {
    await serve({ stallMs: 400 })
    const socket = connect({ port: site.port, host: '127.0.0.1' })
    socket.write(wireRequest({ path: pdf, headers: { Connection: 'close' } }))
    let received = 0
    let hasStoodStill = false
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length
      if (hasStoodStill) return
      hasStoodStill = true
      // The server is in this process, and so stands still as well: like a machine that was suspended.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000)
    })
    await once(socket, 'close')
    expect(received).toBeGreaterThan(bytes)
    expect(site.lines).toEqual([])
  })

  it('takes a page slowly does not have the time counted in which the next request is awaited', async () => {
    await serve({ stallMs: 200 })
    const socket = connect({ port: site.port, host: '127.0.0.1' })
    let said = ''
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()))
    socket.write(wireRequest({ path: '/' }))
    await until(() => said.endsWith('front'))
    await sleep(600)
    socket.write(wireRequest({ path: '/gone' }))
    await until(() => said.endsWith('no'))
    socket.destroy()
  })

  it('leaves in the middle is no error, and its file is closed', async () => {
    await serve({})
    const reader = openDeafReader({ port: site.port, request: wireRequest({ path: pdf }) })
    await until(() => openFiles() === 1)
    reader.socket.destroy()
    await until(() => openFiles() === 0)
    expect(site.lines).toEqual([])
  })

  it('takes nothing leaves no more of the file in the memory of the server than a chunk', async () => {
    await serve({})
    const before = process.memoryUsage().arrayBuffers
    const readers = Array.from({ length: 50 }, () =>
      openDeafReader({ port: site.port, request: wireRequest({ path: pdf }) }),
    )
    await until(() => openFiles() === 50)
    await sleep(500)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 200_000)
    for (const { socket } of readers) socket.destroy()
    await until(() => openFiles() === 0)
  })
})

describe('a file that is shorter than its list says', () => {
  it('ends the connection, and the log says why', async () => {
    await serve({})
    truncateSync(join(site.siteDir, 'current', 'media/0123/slides.pdf'), 1000)
    await expect(rawRequest({ port: site.port, path: pdf })).rejects.toThrow('aborted')
    expect(site.lines).toEqual([
      `Client 127.0.0.1: ${pdf} could not be answered: its file ends ${bytes - 1000} bytes before the end that its list gives`,
    ])
    expect((await rawRequest({ port: site.port, path: '/' })).status).toBe(200)
  })
})

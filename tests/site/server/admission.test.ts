import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { securityHeaders } from '../../../site/server/headers.ts'
import type { ReaderLimits } from '../../../site/server/readerLimits.ts'
import { rawRequest } from '../../helpers/rawRequest.ts'
import { serveSite, type ServedSite } from '../../helpers/servedSite.ts'
import { askRaw, openDeafReader, wireRequest, type Stranger } from '../../helpers/strangers.ts'
import { until } from '../../helpers/until.ts'

const files = {
  'index.html': 'front',
  'ja/index.html': 'ja',
  'en/index.html': 'en',
  '404.html': 'not found',
  // More than the system takes for a connection that nobody reads from.
  'media/0123/slides.pdf': new Uint8Array(20_000_000),
}
const pdf = '/media/0123/slides.pdf'

let site: ServedSite
let strangers: Stranger[] = []
afterEach(async () => {
  for (const { socket } of strangers) socket.destroy()
  strangers = []
  await site.close()
})

const serve = async (limits: Partial<ReaderLimits> = {}, openFiles: number | null = null) => {
  site = await serveSite(files, { limits, openFiles, trustProxy: true })
}
/** Opens somebody who asks for 20 MB and takes nothing, and waits until the server sends it. */
const hold = async (from: string) => {
  strangers.push(openDeafReader({ port: site.port, request: wireRequest({ path: pdf, from }) }))
  const { socket } = strangers.at(-1) ?? {}
  await until(() => socket?.connecting === false)
  await sleep(50)
}
const ask = (path: string, from: string) =>
  rawRequest({ port: site.port, path, headers: { 'X-Forwarded-For': from } })
const statuses = (answers: string) => [...answers.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)

describe('one client network', () => {
  it('has so many answers under way and no more, in plain words, until one of them is sent', async () => {
    await serve({ answersEach: 2 })
    await hold('192.0.2.1')
    await hold('192.0.2.1')
    const refused = await ask('/ja/', '192.0.2.1')
    expect([refused.status, refused.headers['retry-after'], refused.headers['cache-control']]).toEqual([
      429,
      '5',
      'no-store',
    ])
    expect(refused.headers.connection).toBe('close')
    expect(refused.headers['content-type']).toBe('text/html; charset=utf-8')
    for (const [name, value] of Object.entries(securityHeaders))
      expect(refused.headers[name.toLowerCase()]).toBe(value)
    expect(refused.body.toString()).toContain(
      '<h1>お使いのネットワークからの読み込みが一度に多すぎます。数秒待ってから読み込み直してください。</h1>',
    )
    expect(refused.body.toString()).toContain(
      '<p lang="en">Too much is being loaded from your network at once. Wait a few seconds, then load this page again.</p>',
    )
    expect(site.lines).toEqual([
      'Client 192.0.2.1 has 2 answers under way and gets no more at the same time. If this is the address of a reverse proxy, set TRUST_PROXY=1, so that its readers are told apart.',
    ])
    expect((await ask('/ja/', '192.0.2.2')).status).toBe(200)
    strangers[0]?.socket.destroy()
    await until(async () => (await ask('/ja/', '192.0.2.1')).status === 200)
    expect((await ask('/ja/', '192.0.2.1')).status).toBe(200)
    expect(site.lines).toHaveLength(1)
  })

  it('is the first 64 bits of an IPv6 address', async () => {
    await serve({ answersEach: 1 })
    await hold('2001:db8:0:1::1')
    expect((await ask('/ja/', '2001:db8:0:1:ffff::2')).status).toBe(429)
    expect((await ask('/ja/', '2001:db8:0:2::1')).status).toBe(200)
  })

  it("is not counted where it is this machine: a proxy's readers are not told apart", async () => {
    await serve({ answersEach: 1 })
    await hold('127.0.0.1')
    expect((await ask('/ja/', '127.0.0.1')).status).toBe(200)
  })
})

describe('one connection', () => {
  it('gets the answers to all that it asked at once, in order', async () => {
    await serve()
    const request = ['/ja/', '/', '/gone', '/en/'].map((path) => wireRequest({ path })).join('')
    const answers = await askRaw({ port: site.port, request, quietMs: 500 })
    expect(statuses(answers)).toEqual(['200', '200', '404', '200'])
    expect([...answers.matchAll(/\r\n\r\n(front|ja|en|not found)/g)].map(([, body]) => body)).toEqual([
      'ja',
      'front',
      'not found',
      'en',
    ])
  })

  it('has one answer under way: what it asked besides waits, and counts', async () => {
    await serve({ answersEach: 3 })
    const request = wireRequest({ path: pdf, from: '192.0.2.1' }).repeat(3)
    strangers.push(openDeafReader({ port: site.port, request }))
    await until(async () => (await ask('/ja/', '192.0.2.1')).status === 429)
    strangers[0]?.socket.destroy()
    await until(async () => (await ask('/ja/', '192.0.2.1')).status === 200)
  })

  it('is closed where it asks for more at once than anybody does', async () => {
    await serve({ requestsPerConnection: 5 })
    const request = wireRequest({ path: '/ja/' })
    expect(
      statuses(await askRaw({ port: site.port, request: request.repeat(5), quietMs: 500 })),
    ).toHaveLength(5)
    expect(
      statuses(await askRaw({ port: site.port, request: request.repeat(500), quietMs: 20_000 })),
    ).toEqual([])
    expect((await ask('/ja/', '192.0.2.1')).status).toBe(200)
  })

  it('may go on asking for as long as it likes, one after another', async () => {
    await serve({ requestsPerConnection: 2, answersEach: 2 })
    const { Agent, request } = await import('node:http')
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const read = () =>
      new Promise<number>((resolve, reject) => {
        const headers = { 'X-Forwarded-For': '192.0.2.1' }
        request({ port: site.port, host: '127.0.0.1', path: '/ja/', agent, headers }, (answer) => {
          answer.resume()
          answer.on('end', () => resolve(answer.statusCode ?? 0))
        })
          .on('error', reject)
          .end()
      })
    for (let count = 0; count < 50; count += 1) expect(await read()).toBe(200)
    agent.destroy()
  })
})

describe('a body, which nobody who reads sends', () => {
  it('is refused with 413 before it is read, and the connection closed', async () => {
    await serve()
    const large = { 'Content-Length': '300000000' }
    for (const headers of [large, { 'Transfer-Encoding': 'chunked' }]) {
      const answers = await askRaw({ port: site.port, request: wireRequest({ path: '/ja/', headers }) })
      expect(statuses(answers)).toEqual(['413'])
      expect(answers).toContain('Connection: close')
      expect(Buffer.from(answers, 'latin1').toString()).toContain(
        '<p lang="en">The request is too large. This site can only be read and takes no data.</p>',
      )
    }
    const post = wireRequest({ path: '/ja/', headers: large }).replace('GET', 'POST')
    const answers = await askRaw({ port: site.port, request: post })
    expect(statuses(answers)).toEqual(['405'])
    expect(answers).toContain('Connection: close')
  })
})

describe('where as many connections are open as there may be', () => {
  it('the one that has waited longest without a request makes room', async () => {
    // Room for 8 connections.
    await serve({}, 64)
    for (let count = 0; count < 8; count += 1)
      strangers.push(
        openDeafReader({ port: site.port, request: count === 0 ? 'GET /ja/ HTTP/1.1\r\nHo' : '' }),
      )
    await until(() => strangers.every(({ socket }) => !socket.connecting))
    strangers[0]?.socket.resume()
    expect((await ask('/ja/', '192.0.2.1')).status).toBe(200)
    await strangers[0]?.closed
    expect(site.lines).toEqual([
      '8 connections are open, as many as the static server takes with the 64 files that it may have open: those that ask for nothing are closed, and where all are busy, readers are told to come back. If these are readers, raise the limit of open files (ulimit -n, LimitNOFILE).',
    ])
  })

  it('and all are busy, a reader is told in plain words to come back', async () => {
    await serve({}, 64)
    for (let count = 0; count < 8; count += 1) await hold(`192.0.2.${count + 10}`)
    const refused = await ask('/ja/', '192.0.2.1')
    expect([refused.status, refused.headers['retry-after'], refused.headers['cache-control']]).toEqual([
      503,
      '5',
      'no-store',
    ])
    expect(refused.body.toString()).toContain(
      '<h1>ただいまたいへん混み合っています。数秒待ってから読み込み直してください。</h1>',
    )
    expect(refused.body.toString()).toContain(
      '<p lang="en">The site is very busy right now. Wait a few seconds, then load this page again.</p>',
    )
    strangers[0]?.socket.destroy()
    await until(async () => (await ask('/ja/', '192.0.2.1')).status === 200)
  })
})

import { once } from 'node:events'
import { createHmac } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ContentProblem } from '../../../../content/publishing.ts'
import { openWebhook } from '../../../../site/publisher/store/webhook/webhook.ts'
import { until } from '../../../helpers/until.ts'

const secret = 'the-receiver-knows-it'
const baseUrl = 'https://errata.example.org'
const times = { timeoutMs: 200, tries: 3, firstPauseMs: 5, longestPauseMs: 10 }

let folder: string
let server: Server
let received: { url: string; headers: IncomingHttpHeaders; body: string }[]
/** What the receiver answers: a status, or nothing. */
let answer: () => number | 'silence'
let stop: AbortController
let problems: ContentProblem[]
let logs: string[]
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'okuzuke-webhook-'))
  ;[received, problems, logs] = [[], [], []]
  answer = () => 204
  stop = new AbortController()
  server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      received.push({ url: request.url ?? '', headers: request.headers, body })
      const status = answer()
      if (status !== 'silence') response.writeHead(status, { Location: '/elsewhere' }).end()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => {
  stop.abort()
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

const host = () => `127.0.0.1:${(server.address() as AddressInfo).port}`
const open = (ownSecret: string | null = secret) =>
  openWebhook({
    webhook: { url: `http://${host()}/hook/?token=hidden`, secret: ownSecret },
    publisherDir: folder,
    signal: stop.signal,
    log: (line) => logs.push(line),
    onFailure: (problem) => problems.push(problem),
    times,
  })
const notices = () => received.map(({ body }) => JSON.parse(body) as { id: string; release: string })
const id = expect.stringMatching(/^[0-9a-f-]{36}$/)

describe('the webhook of a live release', () => {
  it('gets the release and the whole addresses that changed', async () => {
    const webhook = await open()
    const changed = ['en/books/x/index.html', 'index.html', 'media/0123456789ab/図 1.png', 'sitemap.xml']
    await webhook.add({ release: '000002-0a1b2c3d', baseUrl, changed })
    await webhook.rest()
    expect(received.map(({ url }) => url)).toEqual(['/hook/?token=hidden'])
    expect(notices()).toEqual([
      {
        id,
        release: '000002-0a1b2c3d',
        addresses: [
          'https://errata.example.org/en/books/x/',
          'https://errata.example.org/',
          'https://errata.example.org/media/0123456789ab/%E5%9B%B3%201.png',
          'https://errata.example.org/sitemap.xml',
        ],
      },
    ])
    expect([problems, logs, existsSync(join(folder, 'webhook.json'))]).toEqual([[], [], false])
  })

  it('gets a signature over the timestamp and the body', async () => {
    const webhook = await open()
    await webhook.add({ release: '000002-0a1b2c3d', baseUrl, changed: ['index.html'] })
    await webhook.rest()
    const { headers = {}, body = '' } = received[0] ?? {}
    const timestamp = String(headers['x-okuzuke-timestamp'])
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60)
    expect(headers['content-type']).toBe('application/json')
    expect(headers['x-okuzuke-signature']).toBe(
      `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`,
    )
  })

  it('gets no signature where there is no secret', async () => {
    const webhook = await open(null)
    await webhook.add({ release: '000002-0a1b2c3d', baseUrl, changed: ['index.html'] })
    await webhook.rest()
    expect(received[0]?.headers['x-okuzuke-signature']).toBe(undefined)
  })

  it('is told "everything" instead of more than 1,000 addresses', async () => {
    const webhook = await open()
    const changed = Array.from({ length: 1_001 }, (_, index) => `en/books/b${index}/index.html`)
    await webhook.add({ release: '000002-0a1b2c3d', baseUrl, changed })
    await webhook.rest()
    await webhook.add({ release: '000003-0a1b2c3d', baseUrl, changed: changed.slice(1) })
    await webhook.rest()
    expect(notices()).toEqual([
      { id, release: '000002-0a1b2c3d', everything: true },
      { id, release: '000003-0a1b2c3d', addresses: expect.objectContaining({ length: 1_000 }) },
    ])
  })

  it('is asked again with the same id until it takes the notice', async () => {
    const statuses = [500, 'silence', 200] as const
    answer = () => statuses[received.length - 1] ?? 200
    const webhook = await open()
    await webhook.add({ release: '000002-0a1b2c3d', baseUrl, changed: ['index.html'] })
    await webhook.rest()
    expect(new Set(notices().map((notice) => notice.id)).size).toBe(1)
    expect([received.length, problems, logs]).toEqual([3, [], []])
  })

  it('that never takes it is given up with a warning, and hears of both releases with the next one', async () => {
    answer = () => 302
    const webhook = await open()
    await webhook.add({ release: '000002-0a1b2c3d', baseUrl, changed: ['index.html'] })
    await webhook.rest()
    const en =
      `The site is live, but ${host()} did not take the notice of it (HTTP 302: redirects are not followed). ` +
      'A CDN may go on giving out old pages. The notice is sent again with the next release; ' +
      'if this stays, tell an administrator to look at PUBLISH_WEBHOOK_URL.'
    expect(problems).toEqual([
      {
        severity: 'warning',
        document: null,
        message: {
          ja: `サイトは公開されましたが、${host()} への公開の通知が受け取られませんでした（HTTP 302: redirects are not followed）。CDNなどに古いページが残っているかもしれません。次の公開のときにもう一度送ります。続く場合は、PUBLISH_WEBHOOK_URL を確かめるよう管理者に伝えてください。`,
          en,
        },
      },
    ])
    expect(logs).toEqual([en])
    expect(received.map(({ url }) => url)).toEqual(Array(3).fill('/hook/?token=hidden'))
    answer = () => 200
    await webhook.add({ release: '000003-0a1b2c3d', baseUrl, changed: ['en/index.html'] })
    await webhook.rest()
    expect(notices().at(-1)).toEqual({
      id,
      release: '000003-0a1b2c3d',
      addresses: ['https://errata.example.org/', 'https://errata.example.org/en/'],
    })
  })

  it('hears from the next publisher what a stopped one could not tell', async () => {
    answer = () => 'silence'
    const webhook = await open()
    await webhook.add({ release: '000002-0a1b2c3d', baseUrl, changed: ['index.html'] })
    await until(() => received.length > 0)
    stop.abort()
    await webhook.rest()
    expect(JSON.parse(readFileSync(join(folder, 'webhook.json'), 'utf8'))).toEqual(notices()[0])
    ;[answer, stop] = [() => 200, new AbortController()]
    await (await open()).rest()
    expect(notices().at(-1)).toEqual(notices()[0])
    expect([existsSync(join(folder, 'webhook.json')), problems]).toEqual([false, []])
  })

  it('is told "everything" where the notice that waited is damaged', async () => {
    writeFileSync(join(folder, 'webhook.json'), '{"id":"')
    await (await open()).rest()
    expect(notices()).toEqual([{ id, release: 'unknown', everything: true }])
  })
})

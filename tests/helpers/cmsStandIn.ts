import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  publisherAuthorization,
  publishingPaths,
  ReleaseReport,
  type SiteChange,
} from '../../content/publishing.ts'
import type { Snapshot } from '../../content/snapshot.ts'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'

/** Answers a request instead of the usual answer. Gives false where it did not. */
export type Interference = (request: IncomingMessage, response: ServerResponse) => boolean

/** The CMS's side of content/publishing.ts: an HTTP server in the test's process. */
export type CmsStandIn = {
  url: string
  key: string
  /** Changes the published content and adds a row to the outbox, as a save does. Gives the row's id. */
  publish: (change: (snapshot: Snapshot) => void) => string
  /** The ids of the rows that no release contains yet. */
  waiting: () => string[]
  /** Each report once, in the order in which they came. */
  reports: () => ReleaseReport[]
  /** How many requests for a path came: `/api/site/snapshot`. */
  countRequests: (path: string) => number
  interfere: (interference: Interference | null) => void
  files: Map<string, Buffer>
  close: () => Promise<void>
}

export async function openCmsStandIn({
  port = 0,
  key = randomUUID() + randomUUID(),
}: { port?: number; key?: string } = {}): Promise<CmsStandIn> {
  const files = new Map([
    ['cover.png', Buffer.alloc(1000, 1)],
    ['cover-320x427.webp', Buffer.alloc(300, 2)],
    ['figure.png', Buffer.alloc(900, 3)],
  ])
  const snapshot = smallSnapshot()
  const rows: SiteChange[] = []
  const reports = new Map<string, ReleaseReport>()
  const requests = new Map<string, number>()
  const polls = new Set<() => void>()
  let interference: Interference | null = null

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://cms.test')
    requests.set(url.pathname, (requests.get(url.pathname) ?? 0) + 1)
    if (interference?.(request, response)) return
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    }
    if (request.headers.authorization !== publisherAuthorization(key)) return send(403, {})
    if (url.pathname === publishingPaths.changes) {
      await waitForRow(Number(url.searchParams.get('wait')))
      return send(200, { changes: rows })
    }
    if (url.pathname === publishingPaths.snapshot) return send(200, snapshot)
    if (url.pathname === publishingPaths.releases) {
      const report = ReleaseReport.parse(JSON.parse(await readAll(request)))
      takeReport(report)
      return send(201, { id: report.id })
    }
    const file = files.get(decodeURIComponent(url.pathname.split('/').at(-1) ?? ''))
    if (file === undefined) return send(404, {})
    response.writeHead(200).end(file)
  }

  const waitForRow = async (seconds: number): Promise<void> => {
    if (rows.length > 0 || seconds === 0) return
    await new Promise<void>((resolve) => {
      const done = () => {
        polls.delete(done)
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(done, seconds * 1000)
      polls.add(done)
    })
  }

  const takeReport = (report: ReleaseReport): void => {
    if (reports.has(report.id)) return
    reports.set(report.id, report)
    if (report.outcome === 'failed') return
    const done = new Set(report.changes)
    rows.splice(0, rows.length, ...rows.filter((row) => !done.has(row.id)))
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    publish: (change) => {
      change(snapshot)
      const parts = ['books', 'news', 'materials', 'excerpts', 'errata', 'media'] as const
      for (const part of parts) snapshot.counts[part] = snapshot[part].length
      const id = `row-${randomUUID()}`
      rows.push({
        id,
        collection: 'errata',
        document: 'erratum-1',
        operation: 'update',
        createdAt: '2026-04-01T00:00:00.000Z',
      })
      for (const wake of polls) wake()
      return id
    },
    waiting: () => rows.map((row) => row.id),
    reports: () => [...reports.values()],
    countRequests: (path) => requests.get(path) ?? 0,
    interfere: (next) => {
      interference = next
    },
    files,
    close: async () => {
      for (const wake of polls) wake()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Sets the correction of the erratum 7K2QD: a text that a test then looks for on the site. */
export function correctTo(text: string): (snapshot: Snapshot) => void {
  return (snapshot) => {
    const erratum = snapshot.errata.find((candidate) => candidate.tag === '7K2QD')
    if (erratum) erratum.correction = text
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  publisherAuthorization,
  publishingPaths,
  ReleaseReport,
  type SiteChange,
} from '../../content/publishing.ts'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'
import { splitSnapshot, type Snapshot } from './wholeSite.ts'

/** Answers a request instead of the usual answer. Gives false where it did not. */
export type Interference = (request: IncomingMessage, response: ServerResponse) => boolean

/** The CMS's side of content/publishing.ts: an HTTP server in the test's process. */
export type CmsStandIn = {
  url: string
  key: string
  /** Changes the published content and adds a row to the outbox, as a save does: of the first book, unless it says else. Gives its id. */
  publish: (change: (snapshot: Snapshot) => void, row?: Partial<SiteChange>) => string
  /** The ids of the rows that no release contains yet. */
  waiting: () => string[]
  /** Each report once, in the order in which they came. */
  reports: () => ReleaseReport[]
  /** How many requests for a path came: `/api/site/index`. */
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
  const revisions = new Map<string | null, number>()
  const revisionOf = (book: string | null) => revisions.get(book) ?? 1
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
      const state = () => rows.map(({ id }) => id).join(' ')
      await waitUnless(
        () => rows.length > 0 && state() !== url.searchParams.get('unlike'),
        Number(url.searchParams.get('wait')),
      )
      return send(200, { changes: rows, state: state() })
    }
    if (url.pathname === publishingPaths.lease) return send(200, { needed: false })
    const parts = splitSnapshot(snapshot, revisionOf)
    if (url.pathname === publishingPaths.index) {
      const asked = url.searchParams.get('report')
      return send(200, { ...parts.index, knowsReport: asked === null || reports.has(asked) })
    }
    if (url.pathname === publishingPaths.news) return send(200, parts.news)
    if (url.pathname.startsWith(publishingPaths.book(''))) {
      const part = parts.books.find(({ book }) => publishingPaths.book(book.slug) === url.pathname)
      return part === undefined ? send(404, {}) : send(200, part)
    }
    if (url.pathname === publishingPaths.releases) {
      const report = ReleaseReport.parse(JSON.parse(await readAll(request)))
      takeReport(report)
      return send(201, { id: report.id })
    }
    const file = files.get(decodeURIComponent(url.pathname.split('/').at(-1) ?? ''))
    if (file === undefined) return send(404, {})
    response.writeHead(200).end(file)
  }

  const waitUnless = async (isThere: () => boolean, seconds: number): Promise<void> => {
    if (isThere() || seconds === 0) return
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
    publish: (change, given = {}) => {
      const before = snapshot.books.map(({ id }) => id)
      change(snapshot)
      const row: SiteChange = {
        id: `row-${randomUUID()}`,
        collection: 'errata',
        document: 'erratum-1',
        operation: 'update',
        books: [snapshot.books[0]?.id ?? 'book-1'],
        createdAt: new Date().toISOString(),
        ...given,
      }
      rows.push(row)
      const all = [...before, ...snapshot.books.map(({ id }) => id), null]
      const touched = row.books === null ? all : row.books.length === 0 ? [null] : row.books
      for (const book of new Set(touched)) revisions.set(book, revisionOf(book) + 1)
      for (const wake of polls) wake()
      return row.id
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

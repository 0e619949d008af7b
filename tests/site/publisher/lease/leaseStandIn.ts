import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  LeaseRequest,
  publisherAuthorization,
  publishingPaths,
  type LeaseAnswer,
} from '../../../../content/publishing.ts'

type Row = { number: number; beat: string; holder: string | null; process: string | null }

/** The CMS's side of the lease, as tests/cms/publishing/lease.test.ts has it, in the test's process and without a database. */
export type LeaseStandIn = {
  cms: { cmsUrl: string; publisherApiKey: string }
  row: () => Row | null
  /** Puts another holder into the row, as a publisher on another machine does. */
  takeAs: (process: string | null) => void
  /** Renews for the holder in the row. */
  beat: () => void
  /** `away`: connections are closed without an answer. `silent`: there is no answer. */
  be: (state: 'there' | 'away' | 'silent') => void
  /** The requests so far: `need`, `take`, `renew`, `release`. */
  requests: () => string[]
  close: () => Promise<void>
}

export async function openLeaseStandIn({ needed = true } = {}): Promise<LeaseStandIn> {
  const key = randomUUID()
  const requests: string[] = []
  let row: Row | null = null
  let state: 'there' | 'away' | 'silent' = 'there'

  const answer = (request: LeaseRequest): LeaseAnswer => {
    const granted = change(request)
    if (granted && row) row.beat = randomUUID()
    return { granted, number: row?.number ?? 0, beat: row?.beat ?? null, process: row?.process ?? null }
  }
  const change = (request: LeaseRequest): boolean => {
    const { holder } = request
    if (request.action === 'take') {
      const { over, process } = request
      const isGone = over !== null && over.number === row?.number && over.beat === row.beat
      if (row && row.holder !== null && row.holder !== holder && !isGone) return false
      row = { number: (row?.number ?? 0) + 1, beat: '', holder, process }
      return true
    }
    if (row?.holder !== holder || row.number !== request.number) return false
    if (request.action === 'release') row = { ...row, holder: null, process: null }
    return true
  }

  const server = createServer((request, response) => {
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    }
    if (state === 'silent') return
    if (state === 'away') return void request.socket.destroy()
    if (request.headers.authorization !== publisherAuthorization(key)) return send(403, {})
    if (request.url !== publishingPaths.lease) return send(404, {})
    if (request.method === 'GET') {
      requests.push('need')
      return send(200, { needed })
    }
    readJson(request).then(
      (body) => {
        const question = LeaseRequest.parse(body)
        requests.push(question.action)
        send(200, answer(question))
      },
      (error: unknown) => response.destroy(error as Error),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    cms: {
      cmsUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      publisherApiKey: key,
    },
    row: () => row,
    takeAs: (process) => {
      row = { number: (row?.number ?? 0) + 1, beat: randomUUID(), holder: randomUUID(), process }
    },
    beat: () => {
      if (row) row.beat = randomUUID()
    },
    be: (next) => {
      state = next
    },
    requests: () => requests,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type S3Request = { method: string; path: string }

/** Stands between a store and its S3 server: notes each request, and answers some of them itself. */
export type S3Proxy = {
  url: string
  /** Every request so far, in the order in which they came: `PUT ja/index.html`. */
  requests: () => string[]
  forget: () => void
  /** Decides what happens to a request: passed on (null), a status, or no answer at all. */
  answerWith: (decide: (asked: S3Request) => number | 'silence' | null) => void
  close: () => Promise<void>
}

export async function openS3Proxy({
  endpoint,
  bucket,
}: {
  endpoint: string
  bucket: string
}): Promise<S3Proxy> {
  let lines: string[] = []
  let decide: (asked: S3Request) => number | 'silence' | null = () => null
  const { hostname, port } = new URL(endpoint)
  const passOn = (asked: IncomingMessage, response: ServerResponse) => {
    const { method, url: path, headers } = asked
    const onward = request({ hostname, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    asked.pipe(onward)
  }
  const server = createServer((asked, response) => {
    const url = new URL(asked.url ?? '', 'http://s3.invalid')
    const path = decodeURIComponent(url.pathname).slice(`/${bucket}/`.length)
    const method = asked.method ?? ''
    lines.push(`${method} ${path}`)
    const answer = decide({ method, path })
    if (answer === null) return passOn(asked, response)
    asked.resume()
    if (answer === 'silence') return
    response.writeHead(answer, { 'Content-Type': 'application/xml' })
    response.end(answer === 204 ? '' : `<Error><Code>Test${answer}</Code><Message>no</Message></Error>`)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => lines,
    forget: () => {
      lines = []
    },
    answerWith: (next) => {
      decide = next
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestCms } from './openTestCms.ts'

/** Answers over HTTP with a test's CMS, so that a publisher of its own process can ask it; where it `refusesReports`, 503 to each of them. */
export async function serveCms(
  cms: TestCms,
  { refusesReports = false }: { refusesReports?: boolean } = {},
): Promise<{ url: string; key: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    if (refusesReports && request.url?.startsWith('/api/site/releases')) {
      response.writeHead(503)
      response.end()
      return
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks).toString('utf8') }
      const headers = { 'Content-Type': request.headers['content-type'] ?? 'application/json' }
      cms
        .asPublisher(request.url ?? '/', { method: request.method ?? 'GET', headers, ...body })
        .then(async (answer) => {
          response.writeHead(answer.status, Object.fromEntries(answer.headers))
          response.end(Buffer.from(await answer.arrayBuffer()))
        })
        .catch((error: unknown) => {
          response.writeHead(500)
          response.end(String(error))
        })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    key: cms.settings.publisherApiKey,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

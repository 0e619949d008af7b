import { createReadStream } from 'node:fs'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { publisherAuthorization, publishingPaths } from '../content/publishing.ts'
import { hasErrorCode } from '../system/errorCode.ts'
import type { BookPart } from '../content/snapshot.ts'
import type { BigSite } from './bigSite.ts'
import { slugOf } from './big-site/record.ts'

/** The CMS's side of content/publishing.ts for a site that nobody edits but who calls `publish`: with a new state of one book. */
export type PartsServer = {
  url: string
  publish: (part: BookPart) => Promise<void>
  close: () => Promise<void>
}

const nothingWaits = { changes: [] }

/** Writes the parts of a site into a folder, and gives them to a publisher with this key from there. */
export async function servePartsOf(
  site: BigSite,
  { folder, key }: { folder: string; key: string },
): Promise<PartsServer> {
  const fileOf = (path: string) => join(folder, `${path.replaceAll('/', '-')}.json`)
  await mkdir(folder, { recursive: true })
  const index = site.index()
  await writeFile(fileOf(publishingPaths.index), JSON.stringify(index))
  await writeFile(fileOf(publishingPaths.news), JSON.stringify(site.news()))
  for (const number of site.numbers)
    await writeFile(fileOf(publishingPaths.book(slugOf(number))), JSON.stringify(site.book(number)))

  const closed = new AbortController()
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://bench.test')
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    }
    if (request.headers.authorization !== publisherAuthorization(key)) return send(403, {})
    if (url.pathname === publishingPaths.changes) {
      const seconds = Number(url.searchParams.get('wait'))
      // A server that closes answers at once.
      await sleep(seconds * 1000, undefined, { signal: closed.signal, ref: false }).catch(() => undefined)
      return send(200, nothingWaits)
    }
    // This publisher is the only one.
    if (url.pathname === publishingPaths.lease) return send(200, { needed: false })
    if (url.pathname === publishingPaths.releases) {
      request.resume()
      return send(201, {})
    }
    const file = fileOf(url.pathname)
    const facts = await stat(file).catch((error: unknown) => {
      if (hasErrorCode(error, 'ENOENT')) return null
      throw error
    })
    if (facts === null) return send(404, {})
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': facts.size })
    createReadStream(file).pipe(response)
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    publish: async (part) => {
      const indexed = index.books.find(({ id }) => id === part.book.id)
      if (indexed === undefined) throw new Error(`The site has no book "${part.book.slug}".`)
      indexed.revision = part.revision
      await writeFile(fileOf(publishingPaths.book(part.book.slug)), JSON.stringify(part))
      await writeFile(fileOf(publishingPaths.index), JSON.stringify(index))
    },
    close: async () => {
      closed.abort()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { readClientAddress } from '../../system/clientAddress.ts'
import { cacheControlOf, contentTypeOf, isCompressible, securityHeaders } from './headers.ts'
import { readByteRange } from './byteRange.ts'
import { chooseEncoding, createCompressor, type Encoding } from './compression.ts'
import { followRedirect } from '../redirects.ts'
import { createLiveFiles, openServed, type ServedFile } from './liveFiles.ts'
import { brokenPage, notAllowedPage, notFoundPage, notYetPage } from './plainPages.ts'
import { readRequestPath } from './requestPath.ts'
import { toMessage } from '../../system/toMessage.ts'

type Exchange = { request: IncomingMessage; response: ServerResponse }
type TargetFile = { served: ServedFile; status: 200 | 404 }

/**
 * The server of the reader's site: it serves the files on the live release's own list, and follows `current` at each
 * request. A general static middleware keeps one root and looks paths up on the disk; here a path is looked up in the
 * list, so that no way of writing a path reaches a file that is not on it.
 */
export function createSiteServer(options: {
  siteDir: string
  /** Whether a reverse proxy stands in front: see readClientAddress. */
  trustProxy?: boolean
  log: (line: string) => void
}): Server {
  const { siteDir, trustProxy = false, log } = options
  const live = createLiveFiles(siteDir)
  const compress = createCompressor({ maxBytes: 64 * 1024 * 1024 })
  const answer = async (exchange: Exchange): Promise<void> => {
    const { request, response } = exchange
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      return sendPlain(exchange, 405, notAllowedPage)
    }
    const release = await live.current()
    if (release === null) {
      response.setHeader('Retry-After', '5')
      return sendPlain(exchange, 503, notYetPage)
    }
    const requested = readRequestPath(request.url ?? '')
    const path = requested === null ? null : addIndex(requested.path)
    if (requested !== null && path !== null) {
      // Before the files: what stands at a former address is for hosts that know no redirects.
      const present = followRedirect(requested.path, release.redirects)
      if (present !== null) return redirect(exchange, `/${present}`, requested.search)
      const served = await live.find(release, path)
      if (served !== null) return sendFile(exchange, { served, status: 200 })
      if ((await live.find(release, `${path}/index.html`)) !== null)
        return redirect(exchange, `/${path}/`, requested.search)
    }
    const served = await live.find(release, '404.html')
    return served === null
      ? sendPlain(exchange, 404, notFoundPage)
      : sendFile(exchange, { served, status: 404 })
  }

  const sendFile = async (exchange: Exchange, target: TargetFile): Promise<void> => {
    const handle = await openServed(target.served)
    if (handle === null) return sendPlain(exchange, 404, notFoundPage)
    try {
      await sendOpened({ exchange, target, handle, compress })
    } finally {
      await handle.close()
    }
  }

  return createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, (request, response) => {
    answer({ request, response }).catch((error: unknown) => {
      // The client disconnected: nothing to log.
      if (request.destroyed || response.destroyed) return
      const reason = toMessage(error)
      log(`Client ${addressOf(request, trustProxy)}: ${request.url} could not be answered: ${reason}`)
      if (response.headersSent) response.destroy()
      else sendPlain({ request, response }, 500, brokenPage)
    })
  })
}

function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwardedFor = request.headersDistinct['x-forwarded-for']?.join(',')
  const socketAddress = request.socket.remoteAddress
  return readClientAddress({ forwardedFor, socketAddress, trustProxy }) ?? 'unknown'
}

const addIndex = (path: string): string => (path === '' || path.endsWith('/') ? `${path}index.html` : path)

async function sendOpened(options: {
  exchange: Exchange
  target: TargetFile
  handle: FileHandle
  compress: ReturnType<typeof createCompressor>
}): Promise<void> {
  const { exchange, target, handle, compress } = options
  const { request, response } = exchange
  const { served: file, status } = target
  const type = contentTypeOf(file.path)
  const range = status === 200 ? rangeOf(request, file) : 'all'
  const encoding = range === 'all' && isWorthCompressing(file, type) ? encodingOf(request) : null
  const etag = etagOf(file, encoding)
  response.setHeader('Content-Type', type)
  response.setHeader('Cache-Control', status === 200 ? cacheControlOf(file.path) : 'no-cache')
  if (isWorthCompressing(file, type)) response.setHeader('Vary', 'Accept-Encoding')
  if (status === 200) {
    response.setHeader('ETag', etag)
    response.setHeader('Last-Modified', (await handle.stat()).mtime.toUTCString())
    response.setHeader('Accept-Ranges', 'bytes')
    if (isUnchanged(request, etag)) return end(response, 304)
  }
  if (range === 'none') {
    response.setHeader('Content-Range', `bytes */${file.bytes}`)
    return end(response, 416)
  }
  if (encoding !== null) {
    const content = await compress({ sha256: file.sha256, encoding, read: () => handle.readFile() })
    response.setHeader('Content-Encoding', encoding)
    response.setHeader('Content-Length', content.length)
    response.writeHead(status)
    response.end(request.method === 'HEAD' ? undefined : content)
    return
  }
  const part = range === 'all' ? { start: 0, end: file.bytes - 1 } : range
  response.setHeader('Content-Length', part.end - part.start + 1)
  if (range !== 'all') response.setHeader('Content-Range', `bytes ${part.start}-${part.end}/${file.bytes}`)
  response.writeHead(range === 'all' ? status : 206)
  if (request.method === 'HEAD' || file.bytes === 0) response.end()
  else await pipeline(handle.createReadStream({ ...part, autoClose: false }), response)
}

// Small files grow, and pictures and fonts are compressed already; very large files would take too much memory.
const isWorthCompressing = (file: ServedFile, type: string): boolean =>
  isCompressible(type) && file.bytes > 500 && file.bytes < 16 * 1024 * 1024

const encodingOf = (request: IncomingMessage): Encoding | null =>
  chooseEncoding(String(request.headers['accept-encoding'] ?? ''))

// The content's hash: a page that the next release did not change stays valid in a browser's cache.
const etagOf = (file: ServedFile, encoding: Encoding | null): string =>
  `"${file.sha256.slice(0, 32)}${encoding === null ? '' : `-${encoding}`}"`

// RFC 9110, section 13.1.2: compared weakly. If-Modified-Since is ignored: two releases may follow within a second.
function isUnchanged(request: IncomingMessage, etag: string): boolean {
  const header = request.headers['if-none-match']
  if (header === undefined) return false
  return header.split(',').some((item) => ['*', etag].includes(item.trim().replace(/^W\//, '')))
}

// RFC 9110, section 13.1.5: the client has a part of another version, so it gets the whole file.
function rangeOf(request: IncomingMessage, file: ServedFile): ReturnType<typeof readByteRange> {
  const condition = request.headers['if-range']
  if (condition !== undefined && condition !== etagOf(file, null)) return 'all'
  return request.method === 'GET' ? readByteRange(request.headers.range, file.bytes) : 'all'
}

function redirect({ request, response }: Exchange, path: string, search: string): void {
  const location = path.split('/').map(encodeURIComponent).join('/') + search
  response.setHeader('Location', location)
  response.setHeader('Cache-Control', 'no-cache')
  sendPlain({ request, response }, 301, '')
}

function end(response: ServerResponse, status: number): void {
  response.removeHeader('Content-Type')
  response.writeHead(status)
  response.end()
}

function sendPlain({ request, response }: Exchange, status: number, html: string): void {
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Content-Length', Buffer.byteLength(html))
  response.writeHead(status)
  response.end(request.method === 'HEAD' ? undefined : html)
}

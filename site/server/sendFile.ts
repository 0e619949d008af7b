import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FileHandle } from 'node:fs/promises'
import { chooseEncoding, type Encoding } from './acceptedEncoding.ts'
import { readByteRange } from './byteRange.ts'
import type { Compressor } from './compression.ts'
import { cacheControlOf, contentTypeOf, isCompressible, policyOf } from './headers.ts'
import { openServed, type ServedFile } from './liveFiles.ts'
import type { Exchange } from './plainAnswers.ts'
import type { ReaderPace } from './readerPace.ts'
import { bytesOfBuffer, bytesOfFile, sendBody, type Source } from './sendBody.ts'

type TargetFile = { served: ServedFile; status: 200 | 404 }
type Tools = { compress: Compressor; pace: ReaderPace }

/**
 * Answers with a file of the release, or with the part or the 304 that the request asks for. False: the file is not there. Nothing is
 * open while the answer waits for its turn to be compressed.
 */
export async function sendFile(options: {
  exchange: Exchange
  target: TargetFile
  tools: Tools
}): Promise<boolean> {
  const { exchange, target, tools } = options
  const { request, response } = exchange
  const { served: file, status } = target
  const modified = await readModified(file)
  if (modified === null) return false
  const version = versionOf(file, modified)
  const type = contentTypeOf(file.path)
  const range = status === 200 ? rangeOf({ request, file, version }) : 'all'
  const accepted = range === 'all' && isWorthCompressing(file, type) ? encodingOf(request) : null
  response.setHeader('Content-Type', type)
  response.setHeader('Cache-Control', status === 200 ? cacheControlOf(file.path) : 'no-cache')
  if (isWorthCompressing(file, type)) response.setHeader('Vary', 'Accept-Encoding')
  if (status === 200) {
    response.setHeader('Content-Security-Policy', policyOf(file.path))
    response.setHeader('Last-Modified', modified.toUTCString())
    response.setHeader('Accept-Ranges', 'bytes')
    // Uncompressed as well: that is what a reader has of a file whose compressed form would be too large to keep.
    const unchanged = [etagOf(version, accepted), etagOf(version, null)].find((etag) =>
      isUnchanged(request, etag),
    )
    response.setHeader('ETag', unchanged ?? etagOf(version, null))
    if (unchanged !== undefined) {
      end(response, 304)
      return true
    }
  }
  if (range === 'none') {
    response.setHeader('Content-Range', `bytes */${file.bytes}`)
    end(response, 416)
    return true
  }
  const content = accepted === null ? null : await compressed({ file, version, encoding: accepted, tools })
  if (accepted !== null && content !== null) {
    if (status === 200) response.setHeader('ETag', etagOf(version, accepted))
    response.setHeader('Content-Encoding', accepted)
    await send({ exchange, status, source: bytesOfBuffer(content), length: content.length, tools })
  } else await sendFromDisk({ exchange, target, range, tools })
  return true
}

async function sendFromDisk(options: {
  exchange: Exchange
  target: TargetFile
  range: { start: number; end: number } | 'all'
  tools: Tools
}): Promise<void> {
  const { exchange, target, range, tools } = options
  const { served: file } = target
  const { start, end } = range === 'all' ? { start: 0, end: file.bytes - 1 } : range
  const status = range === 'all' ? target.status : 206
  if (range !== 'all') exchange.response.setHeader('Content-Range', `bytes ${start}-${end}/${file.bytes}`)
  const handle = await open(file)
  try {
    await send({ exchange, status, source: bytesOfFile(handle, start), length: end - start + 1, tools })
  } finally {
    await handle.close()
  }
}

async function send(options: {
  exchange: Exchange
  status: number
  source: Source
  length: number
  tools: Tools
}): Promise<void> {
  const { exchange, status, source, length, tools } = options
  const { request, response } = exchange
  response.setHeader('Content-Length', length)
  response.writeHead(status)
  if (request.method === 'HEAD') response.end()
  else await sendBody({ response, source, length, pace: tools.pace })
}

const compressed = ({
  file,
  version,
  encoding,
  tools: { compress },
}: {
  file: ServedFile
  version: string
  encoding: Encoding
  tools: Tools
}): Promise<Buffer | null> => compress({ version, bytes: file.bytes, encoding, open: () => open(file) })

async function readModified(file: ServedFile): Promise<Date | null> {
  const handle = await openServed(file)
  if (handle === null) return null
  try {
    return (await handle.stat()).mtime
  } finally {
    await handle.close()
  }
}

async function open(file: ServedFile): Promise<FileHandle> {
  const handle = await openServed(file)
  if (handle === null) throw new Error(`its file ${file.file} is gone`)
  return handle
}

// Small files grow, and pictures and fonts are compressed already.
const isWorthCompressing = (file: ServedFile, type: string): boolean =>
  isCompressible(type) && file.bytes > 500

const encodingOf = (request: IncomingMessage): Encoding | null =>
  chooseEncoding(String(request.headers['accept-encoding'] ?? ''))

// A file that the next release did not change is the same file on the disk, and stays valid in a browser's cache. One that was damaged
// and made anew has the same hash and another time: whoever has the damaged one gets it again.
const versionOf = (file: ServedFile, modified: Date): string =>
  `${file.sha256.slice(0, 32)}-${modified.getTime().toString(36)}`

const etagOf = (version: string, encoding: Encoding | null): string =>
  `"${version}${encoding === null ? '' : `-${encoding}`}"`

// RFC 9110, section 13.1.2: compared weakly. If-Modified-Since is ignored: two releases may follow within a second.
function isUnchanged(request: IncomingMessage, etag: string): boolean {
  const header = request.headers['if-none-match']
  if (header === undefined) return false
  return header.split(',').some((item) => ['*', etag].includes(item.trim().replace(/^W\//, '')))
}

// RFC 9110, section 13.1.5: the client has a part of another version, so it gets the whole file.
function rangeOf({
  request,
  file,
  version,
}: {
  request: IncomingMessage
  file: ServedFile
  version: string
}): ReturnType<typeof readByteRange> {
  const condition = request.headers['if-range']
  if (condition !== undefined && condition !== etagOf(version, null)) return 'all'
  return request.method === 'GET' ? readByteRange(request.headers.range, file.bytes) : 'all'
}

function end(response: ServerResponse, status: number): void {
  response.removeHeader('Content-Type')
  response.writeHead(status)
  response.end()
}

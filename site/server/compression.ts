import type { FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import type { Encoding } from './acceptedEncoding.ts'

// A window of 1 MB is a quarter of Brotli's default, and so is its memory while a large file is compressed.
const compressors = {
  br: (bytes: number) =>
    createBrotliCompress({
      params: { [constants.BROTLI_PARAM_QUALITY]: qualityFor(bytes), [constants.BROTLI_PARAM_LGWIN]: 20 },
    }),
  gzip: () => createGzip({ level: 6 }),
} as const

/**
 * How hard Brotli works: the first reader of a file waits for it, 50 ms at most for scripts and styles (11), as long for a page of 200 KB
 * (10). Of a larger file 11 would take a second, for one tenth less.
 */
function qualityFor(bytes: number): number {
  if (bytes <= 64 * 1024) return 11
  return bytes <= 256 * 1024 ? 10 : 5
}

/** From this size on a file waits for the other large ones, and not before pages. */
const largeBytes = 1024 * 1024

/** A file to be compressed; it is opened when its turn has come. `version` changes whenever its bytes may have. */
type Content = { version: string; bytes: number; encoding: Encoding; open: () => Promise<FileHandle> }

/** Gives the compressed bytes; null where they would be more than may be kept: the file is sent as it is. */
export type Compressor = (content: Content) => Promise<Buffer | null>

/**
 * Compresses each file once, however many ask for it at the same time, and caches up to `maxBytes` of results (LRU), each of them up to
 * `maxResultBytes`. The key is the file's version, so that pages which a new release did not change stay in the cache. A file is never
 * whole in memory. One small and one large file are compressed at a time: two of the four threads that Node has for it stay free for
 * reading files, and no page waits for an `errata.json` of 15 MB.
 */
export function createCompressor({
  maxBytes,
  maxResultBytes,
}: {
  maxBytes: number
  maxResultBytes: number
}): Compressor {
  const results = new Map<string, Promise<Buffer | null>>()
  const sizes = new Map<string, number>()
  const lanes = { small: createLane(), large: createLane() }
  let cachedBytes = 0
  const forget = (key: string) => {
    cachedBytes -= sizes.get(key) ?? 0
    sizes.delete(key)
    results.delete(key)
  }
  const keep = (key: string, bytes: number) => {
    sizes.set(key, bytes)
    cachedBytes += bytes
    for (const oldest of sizes.keys()) {
      if (cachedBytes <= maxBytes) break
      forget(oldest)
    }
  }
  const compress = async (key: string, { bytes, encoding, open }: Content): Promise<Buffer | null> => {
    const lane = bytes < largeBytes ? lanes.small : lanes.large
    try {
      const result = await lane(() => compressFile({ open, bytes, encoding, maxResultBytes }))
      keep(key, result?.length ?? 0)
      return result
    } catch (error) {
      forget(key)
      throw error
    }
  }
  return (content) => {
    const key = `${content.encoding} ${content.version}`
    const result = results.get(key) ?? compress(key, content)
    // LRU by Map order: the entry used last is moved to the end.
    results.delete(key)
    results.set(key, result)
    const size = sizes.get(key)
    if (sizes.delete(key)) sizes.set(key, size ?? 0)
    return result
  }
}

/** Runs one job at a time, in the order in which they came. */
function createLane(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (job) => {
    const result = last.then(job, job)
    last = result
    return result
  }
}

async function compressFile(options: {
  open: () => Promise<FileHandle>
  bytes: number
  encoding: Encoding
  maxResultBytes: number
}): Promise<Buffer | null> {
  const { open, bytes, encoding, maxResultBytes } = options
  const handle = await open()
  const chunks: Buffer[] = []
  let length = 0
  let isTooLarge = false
  try {
    const file = handle.createReadStream({ start: 0, autoClose: false, highWaterMark: 256 * 1024 })
    await pipeline(file, compressors[encoding](bytes), async (results: AsyncIterable<Buffer>) => {
      for await (const chunk of results) {
        length += chunk.length
        isTooLarge = length > maxResultBytes
        // The end of the last step ends the steps before it.
        if (isTooLarge) return
        chunks.push(chunk)
      }
    })
    return isTooLarge ? null : Buffer.concat(chunks)
  } catch (error) {
    if (isTooLarge) return null
    throw error
  } finally {
    await handle.close()
  }
}

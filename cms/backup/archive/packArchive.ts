import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack, type Pack } from 'tar-stream'
import { syncPath } from '../../../system/durableWrites.ts'
import { entryNames, type About, type Source, type Sum } from '../backupFormat.ts'

/** A file that has another size than it should, or is being changed while it is read. */
export class ChangedFileError extends Error {
  override name = 'ChangedFileError'
  constructor(readonly file: string) {
    super(`${file} was changed while it was read.`)
  }
}

/**
 * Writes a backup to `path`, whole or not at all: under another name beside it, flushed to the disk, renamed. For its owner alone
 * (mode 0600). Gives its size in bytes. Memory does not grow with the files. Throws ChangedFileError, and the system's errors.
 */
export async function packArchive({
  path,
  about,
  sources,
}: {
  path: string
  about: About
  sources: readonly Source[]
}): Promise<number> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}`)
  const archive = pack()
  const written = pipeline(
    archive as unknown as NodeJS.ReadableStream,
    createGzip(),
    createWriteStream(temporary, { mode: 0o600, flags: 'wx', flush: true }),
  )
  try {
    // Where the disk is full, nobody would ever take what is still to be packed.
    await Promise.race([
      packAll({ archive, about, sources }),
      written.then(() => new Promise<never>(() => {})),
    ])
    await written
    const { size } = await stat(temporary)
    await rename(temporary, path)
    await syncPath(dirname(path))
    return size
  } catch (error) {
    archive.destroy()
    // Its reason is the one that is thrown, or comes of it.
    await Promise.allSettled([written])
    await rm(temporary, { force: true })
    throw error
  }
}

async function packAll({
  archive,
  about,
  sources,
}: {
  archive: Pack
  about: About
  sources: readonly Source[]
}): Promise<void> {
  const entries: Sum[] = [await packText(archive, entryNames.about, toJson(about))]
  for (const source of sources) entries.push(await packFile(archive, source))
  await packText(archive, entryNames.sums, toJson({ entries }))
  archive.finalize()
}

const toJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

async function packText(archive: Pack, name: string, text: string): Promise<Sum> {
  const content = Buffer.from(text)
  return packChunks({ archive, name, bytes: content.length, chunks: [content] })
}

async function packFile(archive: Pack, { name, path, bytes }: Source): Promise<Sum> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (bytes !== undefined && bytes !== size) throw new ChangedFileError(path)
    const chunks = file.createReadStream({
      autoClose: false,
      start: 0,
      ...(size > 0 ? { end: size - 1 } : {}),
    })
    const sum = await packChunks({ archive, name, bytes: size, chunks: size > 0 ? chunks : [] })
    if (sum.bytes !== size) throw new ChangedFileError(path)
    return sum
  } finally {
    await file.close()
  }
}

async function packChunks({
  archive,
  name,
  bytes,
  chunks,
}: {
  archive: Pack
  name: string
  bytes: number
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>
}): Promise<Sum> {
  const hash = createHash('sha256')
  let read = 0
  await new Promise<void>((resolve, reject) => {
    const entry = archive.entry({ name, size: bytes, mode: 0o600 }, (error) => {
      if (error) reject(error)
      else resolve()
    })
    const write = async () => {
      for await (const chunk of chunks) {
        hash.update(chunk)
        read += chunk.length
        if (!entry.write(chunk)) await once(entry as unknown as NodeJS.EventEmitter, 'drain')
      }
      // tar-stream waits for ever for what a shorter file does not have.
      if (read !== bytes) throw new ChangedFileError(name)
      entry.end(null)
    }
    write().catch(reject)
  })
  return { name, bytes: read, sha256: hash.digest('hex') }
}

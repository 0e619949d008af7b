import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { sha256 } from '../../../system/sha256.ts'
import { toMessage } from '../../../system/toMessage.ts'
import type { LongFile } from '../../renderedSite.ts'
import { hashFile } from '../release/hashFile.ts'
import { ReleaseCheckError } from '../release/releaseCheckError.ts'

/** What the next build needs of a long file, so that it can take pieces from there: where each is, and its sum. */
export type RecordedLongFile = { path: string; pieces: RecordedPiece[] }
type RecordedPiece = { key: string; start: number; bytes: number; sha256: string }

/** A long file of the last build: its record, and its place on the disk. */
export type PreviousLongFile = { record: RecordedLongFile; from: string } | null

/**
 * Writes a long file piece by piece and flushes it to the disk. A piece that the previous file has is copied from there, unless its bytes
 * are not what they were: then it is made anew, as are all others. Throws ReleaseCheckError where a `.json` is no JSON, or the disk
 * holds other bytes than were written.
 */
export async function writeLongFile({
  target,
  file,
  previous,
}: {
  /** A path where nothing is, in a folder that is there. */
  target: string
  file: LongFile
  previous: PreviousLongFile
}): Promise<{ sha256: string; bytes: number; record: RecordedLongFile }> {
  const [path] = file.paths
  const isJson = path.endsWith('.json')
  if (isJson) expectJson(path, file.head + file.tail)
  const sum = createHash('sha256')
  const pieces: RecordedPiece[] = []
  let bytes = 0
  const source = await openSource(previous)
  const handle = await open(target, 'wx')
  // The head ends within the list: where it is JSON with no items, and the items are a list, it is JSON with them.
  const makePiece = (text: string): Buffer => {
    if (isJson) expectJson(path, `[${text}]`)
    return Buffer.from(text)
  }
  const write = async (content: Buffer): Promise<void> => {
    await handle.writeFile(content)
    sum.update(content)
    bytes += content.length
  }
  try {
    await write(Buffer.from(file.head))
    for (const [index, piece] of file.pieces.entries()) {
      if (index > 0 && file.separator !== '') await write(Buffer.from(file.separator))
      const content = (await source.read(piece.key)) ?? makePiece(piece.write())
      pieces.push({ key: piece.key, start: bytes, bytes: content.length, sha256: sha256(content) })
      await write(content)
    }
    await write(Buffer.from(file.tail))
    await handle.sync()
  } finally {
    await handle.close()
    await source.close()
  }
  const written = sum.digest('hex')
  if ((await hashFile(target)) !== written)
    throw new ReleaseCheckError([`${path}: the disk holds other bytes than were written`])
  return { sha256: written, bytes, record: { path, pieces } }
}

function expectJson(path: string, text: string): void {
  try {
    JSON.parse(text)
  } catch (error) {
    throw new ReleaseCheckError([`${path}: it is no JSON (${toMessage(error)})`])
  }
}

/** The pieces of the previous file, by their keys; null: it has none, or other bytes than it had. */
async function openSource(
  previous: PreviousLongFile,
): Promise<{ read: (key: string) => Promise<Buffer | null>; close: () => Promise<void> }> {
  const handle = previous && (await openIfThere(previous.from))
  if (previous === null || handle === null) return { read: async () => null, close: async () => {} }
  const pieces = new Map(previous.record.pieces.map((piece) => [piece.key, piece]))
  return {
    read: async (key) => {
      const piece = pieces.get(key)
      if (piece === undefined) return null
      const content = Buffer.alloc(piece.bytes)
      const { bytesRead } = await handle.read(content, 0, piece.bytes, piece.start)
      return bytesRead === piece.bytes && sha256(content) === piece.sha256 ? content : null
    },
    close: () => handle.close(),
  }
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return null
    throw error
  }
}

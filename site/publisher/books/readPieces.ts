import { open, type FileHandle } from 'node:fs/promises'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { sha256 } from '../../../system/sha256.ts'
import type { PreviousLongFile, RecordedPiece } from './longFile.ts'

/** A piece as it was: its bytes, which are there until the next one is read, and what was recorded of it. */
type KeptPiece = Pick<RecordedPiece, 'sha256' | 'facts'> & { content: Buffer }

// Pieces that follow each other there are read at once.
const bytesOfRead = 256 * 1024

/** The pieces of a long file of the last build, by their keys; null: it has none, or other bytes than it had. */
export async function openPieces(
  previous: PreviousLongFile,
): Promise<{ read: (key: string) => Promise<KeptPiece | null>; close: () => Promise<void> }> {
  const handle = previous && (await openIfThere(previous.from))
  if (previous === null || handle === null) return { read: async () => null, close: async () => {} }
  const pieces = new Map(previous.record.pieces.map((piece) => [piece.key, piece]))
  // One for all: see blockWriter.ts.
  const longest = Math.max(0, ...previous.record.pieces.map(({ bytes }) => bytes))
  const buffer = Buffer.alloc(Math.max(longest, bytesOfRead))
  let ahead = { start: 0, end: 0 }
  const bytesOf = async (piece: RecordedPiece): Promise<Buffer> => {
    const end = piece.start + piece.bytes
    if (piece.start < ahead.start || end > ahead.end) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, piece.start)
      ahead = { start: piece.start, end: piece.start + bytesRead }
    }
    return buffer.subarray(piece.start - ahead.start, Math.min(end, ahead.end) - ahead.start)
  }
  return {
    read: async (key) => {
      const piece = pieces.get(key)
      if (piece === undefined) return null
      const content = await bytesOf(piece)
      const isAsItWas = content.length === piece.bytes && sha256(content) === piece.sha256
      return isAsItWas ? { content, sha256: piece.sha256, facts: piece.facts } : null
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

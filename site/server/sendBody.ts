import type { FileHandle } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import type { ReaderPace } from './readerPace.ts'

// What one answer may have in this process's memory, beside what the system buffers.
const chunkBytes = 64 * 1024

/** Where the bytes of an answer come from: the next ones, at most `bytes` of them; none at the end. */
export type Source = (bytes: number) => Promise<Uint8Array>

/**
 * Sends a body and ends the answer, whose headers must be set. A chunk is read when the one before it is with the system: however slow
 * the reader, one chunk of this answer waits. Throws where the connection closes meanwhile, or the source ends before `length` bytes.
 */
export async function sendBody({
  response,
  source,
  length,
  pace,
}: {
  response: ServerResponse
  source: Source
  length: number
  pace: ReaderPace
}): Promise<void> {
  pace.begin(response)
  for (let rest = length; rest > 0;) {
    const chunk = await source(Math.min(rest, chunkBytes))
    if (chunk.length === 0) throw new Error(`its file ends ${rest} bytes before the end that its list gives`)
    await write(response, chunk)
    pace.took(response, chunk.length)
    rest -= chunk.length
  }
  response.end()
}

/** The bytes of an open file from `start` on. A chunk is valid until the next one is read. */
export function bytesOfFile(handle: FileHandle, start: number): Source {
  const buffer = Buffer.allocUnsafeSlow(chunkBytes)
  let position = start
  return async (bytes) => {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(bytes, buffer.length), position)
    position += bytesRead
    return buffer.subarray(0, bytesRead)
  }
}

/** The bytes of a buffer. */
export function bytesOfBuffer(content: Buffer): Source {
  let position = 0
  return async (bytes) => {
    const chunk = content.subarray(position, position + bytes)
    position += chunk.length
    return chunk
  }
}

function write(response: ServerResponse, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    // Where the connection is closed, Node may never call back.
    const onClose = () => reject(new Error('the client closed the connection'))
    if (response.destroyed || response.closed) return onClose()
    response.once('close', onClose)
    response.write(chunk, (error) => {
      response.off('close', onClose)
      if (error) reject(error)
      else resolve()
    })
  })
}

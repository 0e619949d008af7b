import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import { hasErrorCode } from '../../../system/errorCode.ts'

const chunkBytes = 256 * 1024

/**
 * The SHA-256 of a file's bytes, which are read piece by piece. `pace` is called after each with its size: who waits there reads slowly.
 * Symbolic links are not followed (ELOOP).
 */
export async function hashFile(
  path: string,
  pace: (bytes: number) => Promise<void> = async () => {},
): Promise<string> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    const hash = createHash('sha256')
    const buffer = Buffer.alloc(chunkBytes)
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, bytesRead))
      await pace(bytesRead)
    }
  } finally {
    await handle.close()
  }
}

/** Whether there is a file, and no link, at a path. */
export async function isFile(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile()
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return false
    throw error
  }
}

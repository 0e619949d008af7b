import { randomBytes } from 'node:crypto'
import { rmSync, statSync } from 'node:fs'
import { open, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { hasErrorCode } from './errorCode.ts'

/** A file that only takes up room. Its name says to whoever looks for what fills a disk why it is there. */
export const spareRoomName = 'room-for-takedowns'

const pieceBytes = 1024 * 1024

/**
 * Keeps `bytes` of the disk that a folder is on, in a file there: given up where the disk is full and something is taken down. Gives
 * whether they are kept: false, and nothing is written, where the disk has less than twice as much free. Throws what the disk throws.
 */
export async function keepSpareRoom({ folder, bytes }: { folder: string; bytes: number }): Promise<boolean> {
  const path = join(folder, spareRoomName)
  if ((await sizeOf(path)) >= bytes) return true
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < 2 * bytes) return false
  const temporary = `${path}.new`
  try {
    const handle = await open(temporary, 'w', 0o600)
    try {
      for (let written = 0; written < bytes; written += pieceBytes)
        // Random, because a file system that compresses would keep no room for zeros.
        await handle.writeFile(randomBytes(Math.min(pieceBytes, bytes - written)))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
    return true
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Gives that room back to the disk; false where there is none. */
export function giveUpSpareRoom(folder: string): boolean {
  const path = join(folder, spareRoomName)
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return false
  rmSync(path, { force: true })
  return true
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return 0
    throw error
  }
}

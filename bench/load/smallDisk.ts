import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasErrorCode } from '../../system/errorCode.ts'

/** A disk of its own for one folder, in memory. Null where this user may not mount one. */
export function mountSmallDisk(
  folder: string,
  megabytes: number,
): { fill: (forMs: number) => Promise<void>; unmount: () => void } | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', folder], {
      stdio: 'ignore',
    })
  } catch {
    // Not root, or a container without the right to mount: the caller says so.
    return null
  }
  return {
    fill: async (forMs) => {
      const file = join(folder, 'filler')
      writeUntilFull(file)
      try {
        await sleep(forMs)
      } finally {
        rmSync(file, { force: true })
      }
    },
    unmount: () => execFileSync('umount', ['--lazy', folder]),
  }
}

function writeUntilFull(file: string): void {
  const handle = openSync(file, 'w')
  try {
    // The last bytes too: a small file must not fit in any more.
    for (let block = Buffer.alloc(1024 * 1024); block.length > 0;)
      try {
        writeSync(handle, block)
      } catch (error) {
        if (!hasErrorCode(error, 'ENOSPC')) throw error
        block = block.subarray(0, Math.floor(block.length / 2))
      }
  } finally {
    closeSync(handle)
  }
}

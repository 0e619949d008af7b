import { randomUUID } from 'node:crypto'
import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { forEachOf } from './forEachOf.ts'

/** Flushes a file's bytes, or a directory's names, to the disk (fsync), so that they survive a loss of power. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** `syncPath` for many, some at a time: a disk merges the flushes that wait together. */
export async function syncPaths(paths: readonly string[]): Promise<void> {
  await forEachOf(paths, syncPath)
}

/** Replaces a file as a whole or not at all, also when the power is lost. */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.tmp-${randomUUID()}`
  const handle = await open(temporary, 'w')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(temporary, path)
  await syncPath(dirname(path))
}

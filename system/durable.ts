import { randomUUID } from 'node:crypto'
import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Makes sure that a file's bytes, or a directory's names, are on the disk and survive a loss of power. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** `syncPath` for many, some at a time: a disk merges what waits together. */
export async function syncPaths(paths: readonly string[]): Promise<void> {
  await eachOf(paths, syncPath)
}

/** Runs `work` on each item, sixteen at a time. The first failure is thrown, after the ones under way have ended. */
export async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values()
  const failures: unknown[] = []
  const worker = async () => {
    for (const item of queue) {
      if (failures.length > 0) return
      try {
        await work(item)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: 16 }, worker))
  if (failures.length > 0) throw failures[0]
}

/** Replaces a file whole or not at all, also when the power is lost. */
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

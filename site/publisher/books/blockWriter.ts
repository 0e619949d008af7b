import type { FileHandle } from 'node:fs/promises'

const bytesOfBlock = 256 * 1024

/**
 * Writes bytes to a file a block at a time, and keeps none of what it is given: each new block would be memory outside of V8's heap, of
 * which V8 thinks that a collection frees it.
 */
export function createBlockWriter(handle: FileHandle): {
  write: (content: Uint8Array) => Promise<void>
  flush: () => Promise<void>
} {
  const block = Buffer.alloc(bytesOfBlock)
  let used = 0
  const flush = async (): Promise<void> => {
    await handle.writeFile(block.subarray(0, used))
    used = 0
  }
  return {
    write: async (content) => {
      for (let start = 0; start < content.length;) {
        const end = Math.min(content.length, start + bytesOfBlock - used)
        block.set(content.subarray(start, end), used)
        used += end - start
        start = end
        if (used === bytesOfBlock) await flush()
      }
    },
    flush,
  }
}

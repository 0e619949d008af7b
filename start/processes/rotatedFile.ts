import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { hasErrorCode } from '../../system/errorCode.ts'

/** A log on the disk. */
export type RotatedFile = {
  /**
   * Adds a line; never throws. A line that cannot be written (the disk is full, the folder is not ours any more) is lost, and the next
   * one that can be follows a line of `describeLoss`.
   */
  append: (line: string) => void
}

/**
 * Begins a new file at `path`, for its owner alone. The one before becomes `path.1`, that one `path.2`, up to `path.<keep>`; so does
 * one that has grown past `maxBytes`. Each line opens the file anew: where it or its folder was moved away, it is made again.
 */
export function openRotatedFile(options: {
  path: string
  maxBytes: number
  keep: number
  describeLoss: (count: number) => string
}): RotatedFile {
  const { path, maxBytes, keep, describeLoss } = options
  let bytes = 0
  let lostLines = 0
  const begin = () => {
    bytes = 0
    for (let number = keep; number >= 1; number -= 1) {
      const earlier = number === 1 ? path : `${path}.${number - 1}`
      if (statSync(earlier, { throwIfNoEntry: false })) renameSync(earlier, `${path}.${number}`)
    }
  }
  const write = (line: string) => {
    if (bytes > maxBytes) begin()
    // On a line of its own: of the line before, a full disk may have taken a piece.
    const loss = lostLines === 0 ? '' : `\n${describeLoss(lostLines)}\n`
    const text = `${loss}${line}\n`
    try {
      appendFileSync(path, text, { mode: 0o600 })
    } catch (error) {
      if (!hasErrorCode(error, 'ENOENT')) throw error
      makeFolder(path)
      appendFileSync(path, text, { mode: 0o600 })
      bytes = 0
    }
    bytes += Buffer.byteLength(text)
    lostLines = 0
  }
  attempt(() => {
    makeFolder(path)
    begin()
  })
  return {
    append: (line) => {
      if (!attempt(() => write(line))) lostLines += 1
    },
  }
}

function makeFolder(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
}

/** Whether it was done. Of the errors of the disk only: a mistake in the program is not hidden. */
function attempt(work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return false
    throw error
  }
}

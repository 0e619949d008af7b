import { accessSync, constants, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasErrorCode } from '../system/errorCode.ts'
import { takeLock, type Lock } from '../system/lock.ts'
import { StartError } from './startError.ts'

/**
 * How long a start waits for another one that is ending, longer than its parts are given to stop; and for one that may
 * not know yet that it should: npm is back at the prompt a moment before. In ms.
 */
const timeToEnd = 20_000
const timeToKnow = 500

/**
 * Makes the folder that holds everything an installation keeps, and takes it for this process alone; waits for one that
 * is just ending.
 * Throws StartError where there can be none, it can't be written to, or another Okuzuke uses it.
 */
export async function openDataFolder(dataDir: string): Promise<{ lock: Lock; wasEmpty: boolean }> {
  makeFolder(dataDir)
  checkWritable(dataDir)
  const wasEmpty = readdirSync(dataDir).length === 0
  const since = performance.now()
  let taken = takeLock(join(dataDir, 'start.lock'))
  while ('heldBy' in taken && performance.now() - since < (taken.isEnding ? timeToEnd : timeToKnow)) {
    await sleep(50)
    taken = takeLock(join(dataDir, 'start.lock'))
  }
  if ('lock' in taken) return { lock: taken.lock, wasEmpty }
  throw new StartError(
    `The folder ${dataDir} is in use by another Okuzuke (process ${taken.heldBy}). ` +
      'Stop that one first, or set DATA_DIR to another folder for this one.',
  )
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch (error) {
    if (hasErrorCode(error, 'EEXIST', 'ENOTDIR')) {
      throw new StartError(
        `${fileInTheWay(dataDir)} is a file, and the data folder ${dataDir} should be made there. ` +
          'Move the file away, or set DATA_DIR to another folder.',
      )
    }
    if (hasErrorCode(error, 'EACCES', 'EPERM', 'EROFS')) {
      throw new StartError(
        `The data folder ${dataDir} is missing and cannot be made: ${reason(error)}. ` +
          `Make it yourself for the user that runs Okuzuke (${userName()}), or set DATA_DIR to another folder.`,
      )
    }
    throw error
  }
}

// Root is told that everything is writable, a read-only file system included: so something is really written.
function checkWritable(dataDir: string): void {
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    rmSync(mkdtempSync(join(dataDir, '.writable-')), { recursive: true })
  } catch (error) {
    if (!hasErrorCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOSPC')) throw error
    throw new StartError(
      `The data folder ${dataDir} cannot be written to: ${reason(error)}. ` +
        `Give it to the user that runs Okuzuke (${userName()}), or set DATA_DIR to another folder.`,
    )
  }
}

/** The file that stands at `path` or above it. */
function fileInTheWay(path: string): string {
  return isThere(path) || dirname(path) === path ? path : fileInTheWay(dirname(path))
}

function isThere(path: string): boolean {
  try {
    lstatSync(path)
    return true
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return false
    throw error
  }
}

const reasons = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'the operation is not permitted'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space is left on the disk'],
])

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons.get(code) ?? code
}

function userName(): string {
  return process.env.USER ?? String(process.getuid?.() ?? 'unknown')
}

import {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dataFolderLock } from '../system/dataFolderLock.ts'
import { hasErrorCode } from '../system/errorCode.ts'
import { takeMachineLock, type HeldLock, type MachineLock } from '../system/machineLock.ts'
import { StartError } from './terminal.ts'

/** Another start works in the data folder. */
export class FolderInUse extends StartError {
  override name = 'FolderInUse'
}

/**
 * The longest wait for another start. One that is ending gets more time than its parts have to stop. One that has not
 * announced its end may be about to: npm returns to the prompt a moment before. In ms.
 */
const patience = { ending: 35_000, running: 500 }

/**
 * Makes the folder that holds everything an installation keeps, and locks it for this process; waits for another start
 * that is just ending.
 * Throws StartError where the folder cannot be made or written to, FolderInUse where another Okuzuke uses it.
 */
export async function openDataFolder(dataDir: string): Promise<{ lock: MachineLock; wasEmpty: boolean }> {
  makeFolder(dataDir)
  checkWritable(dataDir)
  const wasEmpty = readdirSync(dataDir).length === 0
  const lockPath = dataFolderLock(dataDir)
  const since = performance.now()
  let attempt = takeMachineLock(lockPath)
  while (
    !('lock' in attempt) &&
    performance.now() - since < patience[attempt.isEnding ? 'ending' : 'running']
  ) {
    await sleep(50)
    attempt = takeMachineLock(lockPath)
  }
  if ('lock' in attempt) return { lock: attempt.lock, wasEmpty }
  throw new FolderInUse(describeHolder(dataDir, attempt))
}

function describeHolder(dataDir: string, { heldBy }: HeldLock): string {
  const holder = heldBy === null ? 'another Okuzuke' : `another Okuzuke (process ${heldBy})`
  return (
    `The folder ${dataDir} is in use by ${holder}. ` +
    'Stop that one first, or set DATA_DIR to another folder for this one.'
  )
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch (error) {
    if (hasErrorCode(error, 'EEXIST', 'ENOTDIR')) {
      throw new StartError(
        `${findFileInTheWay(dataDir)} is a file, and the data folder ${dataDir} should be made there. ` +
          'Move the file away, or set DATA_DIR to another folder.',
      )
    }
    if (hasErrorCode(error, 'EACCES', 'EPERM', 'EROFS')) {
      throw new StartError(
        `The data folder ${dataDir} is missing and cannot be made: ${describeReason(error)}. ` +
          `Make it yourself for the user that runs Okuzuke (${readUserName()}), or set DATA_DIR to another folder.`,
      )
    }
    throw error
  }
}

// access(2) tells root that everything is writable, a read-only file system too, and a full disk may have room for a folder: so a file
// is really written.
function checkWritable(dataDir: string): void {
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    const folder = mkdtempSync(join(dataDir, '.writable-'))
    try {
      writeFileSync(join(folder, 'page'), Buffer.alloc(4096))
    } finally {
      rmSync(folder, { recursive: true })
    }
  } catch (error) {
    if (!hasErrorCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT')) throw error
    throw new StartError(
      `The data folder ${dataDir} cannot be written to: ${describeReason(error)}. ${whatToDo(error)}`,
    )
  }
}

/** The file that stands at `path` or above it. */
function findFileInTheWay(path: string): string {
  return isThere(path) || dirname(path) === path ? path : findFileInTheWay(dirname(path))
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
  ['EDQUOT', 'this user’s share of the disk is used up'],
])

function describeReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons.get(code) ?? code
}

function whatToDo(error: unknown): string {
  if (hasErrorCode(error, 'ENOSPC', 'EDQUOT')) return 'Make room on its disk: nothing in the folder is lost.'
  if (hasErrorCode(error, 'EROFS'))
    return 'Mount its disk for writing: a disk that has errors is often mounted like that, so look at it first.'
  return `Give it to the user that runs Okuzuke (${readUserName()}), or set DATA_DIR to another folder.`
}

function readUserName(): string {
  return process.env.USER ?? String(process.getuid?.() ?? 'unknown')
}

import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { z } from 'zod'
import { createPrivateFile } from './createPrivateFile.ts'
import { hasErrorCode } from './errorCode.ts'
import { hasEnded, ownIdentity, ProcessIdentity } from './processIdentity.ts'

/** A lock that this process holds. `announceEnd` tells others that waiting is worth it; `release` may be called twice. */
export type MachineLock = { announceEnd: () => void; release: () => void }

/**
 * Who holds a lock, as far as its note says: the number of the process (null: not known yet), and whether it has
 * announced its end.
 */
export type HeldLock = { heldBy: number | null; isEnding: boolean }

/**
 * Takes the lock that the file `path` stands for, or says who holds it; never waits. Only one caller of this machine holds
 * it, within one process too. It is a lock of the operating system (SQLite's BEGIN EXCLUSIVE on an empty file of its own),
 * so it ends with its process, also after kill -9. Both of its files are for their owner alone, and go with `release`.
 * Makes the folder that the file lies in. Throws the system's error where the file cannot be made.
 */
export function takeMachineLock(path: string): { lock: MachineLock } | HeldLock {
  mkdirSync(dirname(path), { recursive: true })
  for (;;) {
    createPrivateFile(path)
    const identity = identify(path)
    const connection = lockFile(path)
    if (connection === null) return readNote(path)
    // The holder before may have removed the file after this process opened it: such a lock keeps nobody out.
    if (identity === identify(path)) return { lock: createLock(path, connection) }
    connection.close()
  }
}

/** The garbage collector closes connections, and a closed one locks nothing. */
const openConnections = new Set<Database.Database>()

function createLock(path: string, connection: Database.Database): MachineLock {
  openConnections.add(connection)
  writeNote(path, { isEnding: false })
  return {
    announceEnd: () => {
      if (openConnections.has(connection)) writeNote(path, { isEnding: true })
    },
    release: () => {
      if (!openConnections.delete(connection)) return
      removeFiles(path)
      connection.close()
    },
  }
}

function lockFile(path: string): Database.Database | null {
  const connection = new Database(path)
  try {
    // A journal beside the file would be one more thing that two processes create and remove.
    connection.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return connection
  } catch (error) {
    connection.close()
    if (hasErrorCode(error, 'SQLITE_BUSY')) return null
    throw error
  }
}

/** Tells a file from a later one of the same name, also where the later one got the same inode; null: there is none. */
function identify(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stat === undefined ? null : `${stat.ino} ${stat.birthtimeNs}`
}

// Removed while the lock is held: afterwards they would be another process's. Windows removes no open file: it stays.
function removeFiles(path: string): void {
  for (const file of [notePath(path), path]) {
    try {
      rmSync(file, { force: true })
    } catch (error) {
      if (!hasErrorCode(error, 'EBUSY', 'EPERM')) throw error
    }
  }
}

const Note = ProcessIdentity.extend({ isEnding: z.boolean() })
const notePath = (path: string) => `${path}.holder`

/** The note beside the lock is for a person to read. It decides nothing: a holder that was killed leaves it behind. */
function writeNote(path: string, { isEnding }: { isEnding: boolean }): void {
  const note: z.infer<typeof Note> = { ...ownIdentity(), isEnding }
  try {
    writeFileSync(notePath(path), `${JSON.stringify(note)}\n`, { mode: 0o600 })
  } catch (error) {
    // The lock holds without it, also on a disk that is full.
    if (!hasErrorCode(error, 'ENOSPC', 'EDQUOT', 'EROFS', 'ENOENT')) throw error
  }
}

function readNote(path: string): HeldLock {
  const { data: note } = Note.safeParse(parseJson(readIfThere(notePath(path))))
  if (note === undefined || hasEnded(note)) return { heldBy: null, isEnding: false }
  return { heldBy: note.pid, isEnding: note.isEnding }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'EACCES')) return ''
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null // Its holder is just writing it.
    throw error
  }
}

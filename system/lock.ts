import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { hasErrorCode } from './errorCode.ts'
import { z } from 'zod'

const Holder = z.object({ pid: z.int(), born: z.string(), isEnding: z.boolean() })
type Holder = z.infer<typeof Holder>

/** A lock that this process holds. `announceEnd` tells others that it is worth waiting for; `release` may be called twice. */
export type Lock = { announceEnd: () => void; release: () => void }

/** The process that holds a lock, and whether it has said that it will give it back soon. */
export type Held = { heldBy: number; isEnding: boolean }

/**
 * Takes the lock that the file `path` stands for, or gives the living process that holds it.
 * A holder that died, even by kill -9, holds nothing any more; a process that merely got the same number is not taken for it.
 * Makes the folder that the file lies in.
 */
export function takeLock(path: string): { lock: Lock } | Held {
  mkdirSync(dirname(path), { recursive: true })
  const me: Holder = { pid: process.pid, born: birthOf(process.pid), isEnding: false }
  for (;;) {
    if (placeWhole(path, JSON.stringify(me))) return { lock: lockOf(path, me) }
    const found = readIfThere(path)
    if (found === null) continue
    const holder = parseHolder(found)
    if (holder && isAlive(holder)) return { heldBy: holder.pid, isEnding: holder.isEnding }
    removeIfStill(path, found)
  }
}

function lockOf(path: string, me: Holder): Lock {
  let text = JSON.stringify(me)
  return {
    announceEnd: () => {
      if (readIfThere(path) !== text) return
      text = JSON.stringify({ ...me, isEnding: true } satisfies Holder)
      const whole = `${path}.${process.pid}`
      writeFileSync(whole, text, { mode: 0o600 })
      renameSync(whole, path)
    },
    release: () => releaseIfOurs(path, text),
  }
}

/** Writes the file with its whole text at once, unless there is one. */
function placeWhole(path: string, text: string): boolean {
  const whole = `${path}.${process.pid}`
  writeFileSync(whole, text, { mode: 0o600 })
  try {
    linkSync(whole, path)
    return true
  } catch (error) {
    if (hasErrorCode(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(whole, { force: true })
  }
}

function releaseIfOurs(path: string, mine: string): void {
  if (readIfThere(path) === mine) rmSync(path, { force: true })
}

// Two starts may find the same dead holder at once: whoever moves away a file that is another's by now puts it back.
function removeIfStill(path: string, dead: string): void {
  const aside = `${path}.${process.pid}.dead`
  try {
    renameSync(path, aside)
    const moved = readFileSync(aside, 'utf8')
    if (moved !== dead) linkSync(aside, path)
    rmSync(aside, { force: true })
  } catch (error) {
    if (!hasErrorCode(error, 'ENOENT', 'EEXIST')) throw error
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null
    throw error
  }
}

function parseHolder(text: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(text))
  } catch {
    return null // Half a lock file is nobody's lock.
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: it lives, and belongs to another user.
    if (!hasErrorCode(error, 'EPERM')) return false
  }
  return holder.born === birthOf(holder.pid)
}

/**
 * When a process began, where the system tells it as a file (Linux): a number is given to a new process after a while.
 * Elsewhere empty, and the number alone decides.
 */
function birthOf(pid: number): string {
  try {
    // The name in the second field may hold spaces and brackets; the 22nd field is the 20th after it. proc_pid_stat(5).
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'ESRCH', 'EACCES')) return ''
    throw error
  }
}

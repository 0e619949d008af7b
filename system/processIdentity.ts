import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from 'zod'
import { hasErrorCode } from './errorCode.ts'

/**
 * Which process on which machine. `started` tells a process from a later one of the same number; null where the system
 * does not say (only Linux does).
 */
export const ProcessIdentity = z.strictObject({
  /** The machine, since when it runs, and the namespace that process numbers belong to. */
  machine: z.string(),
  pid: z.int().min(1),
  started: z.string().nullable(),
})
export type ProcessIdentity = z.infer<typeof ProcessIdentity>

export function ownIdentity(): ProcessIdentity {
  return { machine: machineName(), pid: process.pid, started: readStartTime(process.pid) }
}

/** Whether that process has certainly ended. False where this is unknown: it may run on another machine. */
export function hasEnded(identity: ProcessIdentity): boolean {
  if (identity.machine !== machineName()) return false
  try {
    process.kill(identity.pid, 0)
  } catch (error) {
    return hasErrorCode(error, 'ESRCH')
  }
  return readStartTime(identity.pid) !== identity.started
}

// proc(5): boot_id changes with each start of the machine; /proc/self/ns/pid with each container.
function machineName(): string {
  const boot = readOrNull(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())
  const namespace = readOrNull(() => readlinkSync('/proc/self/ns/pid'))
  return [hostname(), boot ?? '-', namespace ?? '-'].join(' ')
}

// proc_pid_stat(5): the 22nd field is the 20th after the name, which may hold spaces and brackets itself.
function readStartTime(pid: number): string | null {
  const stat = readOrNull(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

// Systems other than Linux have no /proc; and a process may end while it is looked at.
function readOrNull(read: () => string): string | null {
  try {
    return read()
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR', 'EACCES', 'EINVAL', 'ESRCH')) return null
    throw error
  }
}

import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from 'zod'

/** Which process on which machine. `started` tells a process from a later one of the same number; null where the system does not say. */
export const ProcessIdentity = z.strictObject({
  /** The machine, since when it runs, and the namespace that process numbers belong to. */
  machine: z.string(),
  pid: z.int().min(1),
  started: z.string().nullable(),
})
export type ProcessIdentity = z.infer<typeof ProcessIdentity>

export function ownIdentity(): ProcessIdentity {
  return { machine: machineName(), pid: process.pid, started: startOf(process.pid) }
}

/** Whether that process has surely ended. False where it can't be known: it may run on another machine. */
export function hasEnded(identity: ProcessIdentity): boolean {
  if (identity.machine !== machineName()) return false
  try {
    process.kill(identity.pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
  return startOf(identity.pid) !== identity.started
}

// proc(5): boot_id changes with each start of the machine; /proc/self/ns/pid with each container.
function machineName(): string {
  const boot = readOrNull(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())
  const namespace = readOrNull(() => readlinkSync('/proc/self/ns/pid'))
  return [hostname(), boot ?? '-', namespace ?? '-'].join(' ')
}

// proc(5), /proc/<pid>/stat: the 22nd field, counted after the name, which may hold spaces and brackets itself.
function startOf(pid: number): string | null {
  const stat = readOrNull(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

// Systems other than Linux have no /proc; a process may end while it is looked at.
function readOrNull(read: () => string): string | null {
  try {
    return read()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EINVAL', 'ESRCH'].includes(code)) return null
    throw error
  }
}

import { readFileSync } from 'node:fs'
import { hasErrorCode } from '../../system/errorCode.ts'
import { readCommandLine } from '../peakMemory.ts'

/** A process of an installation, by its command line. */
export type PartName = 'cms' | 'publisher' | 'site' | 'start'

const commandLines: Record<PartName, RegExp> = {
  cms: /next start cms|next\/dist\/bin\/next start|^next-server/,
  publisher: /site\/publisher\/publisher\.ts/,
  site: /site\/server\/serve\.ts/,
  start: /start\/start\.ts|start\/start\.cjs/,
}

export const partNames = Object.keys(commandLines) as PartName[]

/** The processes of one part, of those of an installation; empty while it is not running. */
export function pidsOf(part: PartName, processes: readonly number[]): number[] {
  return processes.filter((pid) => commandLines[part].test(readCommandLine(pid)))
}

/** The memory (resident set) that processes have together at this moment, in MB. Linux alone: proc(5), VmRSS. */
export function readMemory(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => Number(/^VmRSS:\s+(\d+) kB$/m.exec(readStatus(pid))?.[1] ?? 0))
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024
}

function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'ESRCH')) return ''
    throw error
  }
}

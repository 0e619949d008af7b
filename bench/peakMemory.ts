import { readFileSync } from 'node:fs'
import { hasErrorCode } from '../system/errorCode.ts'

/** The most memory (resident set, in MB) that a running process has had; 0 where it has ended. Linux alone: proc(5), VmHWM. */
export function readPeakMemory(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readOf(pid, 'status'))?.[1] ?? '0'
  return Number(kilobytes) / 1024
}

/** The command line of a process; empty where it has ended. */
export function readCommandLine(pid: number): string {
  return readOf(pid, 'cmdline').replaceAll('\0', ' ')
}

function readOf(pid: number, file: 'status' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'ESRCH')) return ''
    throw error
  }
}

import { readFileSync } from 'node:fs'
import { readCommandLine, readPeakMemory } from './peakMemory.ts'

/** What a process has needed: seconds of the processor, and the most memory, in MB. */
export type ProcessNeeds = { cpu: number; peak: number }

const ticksOfSecond = 100

/** What the running children of a process whose command line has `name` have needed. Linux alone: proc(5), `stat`. */
export function readChildNeeds(parent: number, name: string): ProcessNeeds {
  const pids = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').split(' ').filter(Boolean)
  const children = pids.map(Number).filter((pid) => readCommandLine(pid).includes(name))
  return {
    cpu: children.reduce((sum, pid) => sum + readProcessorSeconds(pid), 0),
    peak: Math.max(0, ...children.map(readPeakMemory)),
  }
}

function readProcessorSeconds(pid: number): number {
  // The second field, the name, is in parentheses and may have spaces.
  const [, rest = ''] = /\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
  const [userTicks, systemTicks] = rest.split(' ').slice(11, 13).map(Number)
  return ((userTicks ?? 0) + (systemTicks ?? 0)) / ticksOfSecond
}

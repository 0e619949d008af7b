import { spawn } from 'node:child_process'
import { readPeakMemory } from './peakMemory.ts'

/** How long a program ran, in seconds, and the most memory that it had, in MB. */
export type Measured = { seconds: number; peak: number }

/** Runs a program to its end. Throws with what it said where it fails. */
export async function measureProcess(command: string, args: readonly string[]): Promise<Measured> {
  const since = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, peak] = ['', 0]
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
    })
  const timer = setInterval(() => {
    peak = Math.max(peak, readPeakMemory(child.pid ?? 0))
  }, 10)
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    if (code !== 0) throw new Error(`${command} ended with ${code}, and said:\n${said}`)
    return { seconds: (performance.now() - since) / 1000, peak }
  } finally {
    clearInterval(timer)
  }
}

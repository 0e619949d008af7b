import { stdout } from 'node:process'
import { createPauses } from './processes/growingPauses.ts'

/** Why a start cannot go on, in full sentences: what, where, what to do. The person who runs it sees no stack. */
export class StartError extends Error {
  override name = 'StartError'
}

/** Tells the person at the terminal, or the log of a service manager, what the start is doing. */
export type Progress = {
  /** Writes a line. */
  say: (line: string) => void
  /** Shows `label` while `work` runs, then how long it took. Gives or throws what `work` does. */
  step: <T>(label: string, work: () => Promise<T>) => Promise<T>
}

/** How often the line of a running step is repeated where nobody watches: after 15 s, and twice as late each time; in ms. */
const repeats = { firstMs: 15_000, longestMs: 600_000 }

/** On a terminal a running step shows its seconds in one line; elsewhere the line is repeated. What cannot be written is left out. */
export function showProgress(terminal: boolean = stdout.isTTY === true): Progress {
  // A closed pipe, or a file on a full disk: what is said is for somebody to read, and nothing ends without it.
  if (stdout.listenerCount('error') === 0) stdout.on('error', () => undefined)
  let running: { label: string; startedAt: number } | null = null

  const elapsed = (startedAt: number) => `${((performance.now() - startedAt) / 1000).toFixed(0)} s`
  const draw = () => {
    if (terminal && running) stdout.write(`\r\u001b[K${running.label} … ${elapsed(running.startedAt)}`)
  }
  const erase = () => {
    if (terminal && running) stdout.write('\r\u001b[K')
  }
  const say = (line: string) => {
    erase()
    stdout.write(`${line}\n`)
    draw()
  }

  return {
    say,
    step: async (label, work) => {
      const startedAt = performance.now()
      running = { label, startedAt }
      draw()
      const repeat = terminal
        ? keepDrawing(draw)
        : keepRepeating(() => say(`${label} … ${elapsed(startedAt)}`))
      try {
        const result = await work()
        running = finish(erase)
        say(`${label}: done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
        return result
      } finally {
        repeat.end()
        running = finish(erase)
      }
    },
  }
}

function keepDrawing(draw: () => void): { end: () => void } {
  const timer = setInterval(draw, 1000)
  return { end: () => clearInterval(timer) }
}

function keepRepeating(sayAgain: () => void): { end: () => void } {
  const pauses = createPauses(repeats)
  let timer: NodeJS.Timeout
  const wait = () => {
    timer = setTimeout(() => {
      sayAgain()
      wait()
    }, pauses.next())
  }
  wait()
  return { end: () => clearTimeout(timer) }
}

function finish(erase: () => void): null {
  erase()
  return null
}

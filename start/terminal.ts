import { stdout } from 'node:process'

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

/** In ms. */
const repeatEvery = 15_000

/** On a terminal a running step shows its seconds in one line; elsewhere the line is repeated every 15 s. */
export function showProgress(terminal: boolean = stdout.isTTY === true): Progress {
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
      const timer = terminal
        ? setInterval(draw, 1000)
        : setInterval(() => say(`${label} … ${elapsed(startedAt)}`), repeatEvery)
      try {
        const result = await work()
        running = finish(erase)
        say(`${label}: done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
        return result
      } finally {
        clearInterval(timer)
        running = finish(erase)
      }
    },
  }
}

function finish(erase: () => void): null {
  erase()
  return null
}

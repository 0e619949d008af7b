import { setTimeout as sleep } from 'node:timers/promises'
import { startChild, type ChildProcess } from './childProcess.ts'
import { quoteLastLines, type LogFile } from './logFile.ts'

/** A part that runs for as long as Okuzuke does. */
export type Service = {
  name: string
  log: LogFile
  stop: () => Promise<void>
}

/** A part that ended by itself within this time has failed to start; in ms. */
const quick = 60_000
/** Before each new start; in ms. */
const usualPauses = [1000, 2000, 4000, 8000]
/** From SIGTERM to SIGKILL; in ms. */
const timeToStop = 10_000

/**
 * Keeps a part running: starts it again when it ends by itself, with growing pauses, and says so each time.
 * Calls `giveUp` after five quick ends in a row; while `isStarting` after the first one, because a second try would fail
 * in the same way.
 */
export function keepRunning(options: {
  name: string
  args: readonly string[]
  env: NodeJS.ProcessEnv
  log: LogFile
  /** Before each new start, in ms; after the last of them it gives up. */
  pauses?: readonly number[]
  isStarting: () => boolean
  say: (sentence: string) => void
  giveUp: (sentence: string) => void
}): Service {
  const { name, args, env, log, pauses = usualPauses, isStarting, say, giveUp } = options
  const stopping = new AbortController()
  let child: ChildProcess | null = null

  const run = async () => {
    let quickEnds = 0
    while (!stopping.signal.aborted) {
      const startedAt = performance.now()
      child = startChild({ args, env, log })
      const { how } = await child.ended
      if (stopping.signal.aborted) return
      quickEnds = performance.now() - startedAt < quick ? quickEnds + 1 : 1
      const why = [`${name} ended by itself (${how}).`, ...quoteLastLines(log)].join('\n')
      const pause = pauses[quickEnds - 1]
      if (isStarting() || pause === undefined) {
        giveUp(
          isStarting() ? why : `${why}\nIt has ended ${quickEnds} times in a row, so everything is stopped.`,
        )
        return
      }
      say(`${why}\nIt is started again in ${pause / 1000} s.`)
      await sleep(pause, undefined, { signal: stopping.signal }).catch(ignoreAbort)
    }
  }
  const finished = run()

  return {
    name,
    log,
    stop: async () => {
      stopping.abort()
      await child?.stop(timeToStop)
      await finished
    },
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error
}

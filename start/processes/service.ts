import { setTimeout as sleep } from 'node:timers/promises'
import { toMessage } from '../../system/toMessage.ts'
import { startChild, type ChildProcess, type Ending } from './childProcess.ts'
import { createPauses, inSeconds, type usualPauses } from './growingPauses.ts'
import { quoteLastLines, type LogFile } from './logFile.ts'

/** A part that runs for as long as Okuzuke does. */
export type Service = {
  name: string
  log: LogFile
  /** Whether its process is there now, how often it was started again, and how long it gave no sign of life. */
  state: () => ServiceState
  /** Sends its process a message (process.send); does nothing where there is none. */
  tell: (message: object) => void
  stop: () => Promise<void>
}

export type ServiceState = { runs: boolean; restarts: number; silentSeconds: number | null }

/** A part that ended by itself within this time has failed again; in ms. */
const quick = 60_000
/**
 * From SIGTERM to SIGKILL; in ms. The CMS answers what is under way for 8 s at most, then closes its database.
 */
const timeToStop = 15_000

/**
 * Keeps a part running, whatever comes: starts it again when it ends by itself or hangs, after pauses that grow with each quick end,
 * and says so each time; in full where it ended in another way than before.
 */
export function keepRunning(options: {
  name: string
  args: readonly string[]
  env: NodeJS.ProcessEnv
  log: LogFile
  pauses?: typeof usualPauses
  /** After so many seconds without a sign of life its process is killed; null: it is not watched, because a debugger may stop it. */
  longestSilence?: number | null
  say: (sentence: string) => void
}): Service {
  const { name, args, env, log, longestSilence, say } = options
  const stopping = new AbortController()
  const pauses = createPauses(options.pauses)
  let child: ChildProcess | null = null
  let restarts = 0

  const runOnce = async (): Promise<Ending> => {
    try {
      child = startChild({ args, env, log, longestSilence })
      return await child.ended
    } catch (error) {
      // The system gives no further process: for now.
      return { ok: false, how: toMessage(error), hung: false }
    } finally {
      child = null
    }
  }
  const run = async () => {
    let quickEnds = 0
    let lastReason = ''
    for (;;) {
      const startedAt = performance.now()
      const ending = await runOnce()
      if (stopping.signal.aborted) return
      if (performance.now() - startedAt >= quick) {
        quickEnds = 0
        lastReason = ''
        pauses.reset()
      }
      quickEnds += 1
      const pause = pauses.next()
      const reason = [describeEnd(name, ending), ...quoteLastLines(log)].join('\n')
      say(
        ending.how === lastReason
          ? `${name} ended again (${ending.how}; ${quickEnds} times in a row). It is started again in ${inSeconds(pause)}.`
          : `${reason}\nIt is started again in ${inSeconds(pause)}.`,
      )
      lastReason = ending.how
      await sleep(pause, undefined, { signal: stopping.signal }).catch(ignoreAbort)
      if (stopping.signal.aborted) return
      restarts += 1
    }
  }
  const finished = run()

  return {
    name,
    log,
    state: () => ({ runs: child !== null, restarts, silentSeconds: child?.silentSeconds() ?? null }),
    tell: (message) => child?.tell(message),
    stop: async () => {
      stopping.abort()
      await child?.stop(timeToStop)
      await finished
    },
  }
}

function describeEnd(name: string, { hung, how }: Ending): string {
  return hung ? `${name} hung and was killed (${how}).` : `${name} ended by itself (${how}).`
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error
}

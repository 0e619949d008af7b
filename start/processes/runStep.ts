import { startChild } from './childProcess.ts'
import type { LogFile } from './logFile.ts'
import { quoteLastLines } from './service.ts'
import { StartError } from '../startError.ts'

/** A program that does one thing of the start and ends. */
export type Step = {
  /** Names its log: `build`. */
  name: string
  /** Begins the sentence that is shown when it fails: "The CMS could not be built". */
  failure: string
  args: readonly string[]
  env: NodeJS.ProcessEnv
}
export type RunStep = (step: Step) => Promise<void>

/** Gives the function that runs steps: each in a process of its own, ended when `stopping` is; throws StartError when one fails. */
export function stepRunner(options: { openLog: (name: string) => LogFile; stopping: AbortSignal }): RunStep {
  const { openLog, stopping } = options
  return async ({ name, failure, args, env }) => {
    stopping.throwIfAborted()
    const log = openLog(name)
    const child = startChild({ args, env, log })
    const stop = () => void child.stop(5000)
    stopping.addEventListener('abort', stop, { once: true })
    const { ok, how } = await child.ended
    stopping.removeEventListener('abort', stop)
    stopping.throwIfAborted()
    if (!ok) throw new StartError([`${failure} (${how}):`, ...quoteLastLines(log)].join('\n'))
  }
}

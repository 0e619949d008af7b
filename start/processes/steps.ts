import { z } from 'zod'
import type { PartEnvironments } from '../environment.ts'
import { StartError } from '../terminal.ts'
import { startChild, typescriptProgram } from './childProcess.ts'
import { quoteLastLines, type LogFile } from './logFile.ts'

/** A program that does one thing of the start and ends. */
export type Step = {
  /** Names its log: `build`. */
  name: string
  /** Begins the sentence that is shown when it fails: "The CMS could not be built". */
  failure: string
  args: readonly string[]
  env: NodeJS.ProcessEnv
}
/** Runs a step, and gives the last message that it sent (process.send). Throws StartError when it fails. */
export type RunStep = (step: Step) => Promise<unknown>

/** Gives the function that runs steps: each in a process of its own, which is stopped when `stopping` aborts. */
export function createStepRunner(options: {
  openLog: (name: string) => LogFile
  stopping: AbortSignal
}): RunStep {
  const { openLog, stopping } = options
  return async ({ name, failure, args, env }) => {
    stopping.throwIfAborted()
    const log = openLog(name)
    let answer: unknown
    const onMessage = (message: unknown) => {
      answer = message
    }
    const child = startChild({ args, env, log, onMessage })
    const stop = () => void child.stop(5000)
    stopping.addEventListener('abort', stop, { once: true })
    const { ok, how } = await child.ended
    stopping.removeEventListener('abort', stop)
    stopping.throwIfAborted()
    if (!ok) throw new StartError([`${failure} (${how}):`, ...quoteLastLines(log)].join('\n'))
    return answer
  }
}

/** Brings the tables or collections to this version's shape. Does nothing where they have it. */
export function migrateStep(env: PartEnvironments): Step {
  return {
    name: 'migrate',
    failure: 'The database could not be prepared',
    args: typescriptProgram('cms/commands/migrate.ts'),
    env: env.cms,
  }
}

/** Puts the demo book into a database that holds no content. Answers with a SeedAnswer. */
export function seedStep(env: PartEnvironments): Step {
  return {
    name: 'seed',
    failure: 'The demo book could not be put in',
    args: typescriptProgram('cms/commands/seed.ts'),
    env: env.cms,
  }
}

/** The e-mail address of the oldest user; null: there is none, and the CMS will make the first administrator. */
export const SeedAnswer = z.object({ firstUser: z.string().nullable() })

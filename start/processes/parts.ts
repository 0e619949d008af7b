import type { ServerSettings } from '../../system/settings.ts'
import type { PartEnvironments } from '../environment.ts'
import { StartError } from '../terminal.ts'
import { nextProgram, typescriptProgram } from './childProcess.ts'
import { quoteLastLines, type LogFile } from './logFile.ts'
import { keepRunning } from './service.ts'

/** A program that runs for as long as Okuzuke does; `logName` names its log. */
export type Part = { name: string; logName: string; args: readonly string[]; env: NodeJS.ProcessEnv }

// A publisher that renders for long leaves much garbage, and V8 would let it grow to 400 MB before it looks. No limit on what is in use:
// a book of any size is built. Also in docker-compose.yml.
const smallHeap = ['--max-semi-space-size=8', '--heap-growing-percent=25']

/** The three parts, in no order: each waits by itself for what it needs of the others. */
export function partsOf(settings: ServerSettings, env: PartEnvironments): Part[] {
  const { cmsHost, cmsPort } = settings
  return [
    {
      name: 'The CMS',
      logName: 'cms',
      args: [...nextProgram, 'start', 'cms', '--hostname', cmsHost, '--port', String(cmsPort)],
      env: env.cms,
    },
    {
      name: 'The publisher',
      logName: 'publisher',
      args: [...smallHeap, ...typescriptProgram('site/publisher/publisher.ts')],
      env: env.publisher,
    },
    {
      name: 'The static server',
      logName: 'site',
      args: typescriptProgram('site/server/serve.ts'),
      env: env.server,
    },
  ]
}

/** The running parts together. */
export type RunningParts = {
  /** Aborts, with a StartError, when a part cannot be kept running. */
  gaveUp: AbortSignal
  /** From now on a part that ends is started again. */
  haveStarted: () => void
  /** The last lines of the publisher's log, and the path of the rest. */
  publisherSays: () => string[]
  stop: () => Promise<void>
}

/** Starts all parts at once. Calls `say` when one of them ends by itself; the rest goes to the logs. */
export function runParts(options: {
  parts: readonly Part[]
  openLog: (name: string) => LogFile
  say: (sentence: string) => void
}): RunningParts {
  const { parts, openLog, say } = options
  const gaveUp = new AbortController()
  let isStarting = true
  const services = parts.map((part) =>
    keepRunning({
      ...part,
      log: openLog(part.logName),
      isStarting: () => isStarting,
      say,
      giveUp: (sentence) => gaveUp.abort(new StartError(sentence)),
    }),
  )
  return {
    gaveUp: gaveUp.signal,
    haveStarted: () => {
      isStarting = false
    },
    publisherSays: () =>
      services.filter(({ name }) => name === 'The publisher').flatMap(({ log }) => quoteLastLines(log)),
    stop: async () => {
      await Promise.all(services.map((service) => service.stop()))
    },
  }
}

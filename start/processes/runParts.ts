import type { LogFile } from './logFile.ts'
import type { Part } from './parts.ts'
import type { Progress } from '../progress.ts'
import { keepRunning, quoteLastLines } from './service.ts'
import { StartError } from '../startError.ts'

/** The running parts together. */
export type RunningParts = {
  /** Aborts, with a StartError, when a part can't be kept running. */
  gaveUp: AbortSignal
  /** From now on a part that ends is started again. */
  haveStarted: () => void
  /** Whether the publisher has tried to make a release, and failed. */
  hasFailedBuild: () => boolean
  /** What the publisher said last, and where the rest stands. */
  publisherSays: () => string[]
  stop: () => Promise<void>
}

/** Starts all parts at once. What goes wrong is told as it happens; the rest goes to the logs. */
export function runParts(options: {
  parts: readonly Part[]
  openLog: (name: string, onLine?: (line: string) => void) => LogFile
  progress: Progress
}): RunningParts {
  const { parts, openLog, progress } = options
  const gaveUp = new AbortController()
  let isStarting = true
  let hasFailedBuild = false

  const noteFailedBuild = (line: string) => {
    if (!line.includes('The build failed')) return
    hasFailedBuild = true
    progress.say(`The publisher: ${line}`)
  }
  const services = parts.map((part) =>
    keepRunning({
      ...part,
      log: openLog(part.logName, part.logName === 'publisher' ? noteFailedBuild : undefined),
      isStarting: () => isStarting,
      say: progress.say,
      giveUp: (sentence) => gaveUp.abort(new StartError(sentence)),
    }),
  )

  return {
    gaveUp: gaveUp.signal,
    haveStarted: () => {
      isStarting = false
    },
    hasFailedBuild: () => hasFailedBuild,
    publisherSays: () =>
      services.filter(({ name }) => name === 'The publisher').flatMap(({ log }) => quoteLastLines(log)),
    stop: async () => {
      await Promise.all(services.map((service) => service.stop()))
    },
  }
}

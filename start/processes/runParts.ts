import { quoteLastLines, type LogFile } from './logFile.ts'
import type { Part } from './parts.ts'
import { keepRunning, type Service } from './service.ts'

/** The parts that run. None of them ends another one. */
export type RunningParts = {
  /** Starts one more, and keeps it running. */
  add: (part: Part) => void
  /** The last lines of the publisher's log, and the path of the rest. */
  publisherSays: () => string[]
  /** Ends all: the publisher first, because it gives back its lease to the CMS. */
  stop: () => Promise<void>
}

/** How often the static server, which answers GET /health, hears how the parts are; in ms. */
const tellEvery = 5000

/** Says when a part ends by itself; the rest goes to the logs. */
export function runParts(options: {
  openLog: (name: string) => LogFile
  say: (sentence: string) => void
}): RunningParts {
  const { openLog, say } = options
  const services = new Map<Part['logName'], Service>()
  const tellSite = () => {
    const parts = Object.fromEntries([...services].map(([name, service]) => [name, service.state()]))
    services.get('site')?.tell({ okuzuke: 'parts', parts })
  }
  const timer = setInterval(tellSite, tellEvery)
  return {
    add: (part) => {
      services.set(part.logName, keepRunning({ ...part, log: openLog(part.logName), say }))
      tellSite()
    },
    publisherSays: () => {
      const publisher = services.get('publisher')
      return publisher === undefined ? [] : quoteLastLines(publisher.log)
    },
    stop: async () => {
      clearInterval(timer)
      await services.get('publisher')?.stop()
      await Promise.all([...services.values()].map((service) => service.stop()))
    },
  }
}

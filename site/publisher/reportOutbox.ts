import type { ReleaseReport } from '../../content/publishing.ts'
import { growingPause } from './growingPause.ts'

/** Reports that the CMS has not taken yet, in the order they were made. */
export type ReportOutbox = {
  add: (report: ReleaseReport) => void
  /** Sends what is due. Gives false while something is left; never throws. */
  deliver: () => Promise<boolean>
  /** The rows of every live release so far: the CMS may list them until it has taken the report. */
  released: () => ReadonlySet<string>
}

const rememberedRows = 10_000

/**
 * Sends each report until the CMS takes it, with growing pauses; the CMS knows one that it has already by its id.
 * Of failed builds only the latest waits: it holds what the editor needs.
 */
export function createReportOutbox({
  send,
  log,
}: {
  send: (report: ReleaseReport) => Promise<void>
  log: (line: string) => void
}): ReportOutbox {
  let reports: ReleaseReport[] = []
  const pause = growingPause({ firstMs: 1_000, longestMs: 60_000 })
  const released = new Set<string>()
  let dueAt = 0
  return {
    add: (report) => {
      if (report.outcome === 'failed') reports = reports.filter((waiting) => waiting.outcome === 'live')
      else for (const id of report.changes) released.add(id)
      for (const id of released) if (released.size > rememberedRows) released.delete(id)
      reports.push(report)
      dueAt = 0
    },
    deliver: async () => {
      while (reports[0] !== undefined && performance.now() >= dueAt) {
        try {
          await send(reports[0])
          reports.shift()
          pause.reset()
        } catch (error) {
          dueAt = performance.now() + pause.next()
          log(
            `The CMS has not taken the report of a build; it is sent again. ${error instanceof Error ? error.message : String(error)}`,
          )
        }
      }
      return reports.length === 0
    },
    released: () => released,
  }
}

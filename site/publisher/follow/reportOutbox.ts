import type { ReleaseReport } from '../../../content/publishing.ts'
import { CmsError } from '../fetch/cmsError.ts'
import { LeaseLostError } from '../lease/holdLease.ts'
import { toMessage } from '../../../system/toMessage.ts'
import { growingPause } from './growingPause.ts'

/** The reports that the CMS has not accepted yet, in the order in which they were made. */
type ReportOutbox = {
  add: (report: ReleaseReport) => void
  /** Sends what is due. False while a report is left. Throws LeaseLostError where the CMS takes the reports of another publisher now. */
  deliver: () => Promise<boolean>
  /** The rows of every live release so far: the CMS lists them as waiting until it has accepted the report. */
  releasedRows: () => ReadonlySet<string>
}

const mostRememberedRows = 10_000

/**
 * Sends each report until the CMS accepts it, with growing pauses; the CMS recognizes a report that came twice by its id.
 * Of failed builds only the latest is kept: it names everything that an editor has to fix.
 */
export function createReportOutbox({
  send,
  onTaken = async () => {},
  log,
}: {
  send: (report: ReleaseReport) => Promise<void>
  /** Hears the id of each report that the CMS took. */
  onTaken?: (id: string) => Promise<void>
  log: (line: string) => void
}): ReportOutbox {
  let reports: ReleaseReport[] = []
  const pauses = growingPause({ firstMs: 1_000, longestMs: 60_000 })
  const releasedRows = new Set<string>()
  let dueAt = 0
  return {
    add: (report) => {
      if (report.outcome === 'failed') reports = reports.filter(({ outcome }) => outcome === 'live')
      else for (const id of report.changes) releasedRows.add(id)
      for (const id of releasedRows) if (releasedRows.size > mostRememberedRows) releasedRows.delete(id)
      reports.push(report)
      dueAt = 0
    },
    deliver: async () => {
      while (reports[0] !== undefined && performance.now() >= dueAt) {
        try {
          const report = reports[0]
          await send(report)
          reports.shift()
          await onTaken(report.id)
          pauses.reset()
        } catch (error) {
          if (error instanceof CmsError && error.options.status === 409) throw new LeaseLostError()
          dueAt = performance.now() + pauses.next()
          log(`The CMS has not taken the report of a build; it is sent again. ${toMessage(error)}`)
        }
      }
      return reports.length === 0
    },
    releasedRows: () => releasedRows,
  }
}

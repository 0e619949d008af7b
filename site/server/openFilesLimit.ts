import { z } from 'zod'

// nodejs.org/api/report.html: the numbers of getrlimit(2). There are none on Windows.
const Report = z.object({
  userLimits: z.object({ open_files: z.object({ soft: z.union([z.number(), z.literal('unlimited')]) }) }),
})

// What the process has open before anybody connects is under 32; the lists of a new release are read with a few more.
const reserve = 64
/** The most connections of a process that may have any number of files open: they take memory as well. */
export const mostConnections = 4096
const fewestConnections = 8

/** How many files this process may have open; null: there is no limit. Node raises the soft limit to the hard one when it starts. */
export function readOpenFilesLimit(): number | null {
  const report = Report.safeParse(process.report.getReport())
  const limit = report.success ? report.data.userLimits.open_files.soft : 'unlimited'
  return limit === 'unlimited' ? null : limit
}

/**
 * How many connections can be open at once, so that each can have a file open as well, and as many again for a moment as it takes to
 * answer that there are too many.
 */
export function connectionsWithin(openFiles: number | null): { most: number; surplus: number } {
  if (openFiles === null) return { most: mostConnections, surplus: mostConnections / 8 }
  const room = Math.max(0, openFiles - reserve)
  // Two descriptors for each connection that is answered, one for an eighth more of them.
  const most = Math.min(mostConnections, Math.max(fewestConnections, Math.floor((room * 8) / 17)))
  return { most, surplus: Math.ceil(most / 8) }
}

import type { ReleaseReport, SiteChange } from '../../../content/publishing.ts'
import type { PublishOutcome } from '../publishOnce.ts'
import type { FollowTimes } from './followTimes.ts'
import { growingPause } from './growingPause.ts'

/** Decides when a build that failed, as a whole or for a book, is tried again, and which outcomes the CMS hears of. */
type BuildRetry = {
  /** The last build failed, or a book in it. */
  isWaiting: () => boolean
  /** Whether to build now: there is a change that was not tried yet, or the pause is over. */
  isDue: (fresh: SiteChange[]) => boolean
  /** How long until the pause is over, in ms: Infinity where trying again can't help, or nothing is in trouble. */
  dueInMs: () => number
  /** Ends the pause, except where trying again can't help. */
  makeDue: () => void
  /** Whether to report an outcome: not the same trouble of the same rows twice, and no success in which nothing changed. */
  isNews: (outcome: PublishOutcome) => boolean
  /** Takes the outcome of a build into account. */
  record: (outcome: PublishOutcome) => void
}

type FailedBuild = { triedRows: ReadonlySet<string>; dueAt: number; fingerprint: string }

export function createBuildRetry(times: FollowTimes): BuildRetry {
  const pauses = growingPause({ firstMs: times.firstRetryMs, longestMs: times.longestRetryMs })
  let failedBuild: FailedBuild | null = null
  return {
    isWaiting: () => failedBuild !== null,
    isDue: (fresh) => {
      if (failedBuild === null) return fresh.length > 0
      const { triedRows, dueAt } = failedBuild
      return fresh.some((change) => !triedRows.has(change.id)) || performance.now() >= dueAt
    },
    dueInMs: () => (failedBuild === null ? Infinity : Math.max(0, failedBuild.dueAt - performance.now())),
    makeDue: () => {
      if (failedBuild !== null && failedBuild.dueAt !== Infinity) failedBuild.dueAt = 0
    },
    isNews: ({ report, isNew, mustReport }) => {
      if (isNew || mustReport || (report.outcome === 'live' && report.changes.length > 0)) return true
      if (report.outcome === 'live' && !isInTrouble(report)) return failedBuild !== null
      return failedBuild?.fingerprint !== fingerprintOf(report)
    },
    record: ({ report, passes }) => {
      if (!isInTrouble(report) && !passes) {
        failedBuild = null
        pauses.reset()
        return
      }
      const fingerprint = fingerprintOf(report)
      if (failedBuild !== null && failedBuild.fingerprint !== fingerprint) pauses.reset()
      failedBuild = {
        triedRows: new Set([...report.changes, ...report.held]),
        dueAt: passes ? performance.now() + pauses.next() : Infinity,
        fingerprint,
      }
    },
  }
}

function isInTrouble({ outcome, problems }: ReleaseReport): boolean {
  return outcome === 'failed' || problems.some(({ severity }) => severity === 'error')
}

// Of a live release the rows that it holds say nothing about its trouble.
const fingerprintOf = ({ outcome, problems, changes, held }: ReleaseReport): string =>
  JSON.stringify([problems, outcome === 'failed' ? changes : held])

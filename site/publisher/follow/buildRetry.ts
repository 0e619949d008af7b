import type { ReleaseReport, SiteChange } from '../../../content/publishing.ts'
import type { PublishOutcome } from '../publishOnce.ts'
import type { FollowTimes } from './followTimes.ts'
import { growingPause } from './growingPause.ts'

/** Decides when a failed build is tried again, and which outcomes the CMS hears of. */
type BuildRetry = {
  /** A build failed, and none has succeeded since. */
  isWaiting: () => boolean
  /** Whether to build now: there is a change that was not tried yet, or the pause is over. */
  isDue: (fresh: SiteChange[]) => boolean
  /** Ends the pause, except where trying again can't help. */
  makeDue: () => void
  /** Whether to report an outcome: not the same failure of the same rows twice, and no success in which nothing changed. */
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
    makeDue: () => {
      if (failedBuild !== null && failedBuild.dueAt !== Infinity) failedBuild.dueAt = 0
    },
    isNews: ({ report, isNew }) =>
      report.outcome === 'live'
        ? isNew || report.changes.length > 0 || failedBuild !== null
        : failedBuild?.fingerprint !== fingerprintOf(report),
    record: ({ report, passes }) => {
      if (report.outcome === 'live') {
        failedBuild = null
        pauses.reset()
        return
      }
      const fingerprint = fingerprintOf(report)
      if (failedBuild !== null && failedBuild.fingerprint !== fingerprint) pauses.reset()
      failedBuild = {
        triedRows: new Set(report.changes),
        dueAt: passes ? performance.now() + pauses.next() : Infinity,
        fingerprint,
      }
    },
  }
}

const fingerprintOf = (report: ReleaseReport): string => JSON.stringify([report.problems, report.changes])

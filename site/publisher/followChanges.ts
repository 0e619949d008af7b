import { setTimeout as sleep } from 'node:timers/promises'
import type { ReleaseReport, SiteChange } from '../../content/publishing.ts'
import { growingPause } from './growingPause.ts'
import type { Lease } from './lease.ts'
import { publishOnce, type PublishOutcome } from './publishOnce.ts'
import type { PublishSteps } from './publishSteps.ts'
import { createReportOutbox } from './reportOutbox.ts'

/** Milliseconds; tests take shorter ones. */
export type FollowTimes = {
  /** After a change, how long another is waited for, and how long at most in all. */
  companyMs: number
  longestCompanyMs: number
  /** The first and the longest pause before a failed build is tried again. */
  firstRetryMs: number
  longestRetryMs: number
  /** How often the CMS is asked while it does not answer, or while nothing new can be done. */
  askAgainMs: number
}
export const usualTimes: FollowTimes = {
  companyMs: 300,
  longestCompanyMs: 2_000,
  firstRetryMs: 1_000,
  longestRetryMs: 300_000,
  askAgainMs: 1_000,
}

type Following = {
  steps: PublishSteps
  siteDir: string
  lease: Pick<Lease, 'room'>
  signal: AbortSignal
  log: (line: string) => void
  times?: FollowTimes
}

/**
 * Follows what editors publish until `signal` stops it: waits for changes, builds once for those that came together,
 * and reports exactly the rows it saw before the snapshot was fetched; one that came later is still waiting, and leads
 * to one more build. At its start one build is made whatever waits, so that a new version of the program is seen too.
 * A failed build is tried again as soon as something new is published, and with growing pauses where its cause may pass.
 */
export async function followChanges({
  steps,
  siteDir,
  lease,
  signal,
  log,
  times = usualTimes,
}: Following): Promise<void> {
  const outbox = createReportOutbox({ send: steps.sendReport, log })
  const cms = createPoll({ steps, signal, log, times })
  const retry = createRetry(times)
  let isFirst = true
  while (!signal.aborted) {
    const isDelivered = await outbox.deliver()
    const isQuiet = isDelivered && !retry.isWaiting() && !isFirst
    const waiting = await cms.ask(isQuiet ? Infinity : 0)
    if (waiting === null) continue
    if (cms.cameBack()) retry.now()
    const released = outbox.released()
    const fresh = waiting.filter((change) => !released.has(change.id))
    if (!isFirst && !retry.isDue(fresh)) {
      if (!isQuiet || waiting.length > 0) await pause(times.askAgainMs, signal)
      continue
    }
    const changes = isFirst ? fresh : await cms.waitForCompany(fresh, released)
    const ids = changes.map((change) => change.id)
    const outcome = await publishOnce({ steps, siteDir, room: lease.room, changes: ids, signal, log })
    log(describeOutcome(outcome))
    if (retry.isNews(outcome)) outbox.add(outcome.report)
    retry.note(outcome)
    // At once and whatever stops the publisher now: else the same site would be built once more after the next start.
    await outbox.deliver()
    isFirst = false
  }
}

function createPoll({
  steps,
  signal,
  log,
  times,
}: Required<Pick<Following, 'steps' | 'signal' | 'log' | 'times'>>) {
  let isDown = false
  let wasDown = false
  const ask = async (seconds: number): Promise<SiteChange[] | null> => {
    try {
      const changes = await steps.waitForChanges({ seconds, signal })
      wasDown = isDown
      if (isDown) log('The CMS answers again.')
      isDown = false
      return changes
    } catch (error) {
      signal.throwIfAborted()
      if (!isDown) log(error instanceof Error ? error.message : String(error))
      isDown = true
      await pause(times.askAgainMs, signal)
      return null
    }
  }
  return {
    ask,
    /** Whether the CMS did not answer the time before. */
    cameBack: () => wasDown,
    /** Waits until no more changes come within a moment; gives all that wait then. */
    waitForCompany: async (first: SiteChange[], released: ReadonlySet<string>): Promise<SiteChange[]> => {
      const end = performance.now() + times.longestCompanyMs
      let known = first
      while (performance.now() < end) {
        await pause(Math.min(times.companyMs, end - performance.now()), signal)
        const more = (await ask(0))?.filter((change) => !released.has(change.id)) ?? known
        if (more.length <= known.length) return more
        known = more
      }
      return known
    },
  }
}

function createRetry(times: FollowTimes) {
  const pauses = growingPause({ firstMs: times.firstRetryMs, longestMs: times.longestRetryMs })
  let failed: { tried: ReadonlySet<string>; dueAt: number; told: string } | null = null
  return {
    /** A build failed, and none has succeeded since. */
    isWaiting: () => failed !== null,
    /** Whether to build now: for something that was not tried yet, or because the pause is over. */
    isDue: (fresh: SiteChange[]): boolean => {
      if (failed === null) return fresh.length > 0
      const { tried, dueAt } = failed
      return fresh.some((change) => !tried.has(change.id)) || performance.now() >= dueAt
    },
    now: () => {
      if (failed !== null && failed.dueAt !== Infinity) failed.dueAt = 0
    },
    /** Whether the CMS should hear of it: not of the same failure of the same rows again, nor that nothing changed. */
    isNews: ({ report, isNew }: PublishOutcome): boolean =>
      report.outcome === 'live'
        ? isNew || report.changes.length > 0 || failed !== null
        : failed?.told !== tellingOf(report),
    note: ({ report, passes }: PublishOutcome) => {
      if (report.outcome === 'live') {
        failed = null
        pauses.reset()
        return
      }
      const told = tellingOf(report)
      if (failed !== null && failed.told !== told) pauses.reset()
      failed = {
        tried: new Set(report.changes),
        dueAt: passes ? performance.now() + pauses.next() : Infinity,
        told,
      }
    },
  }
}

const tellingOf = (report: ReleaseReport): string => JSON.stringify([report.problems, report.changes])

function describeOutcome({ report, isNew, error }: PublishOutcome): string {
  const steps = Object.entries(report.durations).map(([step, taken]) => `${step} ${Math.round(taken)} ms`)
  const times = steps.join(', ')
  if (report.outcome === 'failed') {
    const why = error instanceof Error ? error.message : String(error)
    return `The build failed, and the live site is unchanged (${times}). ${why}`
  }
  const what = isNew
    ? `Release ${report.release} is live`
    : `Release ${report.release} stays live: nothing differs`
  return `${what} (${report.pages} pages, changes: ${report.changes.length}; ${times}).`
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  sleep(Math.max(0, milliseconds), undefined, { signal })

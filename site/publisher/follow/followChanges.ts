import type { Lease } from '../lease/holdLease.ts'
import { publishOnce, type PublishOutcome } from '../publishOnce.ts'
import type { PublishSteps } from '../publishSteps.ts'
import { toMessage } from '../../../system/toMessage.ts'
import { createBuildRetry } from './buildRetry.ts'
import { createChangePoll } from './changePoll.ts'
import { defaultFollowTimes, type FollowTimes } from './followTimes.ts'
import { createReportOutbox } from './reportOutbox.ts'
import { pause } from './pause.ts'

/**
 * Publishes what editors change until `signal` stops it: waits for changes, makes one build for those that came together,
 * and reports exactly the rows that it saw before it fetched the snapshot. A row that came later still waits and leads to
 * one more build. The first build is made even if no change waits: the program itself may be a new version.
 * A failed build is tried again when something new is published, and after growing pauses if its cause may go away.
 */
export async function followChanges({
  steps,
  siteDir,
  lease,
  signal,
  log,
  times = defaultFollowTimes,
}: {
  steps: PublishSteps
  siteDir: string
  lease: Pick<Lease, 'workDir'>
  signal: AbortSignal
  log: (line: string) => void
  times?: FollowTimes
}): Promise<void> {
  const outbox = createReportOutbox({ send: steps.sendReport, log })
  const poll = createChangePoll({ steps, signal, log, times })
  const retry = createBuildRetry(times)
  let isFirst = true
  while (!signal.aborted) {
    const isDelivered = await outbox.deliver()
    const isIdle = isDelivered && !retry.isWaiting() && !isFirst
    const waiting = await poll.ask(isIdle ? Infinity : 0)
    if (waiting === null) continue
    if (poll.cameBack()) retry.makeDue()
    const released = outbox.releasedRows()
    const fresh = waiting.filter((change) => !released.has(change.id))
    if (!isFirst && !retry.isDue(fresh)) {
      if (!isIdle || waiting.length > 0) await pause(times.askAgainMs, signal)
      continue
    }
    const changes = isFirst ? fresh : await poll.waitForCompany(fresh, released)
    const ids = changes.map((change) => change.id)
    const outcome = await publishOnce({ steps, siteDir, workDir: lease.workDir, changes: ids, signal, log })
    log(describeOutcome(outcome))
    if (retry.isNews(outcome)) outbox.add(outcome.report)
    retry.record(outcome)
    // Also if the publisher is being stopped: an unreported release would be built once more after the next start.
    await outbox.deliver()
    isFirst = false
  }
}

function describeOutcome({ report, isNew, error }: PublishOutcome): string {
  const times = Object.entries(report.durations)
    .map(([step, milliseconds]) => `${step} ${Math.round(milliseconds)} ms`)
    .join(', ')
  if (report.outcome === 'failed') {
    return `The build failed, and the live site is unchanged (${times}). ${toMessage(error)}`
  }
  const what = isNew
    ? `Release ${report.release} is live`
    : `Release ${report.release} stays live: nothing differs`
  return `${what} (${report.pages} pages, changes: ${report.changes.length}; ${times}).`
}

import type { Lease } from '../lease/holdLease.ts'
import { publishOnce, type PublishOutcome } from '../publishOnce.ts'
import type { SiteChange } from '../../../content/publishing.ts'
import { isRemoval } from '../books/changedBooks.ts'
import type { LogLine } from '../logLine.ts'
import type { Publication } from '../publication.ts'
import { toMessage } from '../../../system/toMessage.ts'
import { createBuildRetry } from './buildRetry.ts'
import { createChangePoll } from './changePoll.ts'
import { defaultFollowTimes, type FollowTimes } from './followTimes.ts'
import { createReportOutbox } from './reportOutbox.ts'
import { pause } from './pause.ts'

/**
 * Publishes what editors change until `signal` stops it: waits for changes, makes one build for those that came together, and reports
 * exactly the rows that it saw before it asked for the index. A row that came later still waits and leads to one more build. What is
 * taken down goes first, in a build of its own. The first build is made even if no change waits: the program itself may be a new version.
 * What failed is tried again when something new is published, and after growing pauses if its cause may go away. Pages that were left
 * for later are made in further builds, while nothing else waits.
 */
export async function followChanges({
  publication,
  lease,
  leaseNumber = null,
  signal,
  log,
  times = defaultFollowTimes,
}: {
  publication: Publication
  lease: Pick<Lease, 'workDir'>
  /** Of the lease in the CMS's database, which refuses the reports of earlier holders; null: none is needed. */
  leaseNumber?: number | null
  signal: AbortSignal
  log: LogLine
  times?: FollowTimes
}): Promise<void> {
  const { steps } = publication
  const outbox = createReportOutbox({
    send: steps.sendReport,
    onTaken: async (id) => {
      publication.lastReport = id
      await publication.held.store.keepReport(id)
    },
    log,
  })
  const poll = createChangePoll({ steps, signal, log, times })
  const retry = createBuildRetry(times)
  let hasFailed = false
  let heldRows: ReadonlySet<string> = new Set()
  // What is damaged and could not be made anew is tried again as everything that failed is, and not at once.
  let triedDamage = ''
  let isUnfinished = true
  while (!signal.aborted) {
    const isDelivered = await outbox.deliver()
    const damage = describeDamage(publication)
    const isDamaged = damage !== '' && (damage !== triedDamage || !retry.isWaiting())
    const isIdle = isDelivered && !isUnfinished && !isDamaged
    // What waits in trouble goes on waiting: the poll is to end when something else comes, or when that is tried again.
    const waiting = !isIdle
      ? await poll.ask(0)
      : retry.isWaiting()
        ? await poll.askForOthers(retry.dueInMs() / 1000)
        : await poll.ask(Infinity)
    if (waiting === null) continue
    if (poll.cameBack()) retry.makeDue()
    const released = outbox.releasedRows()
    const fresh = waiting.filter((change) => !released.has(change.id))
    if (!isUnfinished && !isDamaged && !retry.isDue(fresh)) {
      if (!isIdle || waiting.length > 0) await pause(times.askAgainMs, signal)
      continue
    }
    const changes: SiteChange[] =
      isUnfinished || fresh.length === 0 ? fresh : await poll.waitForCompany(fresh, released)
    // What waits for an administrator's word holds up nothing; and where a build failed, what mends it may be among the rest.
    const removals = changes.filter((change) => isRemoval(change) && !heldRows.has(change.id))
    const onlyNamed = !hasFailed && removals.length > 0 && removals.length < changes.length
    const outcome: PublishOutcome = await publishOnce({
      ...{ publication, onlyNamed, signal, log },
      workDir: lease.workDir,
      changes: onlyNamed ? removals : changes,
    })
    log(describeOutcome(outcome), { release: outcome.report.release })
    if (retry.isNews(outcome))
      outbox.add(leaseNumber === null ? outcome.report : { ...outcome.report, lease: leaseNumber })
    retry.record(outcome)
    triedDamage = describeDamage(publication)
    hasFailed = outcome.report.outcome === 'failed'
    const stillHeld = waiting.map(({ id }) => id).filter((id) => heldRows.has(id))
    heldRows = new Set([...stillHeld, ...outcome.report.held])
    // Also if the publisher is being stopped: an unreported release would be built once more after the next start.
    await outbox.deliver()
    isUnfinished = !hasFailed && (onlyNamed || outcome.isUnfinished)
  }
}

/** Names what is damaged and not made anew yet; empty: nothing. */
function describeDamage({ damagedPaths, held }: Publication): string {
  return [...damagedPaths, ...held.damagedTreesInUse()].sort().join('\n')
}

function describeOutcome({ report, isNew, isUnfinished, error }: PublishOutcome): string {
  const times = Object.entries(report.durations)
    .map(([step, milliseconds]) => `${step} ${Math.round(milliseconds)} ms`)
    .join(', ')
  if (report.outcome === 'failed') {
    return `The build failed, and the live site is unchanged (${times}). ${toMessage(error)}`
  }
  const what = isNew
    ? `Release ${report.release} is live`
    : `Release ${report.release} stays live: nothing differs`
  const held = report.held.length > 0 ? `, held back: ${report.held.length}` : ''
  const later = isUnfinished ? '; further pages follow' : ''
  return `${what} (${report.pages} pages, changes: ${report.changes.length}${held}; ${times})${later}.`
}

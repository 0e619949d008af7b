import { followChanges } from './follow/followChanges.ts'
import type { FollowTimes } from './follow/followTimes.ts'
import { LeaseLostError } from './lease/holdLease.ts'
import { takeLease, type LeaseTimes } from './lease/takeLease.ts'
import type { PublishSteps } from './publishSteps.ts'
import { toMessage } from '../../system/toMessage.ts'

/**
 * Publishes until `signal` stops it, and then ends without an error: takes the lease, follows the changes, gives the
 * lease back. A publisher that lost its lease to another one waits for it again. Throws if the site's folder can't be used.
 */
export async function runPublisher({
  steps,
  siteDir,
  signal,
  log,
  times,
  leaseTimes,
}: {
  steps: PublishSteps
  siteDir: string
  signal: AbortSignal
  log: (line: string) => void
  times?: FollowTimes
  leaseTimes?: LeaseTimes
}): Promise<void> {
  let isWarm = false
  while (!signal.aborted) {
    const lease = await takeLease({ siteDir, signal, log, times: leaseTimes }).catch(unlessStopped(signal))
    if (lease === null) break
    try {
      // Only with the lease, because it writes into the folder of fetched uploads.
      if (!isWarm) await warmUp({ steps, signal, log })
      isWarm = true
      log('The publisher is ready.')
      await followChanges({
        steps,
        siteDir,
        lease,
        log,
        times,
        signal: AbortSignal.any([signal, lease.lost]),
      })
    } catch (error) {
      const reason: unknown = lease.lost.aborted ? lease.lost.reason : error
      if (reason instanceof LeaseLostError) log(reason.message)
      else if (!signal.aborted) throw reason
    } finally {
      await lease.giveBack()
    }
  }
  log('The publisher has stopped.')
}

// The first render of a process takes several times as long as the next, so it is done before an editor waits for one.
async function warmUp({
  steps,
  signal,
  log,
}: {
  steps: PublishSteps
  signal: AbortSignal
  log: (line: string) => void
}): Promise<void> {
  try {
    const snapshot = await steps.readKeptSnapshot()
    if (snapshot === null) return
    const media = await steps.fetchMedia({ snapshot, signal })
    await steps.renderSite({ snapshot, media })
  } catch (error) {
    // The first build reports the same error to editors.
    if (!signal.aborted) log(`Nothing was rendered ahead: ${toMessage(error)}`)
  }
}

function unlessStopped(signal: AbortSignal): (error: unknown) => null {
  return (error) => {
    if (signal.aborted) return null
    throw error
  }
}

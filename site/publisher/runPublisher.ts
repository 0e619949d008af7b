import { noteDamage } from './books/noteDamage.ts'
import { warmUp } from './books/warmUp.ts'
import { followChanges } from './follow/followChanges.ts'
import type { FollowTimes } from './follow/followTimes.ts'
import { LeaseLostError } from './lease/holdLease.ts'
import type { SiteLease } from './lease/holdSiteLease.ts'
import { takeLease, type LeaseTimes } from './lease/takeLease.ts'
import { openPublication, type PublicationOptions } from './publication.ts'
import { keepRoomForTakedowns } from './roomForTakedown.ts'
import { watchLiveRelease } from './release/watchLiveRelease.ts'

/** What a publisher is run with. Only tests give the times. */
export type PublisherOptions = PublicationOptions & {
  signal: AbortSignal
  times?: FollowTimes
  leaseTimes?: LeaseTimes
  watch?: { bytesPerSecond: number; restMs: number }
}

/**
 * Publishes until `signal` stops it, and then ends without an error: takes the lease, follows the changes, gives the
 * lease back. A publisher that lost its lease to another one waits for it again. Throws if the site's folder can't be used.
 */
export async function runPublisher(options: PublisherOptions): Promise<void> {
  const { siteDir, signal, log, times, leaseTimes } = options
  while (!signal.aborted) {
    const lease = await takeLease({ siteDir, signal, log, times: leaseTimes }).catch(unlessStopped(signal))
    if (lease === null) break
    let siteLease: SiteLease | null = null
    const ended = new AbortController()
    const lost = () => [lease.lost, siteLease?.lost].find((one) => one?.aborted)
    try {
      // Only with the lease, because another publisher may have built since.
      const publication = await openPublication(options)
      await keepRoomForTakedowns({ publication, log })
      await warmUp({ publication, log })
      // The folder's lease first, by every publisher: so no two wait for each other.
      siteLease = await options.steps.takeSiteLease({
        signal: AbortSignal.any([signal, lease.lost]),
        log,
        times: leaseTimes,
      })
      const stopped = AbortSignal.any([signal, lease.lost, siteLease.lost, ended.signal])
      publication.confirmLease = siteLease.confirm
      log('The publisher is ready.')
      const watch = watchLiveRelease({
        ...{ siteDir, log, ...options.watch },
        signal: stopped,
        onDamage: (damage) => noteDamage({ publication, damage, log }),
      })
      await followChanges({
        publication,
        lease,
        leaseNumber: siteLease.number,
        log,
        times,
        signal: stopped,
      }).finally(async () => {
        ended.abort()
        await watch
      })
    } catch (error) {
      const reason: unknown = lost()?.reason ?? error
      if (reason instanceof LeaseLostError) log(reason.message)
      else if (!signal.aborted) throw reason
    } finally {
      ended.abort()
      await siteLease?.giveBack()
      await lease.giveBack()
    }
  }
  log('The publisher has stopped.')
}

function unlessStopped(signal: AbortSignal): (error: unknown) => null {
  return (error) => {
    if (signal.aborted) return null
    throw error
  }
}

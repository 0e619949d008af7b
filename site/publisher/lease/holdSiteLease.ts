import type { CmsAccess } from '../fetch/askCms.ts'
import { toMessage } from '../../../system/toMessage.ts'
import { askForLease } from './askForLease.ts'
import { LeaseLostError } from './holdLease.ts'
import type { LeaseTimes } from './takeLease.ts'

/** The right to publish this site, whichever machine a publisher is on. */
export type SiteLease = {
  /** For the report, by which the CMS refuses that of an earlier holder; null where this site needs no lease in the database. */
  number: number | null
  /** Aborted, with a LeaseLostError, where another publisher has taken the lease, or may have while the CMS did not answer. */
  lost: AbortSignal
  /**
   * Asks the CMS whether this publisher has the lease at this moment: before what can't be undone. Throws LeaseLostError where it has
   * not, and CmsError where the CMS does not say.
   */
  confirm: () => Promise<void>
  /** Gives the lease back, so that the next publisher need not wait. Never throws. */
  giveBack: () => Promise<void>
}

/** For a site of which one machine has the only publishers: the lease of the folder is enough there. */
export function noSiteLease(): SiteLease {
  return {
    number: null,
    lost: new AbortController().signal,
    confirm: async () => {},
    giveBack: async () => {},
  }
}

/**
 * Renews a lease every `beatMs`, until it is given back or lost. It is lost where the CMS refuses a renewal, and two beats before
 * `patienceMs` have passed since the last renewal was sent: others take it `patienceMs` after they have seen that renewal, so that
 * a file that is on its way to the store still has two beats to get there. No clock but this process's own is asked.
 */
export function holdSiteLease({
  cms,
  holder,
  number,
  sentAt,
  times,
  log,
}: {
  cms: CmsAccess
  holder: string
  number: number
  /** When the request was sent that was granted, as performance.now() says. */
  sentAt: number
  times: LeaseTimes
  log: (line: string) => void
}): SiteLease {
  const lost = new AbortController()
  const stop = new AbortController()
  const holdMs = times.patienceMs - 2 * times.beatMs
  let deadline: NodeJS.Timeout | undefined
  let isDown = false

  const end = () => {
    clearInterval(timer)
    clearTimeout(deadline)
    stop.abort()
  }
  const lose = (error: LeaseLostError) => {
    end()
    lost.abort(error)
  }
  const keepFrom = (renewedAt: number) => {
    clearTimeout(deadline)
    deadline = setTimeout(() => lose(createNotRenewedError(holdMs)), renewedAt + holdMs - performance.now())
    deadline.unref()
  }
  const renew = async (): Promise<void> => {
    const renewedAt = performance.now()
    const request = { action: 'renew', holder, number } as const
    const { granted } = await askForLease({
      cms,
      request,
      timeoutMs: requestTimeout(times),
      signal: stop.signal,
    })
    if (granted && !stop.signal.aborted) keepFrom(renewedAt)
    if (!granted) lose(new LeaseLostError())
  }
  const renewOrLog = async (): Promise<void> => {
    try {
      await renew()
      if (isDown) log('The lease of this site is renewed again.')
      isDown = false
    } catch (error) {
      if (stop.signal.aborted) return
      if (!isDown) log(`The lease of this site could not be renewed. ${toMessage(error)}`)
      isDown = true
    }
  }
  let running: Promise<void> | null = null
  const timer = setInterval(() => {
    running ??= renewOrLog().finally(() => {
      running = null
    })
  }, times.beatMs)
  timer.unref()
  keepFrom(sentAt)

  return {
    number,
    lost: lost.signal,
    confirm: async () => {
      lost.signal.throwIfAborted()
      try {
        await renew()
      } finally {
        lost.signal.throwIfAborted() // Says more than the error of a request that was stopped.
      }
    },
    giveBack: async () => {
      end()
      await running
      const request = { action: 'release', holder, number } as const
      try {
        await askForLease({ cms, request, timeoutMs: times.beatMs })
      } catch (error) {
        if (lost.signal.aborted) return
        const seconds = times.patienceMs / 1000
        log(`The lease of this site could not be given back; others wait ${seconds} s. ${toMessage(error)}`)
      }
    },
  }
}

/** How long one request for the lease may take, in ms: a slow one leaves time for another before the patience of others ends. */
export function requestTimeout({ patienceMs }: LeaseTimes): number {
  return Math.ceil(patienceMs / 3)
}

function createNotRenewedError(holdMs: number): LeaseLostError {
  return new LeaseLostError(
    `The CMS has not renewed the lease of this site for ${holdMs / 1000} s, so another publisher may take over; ` +
      'what this one was building is void. It goes on as soon as the CMS gives it the lease again.',
  )
}

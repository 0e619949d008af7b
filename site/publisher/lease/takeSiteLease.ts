import { setTimeout as sleep } from 'node:timers/promises'
import { ownIdentity } from '../../../system/processIdentity.ts'
import { toMessage } from '../../../system/toMessage.ts'
import type { CmsAccess } from '../fetch/askCms.ts'
import { CmsError } from '../fetch/cmsError.ts'
import { askForLease, askWhetherLeaseIsNeeded } from './askForLease.ts'
import { holdSiteLease, noSiteLease, requestTimeout, type SiteLease } from './holdSiteLease.ts'
import { defaultLeaseTimes, type LeaseTimes } from './takeLease.ts'
import { watchSiteHolder } from './watchSiteHolder.ts'

/** The pause before the CMS is asked again where it did not answer, in ms. */
const askAgainMs = 1_000

/**
 * Waits until no other publisher, on whichever machine, works on this site, and takes the lease in the CMS's database. Where the CMS
 * says that none is needed, and the release goes to this machine alone, there is nothing to hold, and nothing to lose when the CMS
 * is away.
 * - One publisher has it at a time: the CMS gives it by a compare-and-set on its number and its beat, which each renewal changes.
 * - A holder counts as gone if its process has ended on this machine, or if its beat has been the same for `patienceMs`, measured by
 *   the one that waits. If it has renewed meanwhile, the compare-and-set fails: clocks of different machines are never compared.
 * - A holder stops by itself before that, where it can't renew (`holdSiteLease`).
 */
export async function takeSiteLease({
  cms,
  holder,
  isShared,
  signal,
  log,
  times = defaultLeaseTimes,
}: {
  cms: CmsAccess
  /** A UUID of this process: after the CMS was away for long, the publisher has its lease again at once. */
  holder: string
  /** Whether publishers on other machines may put their releases to the same place: then the lease is needed on each database. */
  isShared: boolean
  signal: AbortSignal
  log: (line: string) => void
  times?: LeaseTimes
}): Promise<SiteLease> {
  const ask = createPatientQuestion({ signal, log })
  const timeoutMs = requestTimeout(times)
  const isNeeded = isShared || (await ask(() => askWhetherLeaseIsNeeded({ cms, timeoutMs, signal })))
  if (!isNeeded) return noSiteLease()

  const holderWatch = watchSiteHolder({ log, times })
  const process = JSON.stringify(ownIdentity())
  for (;;) {
    const request = { action: 'take', holder, process, over: holderWatch.goneLease() } as const
    let sentAt = performance.now()
    const answer = await ask(() => {
      sentAt = performance.now()
      return askForLease({ cms, request, timeoutMs, signal })
    })
    const { granted, number } = answer
    if (granted) return holdSiteLease({ cms, holder, number, sentAt, times, log })
    holderWatch.look(answer)
    if (holderWatch.goneLease() === null) await sleep(times.beatMs / 2, undefined, { signal })
  }
}

// Asks until there is an answer; throws where `signal` stops it, and only then.
function createPatientQuestion({ signal, log }: { signal: AbortSignal; log: (line: string) => void }) {
  let isDown = false
  return async <T>(question: () => Promise<T>): Promise<T> => {
    for (;;) {
      signal.throwIfAborted()
      try {
        const answer = await question()
        if (isDown) log('The CMS answers again.')
        isDown = false
        return answer
      } catch (error) {
        signal.throwIfAborted()
        if (!(error instanceof CmsError)) throw error
        if (!isDown) log(`The lease of this site can't be asked for yet. ${toMessage(error)}`)
        isDown = true
        await sleep(askAgainMs, undefined, { signal })
      }
    }
  }
}

import type { SiteChange } from '../../../content/publishing.ts'
import type { PublishSteps } from '../publishSteps.ts'
import { toMessage } from '../../../system/toMessage.ts'
import { isRemoval } from '../books/changedBooks.ts'
import type { FollowTimes } from './followTimes.ts'
import { pause } from './pause.ts'

/** Asks the CMS for the changes that wait. All of it throws where `signal` stops it, and only then. */
type ChangePoll = {
  /** The changes: at once if some wait, else after `seconds` at most. Null where the CMS does not answer; then it has paused. */
  ask: (seconds: number) => Promise<SiteChange[] | null>
  /** The same, but while the changes of the last answer wait, and no others, the time is waited. */
  askForOthers: (seconds: number) => Promise<SiteChange[] | null>
  /** Whether the last answer was the first after the CMS had not answered. */
  cameBack: () => boolean
  /**
   * Waits until no further changes come for `companyMs`; gives all that wait then. What comes alone hardly waits: somebody looks for it.
   * A takedown always does: whether a document was taken down alone, or with many others, is seen by what follows it.
   */
  waitForCompany: (first: SiteChange[], released: ReadonlySet<string>) => Promise<SiteChange[]>
}

export function createChangePoll({
  steps,
  signal,
  log,
  times,
}: {
  steps: Pick<PublishSteps, 'waitForChanges'>
  signal: AbortSignal
  log: (line: string) => void
  times: FollowTimes
}): ChangePoll {
  let isDown = false
  let wasDown = false
  let lastState: string | undefined
  let lastCompanyAt = -Infinity
  const ask = async (seconds: number, unlike?: string): Promise<SiteChange[] | null> => {
    try {
      const { changes, state } = await steps.waitForChanges({ seconds, unlike, signal })
      lastState = state
      wasDown = isDown
      if (isDown) log('The CMS answers again.')
      isDown = false
      return changes
    } catch (error) {
      signal.throwIfAborted()
      if (!isDown) log(toMessage(error))
      isDown = true
      await pause(times.askAgainMs, signal)
      return null
    }
  }
  return {
    ask: (seconds) => ask(seconds),
    askForOthers: (seconds) => ask(seconds, lastState),
    cameBack: () => wasDown,
    waitForCompany: async (first, released) => {
      const began = performance.now()
      const end = began + times.longestCompanyMs
      const isCalm = began - lastCompanyAt >= times.calmMs
      const isAlone = isCalm && first.length === 1 && !first.some(isRemoval)
      let wait = isAlone ? times.aloneMs : times.companyMs
      let changes = first
      while (performance.now() < end) {
        await pause(Math.min(wait, end - performance.now()), signal)
        const next = (await ask(0))?.filter((change) => !released.has(change.id)) ?? changes
        const isAll = next.length <= changes.length
        changes = next
        if (isAll) break
        wait = times.companyMs
      }
      lastCompanyAt = performance.now()
      return changes
    },
  }
}

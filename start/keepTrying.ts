import { setTimeout as sleep } from 'node:timers/promises'
import { SettingsError } from '../system/settings.ts'
import { createPauses, inSeconds, type usualPauses } from './processes/growingPauses.ts'
import { StartError } from './terminal.ts'

/**
 * Does `work` until it succeeds, and gives what it gives. Says why a try failed and when the next one is; where the reason stays the
 * same, only the latter. Throws what `isFinal` says cannot be mended meanwhile, and the reason of `stopping` when that aborts.
 */
export async function keepTrying<T>(options: {
  work: () => Promise<T>
  isFinal?: (error: unknown) => boolean
  say: (sentence: string) => void
  stopping: AbortSignal
  pauses?: typeof usualPauses
}): Promise<T> {
  const { work, isFinal = () => false, say, stopping } = options
  const pauses = createPauses(options.pauses)
  let lastReason = ''
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      stopping.throwIfAborted()
      if (isFinal(error)) throw error
      const reason = describe(error)
      const pause = pauses.next()
      say(
        reason === lastReason
          ? `The same reason still (${tries} tries). The next try is in ${inSeconds(pause)}.`
          : `${reason}\nThe next try is in ${inSeconds(pause)}.`,
      )
      lastReason = reason
      await sleep(pause, undefined, { signal: stopping }).catch(() => stopping.throwIfAborted())
    }
  }
}

function describe(error: unknown): string {
  if (error instanceof StartError || error instanceof SettingsError) return error.message
  if (!(error instanceof Error)) return String(error)
  // What the system refuses (no room, no permission) names the file and the reason: the stack says no more to whoever runs this.
  return 'syscall' in error ? `The start cannot go on: ${error.message}.` : (error.stack ?? error.message)
}

import { setTimeout as sleep } from 'node:timers/promises'
import { toMessage } from '../../../system/toMessage.ts'
import { checkLiveRelease } from './checkLiveRelease.ts'
import type { Damage } from './findDamage.ts'

/**
 * Reads the live release's files again and again, slowly, and calls `onDamage` with what is not as its list says: see
 * checkLiveRelease. Ends when `signal` stops it; never throws.
 */
export async function watchLiveRelease({
  siteDir,
  signal,
  log,
  onDamage,
  bytesPerSecond = 2 * 1024 * 1024,
  restMs = 10 * 60_000,
}: {
  siteDir: string
  signal: AbortSignal
  log: (line: string) => void
  onDamage: (damage: Damage) => void | Promise<void>
  /** How fast it reads. */
  bytesPerSecond?: number
  /** How long it waits after each round, so that a small site is not read all the time. */
  restMs?: number
}): Promise<void> {
  // A stop is the only reason for which a timer fails.
  const rest = () => sleep(restMs, true, { signal }).catch(() => false)
  do {
    try {
      await checkLiveRelease({ siteDir, signal, onDamage, bytesPerSecond })
    } catch (error) {
      if (!signal.aborted) log(`The files of the live site could not be checked: ${toMessage(error)}`)
    }
  } while (await rest())
}

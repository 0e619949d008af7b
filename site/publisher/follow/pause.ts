import { setTimeout as sleep } from 'node:timers/promises'

/** Waits. Throws an AbortError as soon as `signal` stops it. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(Math.max(0, milliseconds), undefined, { signal })
}

/** What a watched process sends every two seconds (endWithParent.mjs). */
export function isSignOfLife(message: unknown): boolean {
  return (
    typeof message === 'object' && message !== null && 'okuzuke' in message && message.okuzuke === 'alive'
  )
}

/** Watches for signs of life. */
export type Silence = {
  heard: () => void
  /** Seconds since the last sign. */
  seconds: () => number
  end: () => void
}

/** In ms. */
const usualTick = 1000

/**
 * Calls `onSilent` once when no sign was heard for `longestSeconds`. Counts its own ticks, not the time: where this process itself
 * could not run (the machine was asleep or busy, the clock was set), nobody else could give a sign either, and no tick passed.
 */
export function watchForSilence(options: {
  longestSeconds: number
  onSilent: () => void
  /** How long one of its seconds is, in ms. */
  tickMs?: number
}): Silence {
  const { longestSeconds, onSilent, tickMs = usualTick } = options
  let ticks = 0
  const timer = setInterval(() => {
    ticks += 1
    if (ticks < longestSeconds) return
    clearInterval(timer)
    onSilent()
  }, tickMs)
  return {
    heard: () => {
      ticks = 0
    },
    seconds: () => ticks,
    end: () => clearInterval(timer),
  }
}

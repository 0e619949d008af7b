/** Pauses that double from `firstMs` to `longestMs`, and begin again after `reset`. */
export function growingPause({ firstMs, longestMs }: { firstMs: number; longestMs: number }): {
  next: () => number
  reset: () => void
} {
  let following = firstMs
  return {
    next: () => {
      const pause = following
      following = Math.min(longestMs, following * 2)
      return pause
    },
    reset: () => {
      following = firstMs
    },
  }
}

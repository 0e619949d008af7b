/** Exponential backoff: pauses that double from `firstMs` to `longestMs`, and start again after `reset`. */
export function growingPause({ firstMs, longestMs }: { firstMs: number; longestMs: number }): {
  next: () => number
  reset: () => void
} {
  let nextMs = firstMs
  return {
    next: () => {
      const pauseMs = nextMs
      nextMs = Math.min(longestMs, nextMs * 2)
      return pauseMs
    },
    reset: () => {
      nextMs = firstMs
    },
  }
}

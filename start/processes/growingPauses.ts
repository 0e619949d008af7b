/** Pauses that double from the first to the longest, and begin anew after `reset`; in ms. */
export type Pauses = { next: () => number; reset: () => void }

/** How long to wait before something is tried again, without an end: 1 s, 2 s, 4 s … and 60 s from then on. */
export const usualPauses = { firstMs: 1000, longestMs: 60_000 }

export function createPauses({ firstMs, longestMs }: typeof usualPauses = usualPauses): Pauses {
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

/** "4 s", "0.5 s" */
export function inSeconds(milliseconds: number): string {
  return `${milliseconds / 1000} s`
}

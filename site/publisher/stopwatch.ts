import type { ReleaseReport } from '../../content/publishing.ts'

/** Measures the steps of one build, in milliseconds. */
export type Stopwatch = {
  /**
   * Runs one step and notes how long it took, also if it fails. Throws the signal's reason, before the step, where
   * `signal` stopped the publisher.
   */
  time: <T>(step: keyof ReleaseReport['durations'], work: (signal: AbortSignal) => Promise<T>) => Promise<T>
  /** The steps so far and the total. */
  durations: () => ReleaseReport['durations']
}

export function startStopwatch(signal: AbortSignal): Stopwatch {
  const start = performance.now()
  const durations: ReleaseReport['durations'] = {}
  const round = (milliseconds: number) => Math.round(milliseconds * 10) / 10
  return {
    time: async (step, work) => {
      signal.throwIfAborted()
      const stepStart = performance.now()
      try {
        return await work(signal)
      } finally {
        durations[step] = round(performance.now() - stepStart)
      }
    },
    durations: () => ({ ...durations, total: round(performance.now() - start) }),
  }
}

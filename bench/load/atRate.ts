import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Begins `work` so many times a second, whether or not the earlier ones have ended, until it is stopped; calls it with a number that counts
 * up from 0. As many as are due are begun: a timer that fires late does not make them fewer. `stop` resolves when none is under way.
 */
export function atRate(
  { rate, pauseMs }: { rate: number; pauseMs: number },
  work: (number: number) => Promise<void>,
): { stop: () => Promise<void> } {
  const underWay = new Set<Promise<void>>()
  const since = performance.now()
  let isStopped = false
  const run = async () => {
    for (let begun = 0; !isStopped;) {
      for (const due = Math.floor(((performance.now() - since) / 1000) * rate); begun < due; begun += 1) {
        const one: Promise<void> = work(begun).finally(() => underWay.delete(one))
        underWay.add(one)
      }
      await sleep(pauseMs)
    }
  }
  const running = run()
  return {
    stop: async () => {
      isStopped = true
      await running
      await Promise.all(underWay)
    },
  }
}

import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until `isDone`, checking every 10 ms. Throws after `milliseconds`. */
export async function until(isDone: () => boolean | Promise<boolean>, milliseconds = 60_000): Promise<void> {
  const deadline = performance.now() + milliseconds
  while (!(await isDone())) {
    if (performance.now() > deadline) throw new Error(`It did not happen in ${milliseconds} ms: ${isDone}`)
    await sleep(10)
  }
}

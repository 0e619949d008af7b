import { processWide } from '../system/processWide.ts'

type LastWork = () => void | Promise<void>

/**
 * Adds what is done last in a CMS process that was told to end (SIGTERM, SIGINT): after the last request was answered, before
 * the process ends. To close the database, for example. In the order in which they were added, one after another.
 * `cms/publishing/processEnd.ts` is what comes first: requests that wait for something are answered.
 */
export function onCmsEnd(work: LastWork): void {
  lastWorks().push(work)
}

/** Does what was added, and gives the errors of what failed: one failure keeps nothing else from being done. */
export async function runLastWorks(): Promise<unknown[]> {
  const failures: unknown[] = []
  for (const work of lastWorks().splice(0)) {
    try {
      await work()
    } catch (error) {
      failures.push(error)
    }
  }
  return failures
}

const lastWorks = () => processWide<LastWork[]>('cms-end', () => [])

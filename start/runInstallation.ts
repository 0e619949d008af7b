import { waitForFirstRelease } from './firstRelease.ts'
import type { Part } from './processes/parts.ts'
import type { RunningParts } from './processes/runParts.ts'
import type { Progress } from './terminal.ts'
import { untilAborted } from './untilStopped.ts'

/**
 * Adds `parts` to those that run, and keeps all running until `stopping` aborts; rejects with its reason.
 * Says `lastLines` when a release is live, or when an editor may have to fix something before one can be.
 */
export async function runInstallation(options: {
  running: RunningParts
  parts: readonly Part[]
  /** Where this machine reaches the two servers. */
  addresses: { cms: string; site: string }
  lastLines: readonly string[]
  progress: Progress
  stopping: AbortSignal
}): Promise<never> {
  const { running, parts, addresses, lastLines, progress, stopping } = options
  const outcome = await progress.step('Starting the servers', () => {
    parts.forEach(running.add)
    return waitForFirstRelease({ addresses, ending: stopping, say: progress.say })
  })
  if (outcome === 'late') {
    progress.say('No release is live yet, so the site is still empty. What the publisher says:')
    running.publisherSays().forEach(progress.say)
  }
  lastLines.forEach(progress.say)
  return await untilAborted(stopping)
}

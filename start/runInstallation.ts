import { waitForFirstRelease } from './firstRelease.ts'
import type { Installation } from './installation.ts'
import { runParts, type Part } from './processes/parts.ts'
import type { Progress } from './terminal.ts'
import { untilAborted } from './untilStopped.ts'

/**
 * Runs `parts` until `stopping` aborts or one of them cannot be kept running; rejects with the reason.
 * Says `lastLines` when a release is live, or when an editor may have to fix something before one can be.
 */
export async function runInstallation(options: {
  installation: Installation
  parts: readonly Part[]
  /** Where this machine reaches the two servers. */
  addresses: { cms: string; site: string }
  lastLines: readonly string[]
  progress: Progress
  stopping: AbortSignal
}): Promise<never> {
  const { installation, parts, addresses, lastLines, progress, stopping } = options
  const running = runParts({ parts, openLog: installation.openLog, say: progress.say })
  const ending = AbortSignal.any([stopping, running.gaveUp])
  try {
    const outcome = await progress.step('Starting the servers', () =>
      waitForFirstRelease({ addresses, ending, say: progress.say }),
    )
    running.haveStarted()
    if (outcome === 'late') {
      progress.say('No release is live yet, so the site is still empty. What the publisher says:')
      running.publisherSays().forEach(progress.say)
    }
    lastLines.forEach(progress.say)
    return await untilAborted(ending)
  } finally {
    if (stopping.aborted) progress.say('Stopping …')
    await running.stop()
  }
}

import { randomUUID } from 'node:crypto'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReleaseReport } from '../../content/publishing.ts'
import type { Snapshot } from '../../content/snapshot.ts'
import { describeFailure } from './describeFailure.ts'
import { emptyWorkDir, LeaseLostError } from './lease/holdLease.ts'
import type { PublishSteps } from './publishSteps.ts'
import { readCurrent, readManifest, unlessMissing, type ReleaseManifest } from './release/releaseManifest.ts'
import { startStopwatch, type Stopwatch } from './stopwatch.ts'
import { toMessage } from '../../system/toMessage.ts'

/** How a build ended: what the CMS is told, whether readers got something new, and whether trying again may help. */
export type PublishOutcome = { report: ReleaseReport; isNew: boolean; passes: boolean; error: unknown }

/**
 * One build, from one snapshot to the live site or to nothing. A failure is in the outcome, and the live site is then as
 * it was. Only a stop (`signal`) and a lost lease are thrown. `changes` are the rows that were seen before it started.
 */
export async function publishOnce({
  steps,
  siteDir,
  workDir,
  changes,
  signal,
  log,
}: {
  steps: PublishSteps
  siteDir: string
  workDir: string
  changes: string[]
  signal: AbortSignal
  log: (line: string) => void
}): Promise<PublishOutcome> {
  const stopwatch = startStopwatch(signal)
  const live = await readLive(siteDir, log)
  const liveId = await readCurrent(siteDir)
  const report = { id: randomUUID(), changes, startedAt: new Date().toISOString(), pages: null }
  try {
    await emptyWorkDir(workDir)
    const { manifest, isNew, problems, snapshot } = await makeRelease({ steps, workDir, live, stopwatch })
    const durations = stopwatch.durations()
    if (isNew) await tidyUp({ steps, workDir, snapshot, log })
    return {
      report: {
        ...report,
        outcome: 'live',
        release: manifest.id,
        pages: manifest.pages,
        durations,
        problems,
      },
      isNew,
      passes: false,
      error: null,
    }
  } catch (error) {
    signal.throwIfAborted()
    if (!(await isThere(workDir))) throw new LeaseLostError()
    await emptyWorkDir(workDir)
    const { problems, passes } = describeFailure(error)
    const durations = stopwatch.durations()
    return {
      report: { ...report, outcome: 'failed', release: liveId, durations, problems },
      isNew: false,
      passes,
      error,
    }
  }
}

async function makeRelease({
  steps,
  workDir,
  live,
  stopwatch,
}: {
  steps: PublishSteps
  workDir: string
  live: ReleaseManifest | null
  stopwatch: Stopwatch
}) {
  const { snapshot, media } = await stopwatch.time('fetch', async (signal) => {
    const fetched = await steps.fetchSnapshot({ signal })
    return { snapshot: fetched, media: await steps.fetchMedia({ snapshot: fetched, signal }) }
  })
  const rendered = await stopwatch.time('render', () => steps.renderSite({ snapshot, media }))
  const built = await stopwatch.time('write', () => steps.buildRelease({ workDir, rendered, live }))
  const { problems } = rendered
  // buildRelease gives null only if the live release is this very site.
  if (built === null && live !== null) return { manifest: live, isNew: false, problems, snapshot }
  if (built === null) throw new Error('The site was taken for unchanged, and there is none yet.')
  await stopwatch.time('check', () => steps.checkRelease({ built, snapshot }))
  await stopwatch.time('switch', () => steps.switchRelease({ workDir, built }))
  return { manifest: built.manifest, isNew: true, problems, snapshot }
}

// The new site is live already: an error here is logged, and the build does not count as failed.
async function tidyUp({
  steps,
  workDir,
  snapshot,
  log,
}: {
  steps: PublishSteps
  workDir: string
  snapshot: Snapshot
  log: (line: string) => void
}): Promise<void> {
  try {
    await steps.keepSnapshot(snapshot)
    await steps.pruneReleases({ workDir })
  } catch (error) {
    log(`The new site is live, but tidying up after it failed: ${toMessage(error)}`)
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(() => true, unlessMissing(false))
}

// A live release with a damaged manifest still serves readers; without it the next release is built in full.
async function readLive(siteDir: string, log: (line: string) => void): Promise<ReleaseManifest | null> {
  const id = await readCurrent(siteDir)
  if (id === null) return null
  try {
    return await readManifest(join(siteDir, 'releases', id))
  } catch (error) {
    log(`${toMessage(error)} The site is built anew.`)
    return null
  }
}

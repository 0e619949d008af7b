import { randomUUID } from 'node:crypto'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReleaseReport } from '../../content/publishing.ts'
import type { Snapshot } from '../../content/snapshot.ts'
import { readCurrent, readManifest, unlessMissing, type ReleaseManifest } from './release/releaseManifest.ts'
import { describeFailure } from './describeFailure.ts'
import { emptyRoom, LeaseLostError } from './lease.ts'
import type { PublishSteps } from './publishSteps.ts'

/** How a build ended: what the CMS is told, whether readers got something new, and whether trying again may help. */
export type PublishOutcome = { report: ReleaseReport; isNew: boolean; passes: boolean; error: unknown }

type Step = keyof ReleaseReport['durations']

/**
 * One build, from one snapshot to the live site or to nothing. What goes wrong is in the outcome, and the live site
 * is then as it was; only a stop (`signal`) is thrown. `changes` are the rows that were seen before it began.
 */
export async function publishOnce({
  steps,
  siteDir,
  room,
  changes,
  signal,
  log,
}: {
  steps: PublishSteps
  siteDir: string
  room: string
  changes: string[]
  signal: AbortSignal
  log: (line: string) => void
}): Promise<PublishOutcome> {
  const watch = createStopwatch(signal)
  const live = await readLive(siteDir, log)
  const liveId = await readCurrent(siteDir)
  const report = { id: randomUUID(), changes, startedAt: new Date().toISOString(), pages: null }
  try {
    await emptyRoom(room)
    const made = await makeRelease({ steps, room, live, watch })
    const { manifest, isNew, problems } = made
    const durations = watch.durations()
    if (isNew) await tidyUp({ steps, room, snapshot: made.snapshot, log })
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
    if (!(await isRoomThere(room))) throw new LeaseLostError()
    await emptyRoom(room)
    const { problems, passes } = describeFailure(error)
    const durations = watch.durations()
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
  room,
  live,
  watch,
}: {
  steps: PublishSteps
  room: string
  live: ReleaseManifest | null
  watch: Stopwatch
}) {
  const { snapshot, media } = await watch.time('fetch', async (signal) => {
    const fetched = await steps.fetchSnapshot({ signal })
    return { snapshot: fetched, media: await steps.fetchMedia({ snapshot: fetched, signal }) }
  })
  const rendered = await watch.time('render', () => steps.renderSite({ snapshot, media }))
  const built = await watch.time('write', () => steps.buildRelease({ room, rendered, live }))
  // Nothing is built where the live release is this very site: built is null only with a live one.
  if (built === null && live !== null)
    return { manifest: live, isNew: false, problems: rendered.problems, snapshot }
  if (built === null) throw new Error('The site was taken for unchanged, and there is none yet.')
  await watch.time('check', () => steps.checkRelease({ built, snapshot }))
  await watch.time('switch', () => steps.switchRelease({ room, built }))
  return { manifest: built.manifest, isNew: true, problems: rendered.problems, snapshot }
}

// The new site is live by now: what goes wrong here is for the log, and is no failed build.
async function tidyUp({
  steps,
  room,
  snapshot,
  log,
}: {
  steps: PublishSteps
  room: string
  snapshot: Snapshot
  log: (line: string) => void
}): Promise<void> {
  try {
    await steps.keepSnapshot(snapshot)
    await steps.pruneReleases({ room })
  } catch (error) {
    log(
      `The new site is live, but tidying up after it failed: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

async function isRoomThere(room: string): Promise<boolean> {
  return access(room).then(() => true, unlessMissing(false))
}

// A live release whose list is damaged still serves its readers; the next one is simply built in full.
async function readLive(siteDir: string, log: (line: string) => void): Promise<ReleaseManifest | null> {
  const id = await readCurrent(siteDir)
  if (id === null) return null
  try {
    return await readManifest(join(siteDir, 'releases', id))
  } catch (error) {
    log(`${error instanceof Error ? error.message : String(error)} The site is built anew.`)
    return null
  }
}

type Stopwatch = ReturnType<typeof createStopwatch>

function createStopwatch(signal: AbortSignal) {
  const began = performance.now()
  const taken: ReleaseReport['durations'] = {}
  const round = (milliseconds: number) => Math.round(milliseconds * 10) / 10
  return {
    /** Runs one step and notes how long it took, also where it fails. Stops before it where the publisher stops. */
    time: async <T>(step: Step, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
      signal.throwIfAborted()
      const start = performance.now()
      try {
        return await work(signal)
      } finally {
        taken[step] = round(performance.now() - start)
      }
    },
    durations: (): ReleaseReport['durations'] => ({ ...taken, total: round(performance.now() - began) }),
  }
}

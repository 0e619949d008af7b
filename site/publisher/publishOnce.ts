import { randomUUID } from 'node:crypto'
import { access } from 'node:fs/promises'
import type { ReleaseReport, SiteChange } from '../../content/publishing.ts'
import { toMessage } from '../../system/toMessage.ts'
import { describeFailure } from './describeFailure.ts'
import { emptyWorkDir, LeaseLostError } from './lease/holdLease.ts'
import { makeRelease } from './makeRelease.ts'
import type { Publication } from './publication.ts'
import { readCurrent, unlessMissing } from './release/releaseManifest.ts'
import { keepRoomForTakedowns, makeDespiteFullDisk } from './roomForTakedown.ts'
import { startStopwatch } from './stopwatch.ts'

/**
 * How a build ended: what the CMS is told, whether readers got something new, whether trying again may help what failed, and whether
 * pages are left that only wait for their turn.
 */
export type PublishOutcome = {
  report: ReleaseReport
  isNew: boolean
  passes: boolean
  isUnfinished: boolean
  /** The CMS is told of it, whatever it brought. */
  mustReport: boolean
  error: unknown
}

/**
 * One build, from the index to the live site or to nothing. A failure is in the outcome, and the live site is then as it was. Only a stop
 * (`signal`) and a lost lease are thrown. `changes` are the rows that were seen before it started.
 */
export async function publishOnce({
  publication,
  workDir,
  changes,
  onlyNamed = false,
  signal,
  log,
}: {
  publication: Publication
  workDir: string
  changes: readonly SiteChange[]
  /** Builds only what the rows name. */
  onlyNamed?: boolean
  signal: AbortSignal
  log: (line: string) => void
}): Promise<PublishOutcome> {
  const stopwatch = startStopwatch(signal)
  const { siteDir } = publication
  const liveId = await readCurrent(siteDir)
  const report = { id: randomUUID(), startedAt: new Date().toISOString() }
  try {
    await emptyWorkDir(workDir)
    const made = await makeDespiteFullDisk({
      make: () => makeRelease({ publication, workDir, changes, onlyNamed, stopwatch, signal, log }),
      ...{ publication, workDir, changes, log },
    })
    const durations = stopwatch.durations()
    await made.tidyUp().catch((error: unknown) => log(describeUntidy(error)))
    if (made.isNew) await keepRoomForTakedowns({ publication, log })
    const { manifest, problems, isNew, passes, isUnfinished, mustReport, done, held } = made
    return {
      report: {
        ...report,
        ...{ changes: done, held, problems, durations, losses: publication.ledger.losses() },
        outcome: 'live',
        release: manifest.id,
        pages: manifest.pages,
      },
      ...{ isNew, passes, isUnfinished, mustReport },
      error: null,
    }
  } catch (error) {
    signal.throwIfAborted()
    if (!(await isThere(workDir))) throw new LeaseLostError()
    await emptyWorkDir(workDir)
    const { problems, passes } = describeFailure(error)
    const durations = stopwatch.durations()
    const ids = changes.map(({ id }) => id)
    return {
      report: {
        ...report,
        ...{ changes: ids, held: [], problems, durations, losses: publication.ledger.losses() },
        outcome: 'failed',
        release: liveId,
        pages: null,
      },
      isNew: false,
      passes,
      isUnfinished: false,
      mustReport: false,
      error,
    }
  }
}

// The new site is live already: an error here is logged, and the build does not count as failed.
function describeUntidy(error: unknown): string {
  return `The site is live, but tidying up after it failed: ${toMessage(error)}`
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(() => true, unlessMissing(false))
}

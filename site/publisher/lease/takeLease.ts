import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { hasEnded, ownIdentity } from '../../../system/processIdentity.ts'
import { unlessMissing } from '../release/releaseManifest.ts'
import { holdLease, type Lease } from './holdLease.ts'
import {
  leaseFolder,
  leaseNumber,
  newestLease,
  readRecord,
  writeRecord,
  type LeaseRecord,
} from './leaseFolders.ts'

/**
 * `beatMs`: how often the holder renews its record. `patienceMs`: how long the record may stay the same before another
 * publisher takes the lease.
 */
export type LeaseTimes = { beatMs: number; patienceMs: number }

/** Those of both leases: of the folder and of the database. */
export const defaultLeaseTimes: LeaseTimes = { beatMs: 3_000, patienceMs: 30_000 }

/**
 * Waits until no other publisher works on this site, and takes the lease. One publisher holds it at a time:
 * - The lease is the folder with the highest number in `<siteDir>/building`. A publisher takes it by making the folder of
 *   the next number. Only one can: a rename over a folder that is not empty fails.
 * - The new holder first removes the folders of earlier holders. Every release is renamed out of its publisher's folder,
 *   so an earlier holder that was only suspended can't switch the site any more. This fencing needs no clock.
 * - A holder counts as gone if its process has ended on this machine, or if its record has not changed for `patienceMs`,
 *   measured by the one that waits.
 */
export async function takeLease({
  siteDir,
  signal,
  log,
  times = defaultLeaseTimes,
}: {
  siteDir: string
  signal: AbortSignal
  log: (line: string) => void
  times?: LeaseTimes
}): Promise<Lease> {
  const building = join(siteDir, 'building')
  await mkdir(building, { recursive: true })
  const holderWatch = watchHolder({ building, log, times })
  for (;;) {
    signal.throwIfAborted()
    const newest = await newestLease(building)
    if (newest === 0 || (await holderWatch.isGone(newest))) {
      const lease = await tryToTake({ building, number: newest + 1, times, log })
      if (lease !== null) return lease
    } else {
      await sleep(Math.min(500, times.beatMs), undefined, { signal })
    }
  }
}

function watchHolder({
  building,
  log,
  times,
}: {
  building: string
  log: (line: string) => void
  times: LeaseTimes
}) {
  let lastSeen = { number: 0, text: '', since: 0 }
  const isGone = async (number: number): Promise<boolean> => {
    const { text, record } = await readRecord(leaseFolder(building, number))
    if (record?.isReleased || (record !== null && hasEnded(record.holder))) return true
    const now = performance.now()
    if (lastSeen.number !== number) {
      const who = record === null ? '' : ` (process ${record.holder.pid})`
      log(`Another publisher${who} works on this site; this one waits until it is gone.`)
    }
    if (lastSeen.number !== number || lastSeen.text !== text) lastSeen = { number, text, since: now }
    return now - lastSeen.since > times.patienceMs
  }
  return { isGone }
}

async function tryToTake({
  building,
  number,
  times,
  log,
}: {
  building: string
  number: number
  times: LeaseTimes
  log: (line: string) => void
}): Promise<Lease | null> {
  const folder = leaseFolder(building, number)
  const record: LeaseRecord = { holder: ownIdentity(), beat: 0, isReleased: false }
  // The folder appears with its record in it, by one rename, which fails where another publisher was faster.
  const prepared = await mkdtemp(join(building, 'new-'))
  await writeRecord(prepared, record)
  try {
    await rename(prepared, folder)
  } catch (error) {
    await rm(prepared, { recursive: true, force: true })
    if (hasErrorCode(error, 'EEXIST', 'ENOTEMPTY', 'ENOENT')) return null
    throw error
  }
  // Another publisher may have taken a higher number between `newestLease` and `rename`: then give this one up.
  if ((await newestLease(building)) !== number) {
    await rm(folder, { recursive: true, force: true })
    return null
  }
  await removeEarlierFolders(building, number)
  return holdLease({ workDir: folder, record, beatMs: times.beatMs, log })
}

// A folder with a higher number stays: it is of a publisher that is taking over from this one.
// The rename comes before the removal: from then on every path into the old folder fails, also while its holder writes.
async function removeEarlierFolders(building: string, number: number): Promise<void> {
  for (const name of await readdir(building)) {
    if ((leaseNumber(name) ?? 0) >= number) continue
    const moved = join(leaseFolder(building, number), `removed-${name}`)
    await rename(join(building, name), moved).catch(unlessMissing(undefined))
    await rm(moved, { recursive: true, force: true })
  }
}

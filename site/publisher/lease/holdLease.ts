import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { unlessMissing } from '../release/releaseManifest.ts'
import { toMessage } from '../../../system/toMessage.ts'
import { recordName, writeRecord, type LeaseRecord } from './leaseFolders.ts'

/** The right to make releases, and the folder to make them in. */
export type Lease = {
  /** `<siteDir>/building/<number>`: no other publisher writes here. */
  workDir: string
  /** Aborted, with a LeaseLostError, when another publisher has taken the lease. */
  lost: AbortSignal
  /** Gives the lease back, so that the next publisher need not wait. */
  giveBack: () => Promise<void>
}

/** Renews the record of a lease that was just taken every `beatMs`, until it is given back or lost. */
export function holdLease({
  workDir,
  record,
  beatMs,
  log,
}: {
  workDir: string
  record: LeaseRecord
  beatMs: number
  log: (line: string) => void
}): Lease {
  const lost = new AbortController()
  let { beat } = record
  const write = async (isReleased: boolean): Promise<void> => {
    try {
      beat += 1
      if (!(await writeRecord(workDir, { ...record, beat, isReleased }))) lost.abort(new LeaseLostError())
    } catch (error) {
      // For example a full disk. At worst another publisher takes the lease, and the fencing still holds.
      log(`The lease ${workDir} could not be renewed: ${toMessage(error)}`)
    }
  }
  // One write at a time: two would rename each other's temporary file away, which looks like a lost lease.
  let running: Promise<void> | null = null
  const renew = () => {
    running ??= write(false).finally(() => {
      running = null
    })
  }
  const timer = setInterval(renew, beatMs)
  timer.unref()
  const giveBack = async () => {
    clearInterval(timer)
    await running
    if (lost.signal.aborted) return
    await emptyWorkDir(workDir)
    await write(true)
  }
  return { workDir, lost: lost.signal, giveBack }
}

/** Another publisher took the lease, or may have, while this one was suspended or cut off. What this one was building is lost. */
export class LeaseLostError extends Error {
  override name = 'LeaseLostError'
  constructor(message = 'Another publisher took over this site; what this one was building is void.') {
    super(message)
  }
}

/** Removes what an abandoned build left in the lease's folder. */
export async function emptyWorkDir(workDir: string): Promise<void> {
  for (const name of await readdir(workDir).catch(unlessMissing([]))) {
    if (!name.startsWith(recordName)) await rm(join(workDir, name), { recursive: true, force: true })
  }
}

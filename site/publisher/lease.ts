import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { unlessMissing } from './release/releaseManifest.ts'
import { hasEnded, ownIdentity, ProcessIdentity } from '../../system/processIdentity.ts'

const LeaseRecord = z.strictObject({ holder: ProcessIdentity, beat: z.int(), isReleased: z.boolean() })
type LeaseRecord = z.infer<typeof LeaseRecord>
const recordName = 'lease.json'

/** The right to make releases, and the folder to make them in. */
export type Lease = {
  number: number
  /** `<siteDir>/building/<number>`: nobody else ever writes here. */
  room: string
  /** Aborted when another publisher has taken over. */
  lost: AbortSignal
  /** Gives the lease back, so that the next publisher need not wait. */
  giveBack: () => Promise<void>
}

export type LeaseTimes = { beatMs: number; patienceMs: number }
const usualTimes: LeaseTimes = { beatMs: 3_000, patienceMs: 30_000 }

/**
 * Waits until no other publisher works on this site, and takes the lease. One publisher holds it at a time:
 * - the highest-numbered folder in `<siteDir>/building` is the lease; making the next one takes it, and only one can (a rename over a folder that holds something fails);
 * - whoever takes it first removes the rooms of those before. As every release is renamed out of its publisher's room,
 *   one that was only asleep can't switch any more: that is the fence, and it holds without any clock;
 * - a holder is taken for gone when its process has ended on this machine, or when its record has not changed for
 *   `patienceMs` of the waiting one's own time.
 */
export async function takeLease({
  siteDir,
  signal,
  log,
  times = usualTimes,
}: {
  siteDir: string
  signal: AbortSignal
  log: (line: string) => void
  times?: LeaseTimes
}): Promise<Lease> {
  const building = join(siteDir, 'building')
  await mkdir(building, { recursive: true })
  const wait = createWait({ building, log, times })
  for (;;) {
    signal.throwIfAborted()
    const newest = (await roomNumbers(building)).at(-1) ?? 0
    if (newest === 0 || (await wait.isFree(newest))) {
      const lease = await tryToTake({ building, number: newest + 1, times, log })
      if (lease !== null) return lease
    } else {
      await sleep(Math.min(500, times.beatMs), undefined, { signal })
    }
  }
}

function createWait({
  building,
  log,
  times,
}: {
  building: string
  log: (line: string) => void
  times: LeaseTimes
}) {
  let seen = { number: 0, text: '', since: 0 }
  const isFree = async (number: number): Promise<boolean> => {
    const text = await readFile(join(building, roomName(number), recordName), 'utf8').catch(unlessMissing(''))
    const record = parseRecord(text)
    if (record?.isReleased || (record !== null && hasEnded(record.holder))) return true
    const now = performance.now()
    if (seen.number !== number) {
      const who = record === null ? '' : ` (process ${record.holder.pid})`
      log(`Another publisher${who} works on this site; this one waits until it is gone.`)
    }
    if (seen.number !== number || seen.text !== text) seen = { number, text, since: now }
    return now - seen.since > times.patienceMs
  }
  return { isFree }
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
  const room = join(building, roomName(number))
  const record: LeaseRecord = { holder: ownIdentity(), beat: 0, isReleased: false }
  const prepared = await mkdtemp(join(building, 'new-'))
  await writeRecord(prepared, record)
  try {
    // Whole or not at all, like a release: a room that is there says whose it is. It fails where a room stands already.
    await rename(prepared, room)
  } catch (error) {
    await rm(prepared, { recursive: true, force: true })
    if (['EEXIST', 'ENOTEMPTY', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
  // One that slept between looking and taking may have made a number anew that is below the present holder's.
  if ((await roomNumbers(building)).at(-1) !== number) {
    await rm(room, { recursive: true, force: true })
    return null
  }
  await removeOthers(building, number)
  return holdLease({ room, number, record, times, log })
}

function holdLease({
  room,
  number,
  record,
  times,
  log,
}: {
  room: string
  number: number
  record: LeaseRecord
  times: LeaseTimes
  log: (line: string) => void
}): Lease {
  const lost = new AbortController()
  const write = async (isReleased: boolean): Promise<void> => {
    try {
      record.beat += 1
      if (!(await writeRecord(room, { ...record, isReleased }))) lost.abort(new LeaseLostError())
    } catch (error) {
      // A full disk, say: at worst another publisher takes over, and the fence holds all the same.
      log(`The lease ${room} could not be renewed: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  // One after another: two at once would take each other's file for a lost room.
  let beating: Promise<void> | null = null
  const beat = () => {
    beating ??= write(false).finally(() => {
      beating = null
    })
  }
  const timer = setInterval(beat, times.beatMs)
  timer.unref()
  const giveBack = async () => {
    clearInterval(timer)
    await beating
    if (lost.signal.aborted) return
    await emptyRoom(room)
    await write(true)
  }
  return { number, room, lost: lost.signal, giveBack }
}

/** Another publisher took over while this one was asleep or cut off; what it was building is void. */
export class LeaseLostError extends Error {
  override name = 'LeaseLostError'
  constructor() {
    super('Another publisher took over this site; what this one was building is void.')
  }
}

/** Removes everything that an abandoned build left in the room. */
export async function emptyRoom(room: string): Promise<void> {
  for (const name of await readdir(room).catch(unlessMissing([]))) {
    if (!name.startsWith(recordName)) await rm(join(room, name), { recursive: true, force: true })
  }
}

// Never what is newer: that is the room of a publisher that is just taking over this one.
// The rename comes first: from that moment every path into the old room fails, also for one who is writing there.
async function removeOthers(building: string, number: number): Promise<void> {
  for (const name of await readdir(building)) {
    if (/^\d{6,}$/.test(name) && Number(name) >= number) continue
    const grave = join(building, roomName(number), `fenced-${name}`)
    await rename(join(building, name), grave).catch(unlessMissing(undefined))
    await rm(grave, { recursive: true, force: true })
  }
}

// False where the room is gone: another publisher fenced this one off.
async function writeRecord(room: string, record: LeaseRecord): Promise<boolean> {
  const temporary = join(room, `${recordName}.new`)
  try {
    await writeFile(temporary, JSON.stringify(record))
    await rename(temporary, join(room, recordName))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

function parseRecord(text: string): LeaseRecord | null {
  try {
    return LeaseRecord.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}

const roomName = (number: number): string => String(number).padStart(6, '0')

async function roomNumbers(building: string): Promise<number[]> {
  const names = await readdir(building)
  return names
    .filter((name) => /^\d{6,}$/.test(name))
    .map(Number)
    .sort((a, b) => a - b)
}

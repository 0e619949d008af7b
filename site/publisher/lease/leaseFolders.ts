import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { ProcessIdentity } from '../../../system/processIdentity.ts'
import { unlessMissing } from '../release/releaseManifest.ts'

/** Who holds a lease. `beat` counts up while the holder lives. */
export const LeaseRecord = z.strictObject({
  holder: ProcessIdentity,
  beat: z.int(),
  isReleased: z.boolean(),
})
export type LeaseRecord = z.infer<typeof LeaseRecord>

/** The file of the record in the lease's folder; while it is written, there is a second one whose name begins with it. */
export const recordName = 'lease.json'

/** The folder of the lease `number` below `<siteDir>/building`. */
export function leaseFolder(building: string, number: number): string {
  return join(building, String(number).padStart(6, '0'))
}

/** The number of a lease by the name of its folder; null where it is no such name. */
export function leaseNumber(name: string): number | null {
  return /^\d{6,}$/.test(name) ? Number(name) : null
}

/** The highest number of a lease; 0 where there is none. */
export async function newestLease(building: string): Promise<number> {
  const numbers = (await readdir(building)).map((name) => leaseNumber(name) ?? 0)
  return Math.max(0, ...numbers)
}

/** The record as text and as data; `record` is null where it is missing or damaged. */
export async function readRecord(folder: string): Promise<{ text: string; record: LeaseRecord | null }> {
  const text = await readFile(join(folder, recordName), 'utf8').catch(unlessMissing(''))
  try {
    return { text, record: LeaseRecord.parse(JSON.parse(text)) }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return { text, record: null }
    throw error
  }
}

/** Replaces the record. False where the folder is gone: another publisher has taken the lease. */
export async function writeRecord(folder: string, record: LeaseRecord): Promise<boolean> {
  const temporary = join(folder, `${recordName}.new`)
  try {
    await writeFile(temporary, JSON.stringify(record))
    await rename(temporary, join(folder, recordName))
    return true
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return false
    throw error
  }
}

import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from '../../../system/durableWrites.ts'
import { databaseFile, databaseKind } from '../../database/openDatabase.ts'
import type { BackupPlace } from '../createBackup.ts'

/**
 * Where a restore prepares what it will put in place: beside the uploads and beside the database, so that each takes its place by a
 * rename (a container's volumes are file systems of their own).
 */
export type Staging = {
  folder: string
  uploads: string
  secrets: string
  /** The documents of MongoDB as they came, before they are put into collections. */
  documents: string
  /** SQLite's file; null on MongoDB. */
  sqlite: string | null
  plan: string
}

export function stagingOf({ databaseUrl, mediaDir }: BackupPlace): Staging {
  const folder = join(mediaDir, '.restoring')
  return {
    folder,
    uploads: join(folder, 'uploads'),
    secrets: join(folder, 'secrets'),
    documents: join(folder, 'database'),
    sqlite: databaseKind(databaseUrl) === 'sqlite' ? `${databaseFile(databaseUrl)}.restoring` : null,
    plan: join(folder, 'plan.json'),
  }
}

/**
 * What takes its place when all is prepared. The moment that it is on the disk is the moment of the restore: before, everything is as it
 * was; afterwards `finishRestore` goes on where it was cut, until everything is new.
 */
export const SwitchPlan = z.strictObject({
  backup: z.string(),
  /** The collections of MongoDB that are prepared, and those that the backup does not have. */
  collections: z.array(z.string()),
  dropped: z.array(z.string()),
  uploads: z.array(z.string()),
  secrets: z.array(z.string()),
})
export type SwitchPlan = z.infer<typeof SwitchPlan>

/** The plan of a restore that was cut in the middle of the switch; null: there is none. */
export async function readPlan({ plan }: Staging): Promise<SwitchPlan | null> {
  return existsSync(plan) ? SwitchPlan.parse(JSON.parse(await readFile(plan, 'utf8'))) : null
}

export async function writePlan({ folder, plan }: Staging, content: SwitchPlan): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeDurably(plan, JSON.stringify(content))
}

/** Removes what a restore prepared. */
export async function clearStaging({ folder, sqlite }: Staging): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  if (sqlite === null) return
  for (const ending of ['', '-wal', '-shm', '-journal']) await rm(`${sqlite}${ending}`, { force: true })
}

import { existsSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { syncPath } from '../../../system/durableWrites.ts'
import { databaseFile, databaseKind } from '../../database/openDatabase.ts'
import type { About } from '../backupFormat.ts'
import type { BackupPlace } from '../createBackup.ts'
import { finishRestore } from './finishRestore.ts'
import { holdStill } from './holdStill.ts'
import { keepWhatIsThere } from './keepWhatIsThere.ts'
import { isServerEmpty, stageMongodb } from './stageMongodb.ts'
import { isFileEmpty, stageSqlite } from './stageSqlite.ts'
import { clearStaging, stagingOf, writePlan, type SwitchPlan } from './staging.ts'
import { unpackBackup, type Unpacked } from './unpackBackup.ts'

export type Restored = {
  about: About
  /** Where what was there is kept; null: there was nothing. */
  kept: string | null
  uploads: number
  secrets: number
}

/**
 * Puts a backup in the place of what is there, whole or not at all: all of it is prepared beside, and `finishRestore` puts it in place.
 * `confirm` is asked before anything that is there is replaced; where it says no, nothing was changed and null is given. `migrate` brings
 * a database to this version. Throws WordedError, and nothing was changed.
 */
export async function restoreBackup({
  path,
  place,
  confirm,
  migrate,
  now,
}: {
  path: string
  place: BackupPlace
  confirm: (about: About) => Promise<boolean>
  migrate: (databaseUrl: string) => Promise<unknown>
  now: Date
}): Promise<Restored | null> {
  await mkdir(place.mediaDir, { recursive: true, mode: 0o700 })
  const restored = await holdStill(place, async () => {
    // The rest of one that was cut in the middle of its switch: what is there must be whole before it is kept.
    await finishRestore(place)
    const staging = stagingOf(place)
    await clearStaging(staging)
    try {
      const unpacked = await unpackBackup({ path, place, staging })
      const isEmpty = await isPlaceEmpty(place)
      if (!isEmpty && !(await confirm(unpacked.about))) return null
      const kept = isEmpty ? null : await keepWhatIsThere(place, now)
      const plan = await stage({ path, place, unpacked, migrate })
      await writePlan(staging, plan)
      await finishRestore(place)
      return { about: unpacked.about, kept, uploads: plan.uploads.length, secrets: plan.secrets.length }
    } finally {
      if (!existsSync(staging.plan)) await clearStaging(staging)
    }
  })
  if (restored === null) return null
  // With its own lock; SQLite's was migrated before it took its place.
  if (databaseKind(place.databaseUrl) === 'mongodb') await migrate(place.databaseUrl)
  return restored
}

function isPlaceEmpty({ databaseUrl }: BackupPlace): Promise<boolean> | boolean {
  return databaseKind(databaseUrl) === 'sqlite'
    ? isFileEmpty(databaseFile(databaseUrl))
    : isServerEmpty(databaseUrl)
}

async function stage({
  path,
  place,
  unpacked: { entries },
  migrate,
}: {
  path: string
  place: BackupPlace
  unpacked: Unpacked
  migrate: (databaseUrl: string) => Promise<unknown>
}): Promise<SwitchPlan> {
  const { folder, uploads, secrets, sqlite } = stagingOf(place)
  const live = databaseFile(place.databaseUrl)
  const collections =
    sqlite === null
      ? await stageMongodb({ url: place.databaseUrl, folder, entries })
      : { collections: [], dropped: [] }
  if (sqlite !== null) await stageSqlite({ staged: sqlite, live, backup: path, migrate })
  for (const part of [uploads, secrets]) if (existsSync(part)) await syncPath(part)
  return { backup: path, ...collections, uploads: await namesIn(uploads), secrets: await namesIn(secrets) }
}

async function namesIn(folder: string): Promise<string[]> {
  return existsSync(folder) ? (await readdir(folder)).sort() : []
}

import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncPath } from '../../../system/durableWrites.ts'
import { databaseFile } from '../../database/openDatabase.ts'
import type { BackupPlace } from '../createBackup.ts'
import { stagedPrefix, withMongodb } from '../mongodb.ts'
import { clearStaging, readPlan, stagingOf, type Staging, type SwitchPlan } from './staging.ts'

/**
 * Puts in place what a restore has prepared, if there is a plan; also the rest of one that was cut. Each step may be done twice. Gives the
 * path of the backup that was restored; null: there was nothing to do. Nobody else may have the database open.
 */
export async function finishRestore(place: BackupPlace): Promise<string | null> {
  const staging = stagingOf(place)
  const plan = await readPlan(staging)
  if (plan === null) return null
  if (staging.sqlite === null) await switchCollections(place.databaseUrl, plan)
  else await switchFile({ staged: staging.sqlite, live: databaseFile(place.databaseUrl) })
  await moveUploads({ staging, mediaDir: place.mediaDir, names: plan.uploads })
  await putSecrets({ staging, secretsDir: join(place.dataDir, 'secrets'), names: plan.secrets })
  // The plan first: without it the rest is of no meaning.
  await rm(staging.plan, { force: true })
  await clearStaging(staging)
  return plan.backup
}

/** Whether a restore was cut in the middle of the switch. */
export async function isRestoreUnfinished(place: BackupPlace): Promise<boolean> {
  return (await readPlan(stagingOf(place))) !== null
}

async function switchFile({ staged, live }: { staged: string; live: string }): Promise<void> {
  if (!existsSync(staged)) return
  // A log of the earlier database would be taken for the log of this one, and destroy it.
  for (const ending of ['-wal', '-shm', '-journal']) await rm(`${live}${ending}`, { force: true })
  await rename(staged, live)
  await syncPath(dirname(live))
}

async function switchCollections(url: string, { collections, dropped }: SwitchPlan): Promise<void> {
  await withMongodb(url, async ({ db }) => {
    const names = new Set(
      (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name),
    )
    for (const name of collections) {
      const staged = `${stagedPrefix}${name}`
      if (names.has(staged)) await db.renameCollection(staged, name, { dropTarget: true })
    }
    for (const name of dropped) if (names.has(name)) await db.dropCollection(name)
  })
}

async function moveUploads({
  staging,
  mediaDir,
  names,
}: {
  staging: Staging
  mediaDir: string
  names: readonly string[]
}): Promise<void> {
  for (const name of names) {
    const from = join(staging.uploads, name)
    if (existsSync(from)) await rename(from, join(mediaDir, name))
  }
  if (names.length > 0) await syncPath(mediaDir)
}

// The secrets may lie on another file system than the uploads.
async function putSecrets({
  staging,
  secretsDir,
  names,
}: {
  staging: Staging
  secretsDir: string
  names: readonly string[]
}): Promise<void> {
  if (names.length === 0) return
  await mkdir(secretsDir, { recursive: true, mode: 0o700 })
  for (const name of names) {
    const content = await readFile(join(staging.secrets, name))
    const beside = join(secretsDir, `${name}.new`)
    const file = await open(beside, 'w', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, join(secretsDir, name))
  }
  await syncPath(secretsDir)
}

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { getPayload, type Migration, type Payload, type SanitizedConfig } from 'payload'
import { settingsOf } from '../cmsSettings.ts'
import { lockMigrations } from './migrationLock.ts'
import { createMongodbCollections, createMongodbIndexes } from './mongodbCollections.ts'
import { findDoneMigrations, findPendingMigrations } from './pendingMigrations.ts'

/** The migrations that were run, and the path of the backup (null: there was nothing to keep, or nobody asked for one). */
type MigrationResult = { migrations: string[]; backup: string | null }

/**
 * Migrates a database to this version: has it backed up, runs the pending migrations, and checks that they were run.
 * Takes a configuration that was built `forMigrations`. Safe to run twice, and while another process does the same.
 * Throws an error whose message is a sentence for a person.
 */
export async function migrateDatabase({
  config,
  backUp = async () => null,
}: {
  config: SanitizedConfig
  /** Called before the migrations of a database that has content; gives the path of the backup. */
  backUp?: () => Promise<string | null>
}): Promise<MigrationResult> {
  const settings = settingsOf({ config })
  const payload = await getPayload({ config, key: randomUUID(), disableOnInit: true })
  try {
    const unlock = await lockMigrations({ payload, url: settings.databaseUrl })
    try {
      return await runPending({ payload, backUp })
    } finally {
      await unlock()
    }
  } finally {
    await closeDatabase(payload)
  }
}

async function runPending({
  payload,
  backUp,
}: {
  payload: Payload
  backUp: () => Promise<string | null>
}): Promise<MigrationResult> {
  const isMongodb = payload.db.name === 'mongoose'
  if (isMongodb) await createMongodbCollections(payload)

  const migrations = await findPendingMigrations(payload)
  const hasData = (await findDoneMigrations(payload)).length > 0
  const backup = migrations.length > 0 && hasData ? await backUp() : null

  if (migrations.length > 0)
    await payload.db.migrate({ migrations: await loadMigrations(payload, migrations) })
  if (isMongodb) await createMongodbIndexes(payload)
  else await checkForeignKeys(payload)

  // Payload's tools can return without having done anything (payload #17757), so the database is asked.
  const pending = await findPendingMigrations(payload)
  if (pending.length > 0)
    throw new Error(`These migrations were not run: ${pending.join(', ')}. Start again.`)
  return { migrations, backup }
}

async function loadMigrations(payload: Payload, names: string[]): Promise<Migration[]> {
  return Promise.all(
    names.map(async (name) => {
      const file = pathToFileURL(join(payload.db.migrationDir, `${name}.ts`)).href
      const { up, down } = (await import(file)) as Pick<Migration, 'up' | 'down'>
      return { name, up, down }
    }),
  )
}

async function checkForeignKeys(payload: Payload): Promise<void> {
  const { client } = payload.db as unknown as SQLiteAdapter
  const { rows } = await client.execute('PRAGMA foreign_key_check')
  if (rows.length === 0) return
  const tables = [...new Set(rows.map((row) => String(row.table)))]
  throw new Error(
    `After the migration ${rows.length} rows point at others that are gone (in ${tables.join(', ')}).`,
  )
}

async function closeDatabase(payload: Payload): Promise<void> {
  if (payload.db.name === 'sqlite') {
    const { client } = payload.db as unknown as SQLiteAdapter
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    client.close()
  }
  await payload.destroy()
}

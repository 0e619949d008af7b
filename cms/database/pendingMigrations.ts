import { readdir } from 'node:fs/promises'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'

/** The names of this version's migrations that have not been run on this database, in order. */
export async function findPendingMigrations(payload: Payload): Promise<string[]> {
  const names = await listMigrationNames(payload.db.migrationDir)
  const doneNames = new Set(await findDoneMigrations(payload))
  return names.filter((name) => !doneNames.has(name))
}

/** The names of the migrations that have been run on this database. */
export async function findDoneMigrations(payload: Payload): Promise<string[]> {
  if (payload.db.name === 'sqlite' && !(await hasMigrationTable(payload))) return []
  const { docs } = await payload.find({
    collection: 'payload-migrations',
    pagination: false,
    overrideAccess: true,
  })
  return docs.flatMap((migration) => (typeof migration.name === 'string' ? [migration.name] : []))
}

/** The names of all migrations in a folder, in order. */
export async function listMigrationNames(dir: string): Promise<string[]> {
  const files = await readdir(dir)
  return files
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
}

async function hasMigrationTable(payload: Payload): Promise<boolean> {
  const { client } = payload.db as unknown as SQLiteAdapter
  const { rows } = await client.execute(
    "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'payload_migrations'",
  )
  return rows.length > 0
}

import { readdir } from 'node:fs/promises'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'

/** The names of the migrations that this version brings and this database has not had, in order. */
export async function findPendingMigrations(payload: Payload): Promise<string[]> {
  const known = await namesIn(payload.db.migrationDir)
  const done = new Set(await findDoneMigrations(payload))
  return known.filter((name) => !done.has(name))
}

/** The names of the migrations that this database has had. */
export async function findDoneMigrations(payload: Payload): Promise<string[]> {
  if (payload.db.name === 'sqlite' && !(await hasMigrationTable(payload))) return []
  const { docs } = await payload.find({
    collection: 'payload-migrations',
    pagination: false,
    overrideAccess: true,
  })
  return docs.flatMap((migration) => (typeof migration.name === 'string' ? [migration.name] : []))
}

async function namesIn(dir: string): Promise<string[]> {
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

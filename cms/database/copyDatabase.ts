import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

/** A connection to a SQLite file. */
type SqliteClient = Pick<SQLiteAdapter['client'], 'execute'>

/**
 * Copies a SQLite database into `DATA_DIR/backups` with VACUUM INTO: a consistent copy, also while the database is in use.
 * Gives the copy's path; its name holds the time (`now`).
 */
export async function copyDatabase({
  client,
  dataDir,
  now,
}: {
  client: SqliteClient
  dataDir: string
  now: Date
}): Promise<string> {
  const folder = join(dataDir, 'backups')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `okuzuke-${now.toISOString().replaceAll(':', '-')}.db`)
  await client.execute({ sql: 'VACUUM INTO ?', args: [file] })
  return file
}

import { join } from 'node:path'
import Database from 'libsql'
import { createPrivateFile } from '../../../system/createPrivateFile.ts'
import { entryNames } from '../backupFormat.ts'
import { uploadsOf, type Dump, type Upload } from './dump.ts'

/**
 * Copies a SQLite database into `folder` (VACUUM INTO: as of one moment, whatever is saved meanwhile), and reads in the copy what else
 * belongs to it.
 */
export function dumpSqlite({ file, folder }: { file: string; folder: string }): Dump {
  const path = join(folder, 'okuzuke.db')
  createPrivateFile(path)
  const source = new Database(file)
  try {
    source.exec('PRAGMA busy_timeout = 10000')
    source.prepare('VACUUM INTO ?').run(path)
  } finally {
    source.close()
  }
  return { sources: [{ name: entryNames.sqlite, path }], ...readSqliteContent(path) }
}

/** The migrations and the uploads that a SQLite database names; none where it has no such table. */
export function readSqliteContent(file: string): Pick<Dump, 'migrations' | 'uploads'> {
  const copy = new Database(file)
  try {
    return { migrations: readMigrations(copy), uploads: readUploads(copy) }
  } finally {
    copy.close()
  }
}

function readMigrations(copy: Database.Database): string[] {
  if (columnsOf(copy, 'payload_migrations').length === 0) return []
  const rows = copy.prepare('SELECT name FROM payload_migrations ORDER BY name').all() as { name: unknown }[]
  return rows.flatMap(({ name }) => (typeof name === 'string' ? [name] : []))
}

// By the columns that are there: the sizes are named in the collection, and an older database may have others.
function readUploads(copy: Database.Database): Upload[] {
  const sizes = columnsOf(copy, 'media').flatMap(
    (column) => /^(.*_)?filename$/.exec(column)?.slice(1, 2) ?? [],
  )
  if (sizes.length === 0) return []
  const rows = copy.prepare('SELECT * FROM media').all() as Record<string, unknown>[]
  return rows.flatMap((row) =>
    sizes.flatMap((prefix = '') =>
      uploadsOf({ filename: row[`${prefix}filename`], filesize: row[`${prefix}filesize`] }),
    ),
  )
}

function columnsOf(copy: Database.Database, table: string): string[] {
  return (copy.prepare(`SELECT name FROM pragma_table_info('${table}')`).all() as { name: string }[]).map(
    ({ name }) => name,
  )
}

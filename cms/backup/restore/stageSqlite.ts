import { existsSync } from 'node:fs'
import Database from 'libsql'
import { checkSqlite } from '../../../system/sqliteFile.ts'
import { syncPath } from '../../../system/durableWrites.ts'
import { WordedError } from '../../words.ts'
import { readSqliteLease, renewSqlite, startNewHistory } from './newHistory.ts'

/**
 * Makes an unpacked SQLite database ready to take the place of the live one: checked, migrated to this version by `migrate`, with a history
 * of its own, on the disk.
 */
export async function stageSqlite({
  staged,
  live,
  backup,
  migrate,
}: {
  staged: string
  live: string
  backup: string
  migrate: (databaseUrl: string) => Promise<unknown>
}): Promise<void> {
  const { damage } = checkSqlite(staged, { timeMs: Infinity })
  if (damage !== null)
    throw new WordedError({
      ja: `${backup} のデータベースは壊れています(${damage})。何も変更していません。別のバックアップを指定してください。`,
      en: `The database in ${backup} is damaged (${damage}). Nothing was changed. Name another backup.`,
    })
  await migrate(`file:${staged}`)
  renewSqlite(staged, startNewHistory({ lease: existsSync(live) ? readSqliteLease(live) : 0 }))
  await syncPath(staged)
}

/** Whether there is anything that a restore would replace. A damaged database may hold something. */
export function isFileEmpty(file: string): boolean {
  if (!existsSync(file)) return true
  const { damage, tables } = checkSqlite(file, { timeMs: 0 })
  if (damage !== null) return false
  return tables === 0 || isUnused(file)
}

// A database that was migrated, and into which nobody has put anything.
function isUnused(file: string): boolean {
  const connection = new Database(file)
  try {
    const { count } = connection
      .prepare(
        "SELECT count(*) AS count FROM sqlite_schema WHERE type = 'table' AND name IN ('users', 'books')",
      )
      .get() as { count: number }
    if (count < 2) return false
    const { rows } = connection
      .prepare('SELECT (SELECT count(*) FROM users) + (SELECT count(*) FROM books) AS rows')
      .get() as { rows: number }
    return rows === 0
  } finally {
    connection.close()
  }
}

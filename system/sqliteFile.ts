import { existsSync } from 'node:fs'
import Database from 'libsql'
import { hasErrorCode } from './errorCode.ts'

/**
 * Writes everything from the log (`-wal`) into a SQLite database, and empties the log. Where no other connection is open, the files
 * `-wal` and `-shm` go as well: then the database is one file. Does nothing where there is no database.
 */
export function checkpointSqlite(file: string): void {
  if (!existsSync(file)) return
  const connection = new Database(file)
  try {
    // `exec` keeps no statement: with one left, closing would leave the log behind.
    connection.exec('PRAGMA busy_timeout = 2000; PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    connection.close()
  }
}

/** Whether another process has this SQLite database open. Only for a process that has not opened it itself. */
export function isSqliteInUse(file: string): boolean {
  if (!existsSync(file)) return false
  const connection = new Database(file)
  try {
    // Under WAL each open connection holds the file's shared lock for as long as it lives, and this mode wants it alone.
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK')
    return false
  } catch (error) {
    if (hasErrorCode(error, 'SQLITE_BUSY')) return true
    if (isDamage(error)) return false
    throw error
  } finally {
    connection.close()
  }
}

/** What the check found: all whole, as far as the time allowed (`checked` of `tables`), or what SQLite says is wrong. */
export type SqliteState = { checked: number; tables: number; damage: string | null }

/**
 * Asks a SQLite database whether it is whole (PRAGMA quick_check), table by table, the small ones first, until `timeMs` is over:
 * a large database would keep a start waiting. Throws the system's errors (no access), not SQLite's about damage.
 */
export function checkSqlite(file: string, { timeMs }: { timeMs: number }): SqliteState {
  const deadline = performance.now() + timeMs
  const state: SqliteState = { checked: 0, tables: 0, damage: null }
  const connection = new Database(file)
  try {
    const names = tableNames(connection)
    state.tables = names.length
    for (const name of names) {
      if (performance.now() > deadline) break
      const rows = connection.prepare(`PRAGMA quick_check(${quote(name)})`).all() as { quick_check: string }[]
      const problem = rows.find((row) => row.quick_check !== 'ok')
      if (problem) return { ...state, damage: problem.quick_check }
      state.checked += 1
    }
    return state
  } catch (error) {
    if (isDamage(error)) return { ...state, damage: error instanceof Error ? error.message : String(error) }
    throw error
  } finally {
    connection.close()
  }
}

function tableNames(connection: Database.Database): string[] {
  const rows = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
  const names = (rows as { name: string }[]).map(({ name }) => name)
  // Versions hold most of the bytes.
  return names.sort((a, b) => Number(isVersions(a)) - Number(isVersions(b)))
}

const isVersions = (name: string) => name.startsWith('_')

/** Whether SQLite says that the file itself is not a whole database. */
export function isDamage(error: unknown): boolean {
  return hasErrorCode(error, 'SQLITE_CORRUPT', 'SQLITE_NOTADB')
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`

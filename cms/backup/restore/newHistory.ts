import { randomUUID } from 'node:crypto'
import Database from 'libsql'
import type { Document } from 'mongodb'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { isDamage } from '../../../system/sqliteFile.ts'

/**
 * What a restored database does not go on with, as a history of its own:
 * - The publisher holds parts by their revisions, which count up again from here: the same number, with other content. It asks whether the
 *   database knows its last report, and trusts no revision where it does not: so no report of before is known (content/snapshot.ts,
 *   `knowsReport`).
 * - A publisher that still runs has the lease of before: its number goes past those that were given meanwhile.
 * - Whoever was logged in when the backup was made is logged out: the password may have been changed since because somebody knew it.
 */
export type NewHistory = { mark: string; lease: number }

/** `lease`: the number of the lease in the database that is replaced; 0: not known. */
export function startNewHistory({ lease }: { lease: number }): NewHistory {
  return { mark: `~${randomUUID().slice(0, 8)}`, lease }
}

/** For a SQLite database that has this version's tables. */
export function renewSqlite(file: string, { mark, lease }: NewHistory): void {
  const connection = new Database(file)
  try {
    connection.exec('BEGIN IMMEDIATE')
    connection.prepare('UPDATE site_releases SET report = report || ?').run(mark)
    connection
      .prepare('UPDATE site_lease SET number = max(number, ?) + 1, beat = ?, holder = NULL, process = NULL')
      .run(lease, randomUUID())
    connection.exec('DELETE FROM users_sessions; COMMIT; PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    connection.close()
  }
}

/** For a document of MongoDB, before it is put in. */
export function renewDocument(collection: string, document: Document, { mark, lease }: NewHistory): Document {
  if (collection === 'site-releases') return { ...document, report: `${document.report}${mark}` }
  if (collection === 'users') return { ...document, sessions: [] }
  if (collection !== 'site-lease') return document
  const { holder: _holder, process: _process, ...rest } = document
  return { ...rest, number: Math.max(Number(document.number), lease) + 1, beat: randomUUID() }
}

/** The number of the lease in a SQLite database; 0 where there is none, or where it can't be read. */
export function readSqliteLease(file: string): number {
  const connection = new Database(file)
  try {
    const row = connection.prepare('SELECT max(number) AS number FROM site_lease').get() as {
      number: number | null
    }
    return row.number ?? 0
  } catch (error) {
    // A damaged database, or one without this table (an older one).
    if (isDamage(error) || hasErrorCode(error, 'SQLITE_ERROR')) return 0
    throw error
  } finally {
    connection.close()
  }
}

import { readDatabaseSettings } from '../system/settings.ts'
import { checkpointSqlite, isDamage } from '../system/sqliteFile.ts'
import { toMessage } from '../system/toMessage.ts'
import type { Environment } from './secrets.ts'

/**
 * Makes a SQLite database one file at the end of a start, without a log beside it, so that whoever copies it has all of it. Never throws:
 * what can't be written now (a full disk) is said, and nothing is lost by it.
 */
export function settleDatabase(env: Environment): void {
  try {
    const { databaseUrl } = readDatabaseSettings(env)
    if (databaseUrl.startsWith('file:')) checkpointSqlite(databaseUrl.slice('file:'.length))
  } catch (error) {
    // Said already, with the way back: nothing starts on a damaged database.
    if (isDamage(error)) return
    console.error(`The database could not be closed in order, and nothing is lost: ${toMessage(error)}`)
  }
}

import { checkpointSqlite } from '../../system/sqliteFile.ts'
import { databaseFile, databaseKind } from './openDatabase.ts'

/**
 * Writes the log of a SQLite database into the database when this process ends in order: what is copied then is whole with one file. After
 * kill -9 SQLite does the same at the next opening. `onError` hears what went wrong: the saves are in the log all the same.
 */
export function settleAtExit({
  databaseUrl,
  onError,
}: {
  databaseUrl: string
  onError: (error: unknown) => void
}): void {
  if (databaseKind(databaseUrl) !== 'sqlite') return
  // The driver is synchronous, and so is this event.
  process.once('exit', () => {
    try {
      checkpointSqlite(databaseFile(databaseUrl))
    } catch (error) {
      onError(error)
    }
  })
}

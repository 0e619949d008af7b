import { existsSync } from 'node:fs'
import { checkSqlite } from '../../system/sqliteFile.ts'
import { databaseFile, databaseKind } from '../database/openDatabase.ts'
import { newestBackups } from './backupFolder.ts'

/** How long a start looks through a SQLite database at most, in ms: about 5 GB. */
const timeMs = 20_000

/**
 * Throws, with a sentence about the way back and the newest backups, where a SQLite database is damaged. A large one is looked through as
 * far as 20 s allow, and `say` tells so. MongoDB looks after its own files.
 */
export async function refuseDamage({
  databaseUrl,
  dataDir,
  say,
}: {
  databaseUrl: string
  dataDir: string
  say: (line: string) => void
}): Promise<void> {
  const file = databaseFile(databaseUrl)
  if (databaseKind(databaseUrl) !== 'sqlite' || !existsSync(file)) return
  const { damage, checked, tables } = checkSqlite(file, { timeMs })
  if (damage !== null) throw new Error(await describeDamage({ file, dataDir, damage }))
  if (checked < tables)
    say(
      `The database is large: ${checked} of its ${tables} tables were looked through in ${timeMs / 1000} s.`,
    )
}

/** What a person is told of a damaged database. */
async function describeDamage({
  file,
  dataDir,
  damage,
}: {
  file: string
  dataDir: string
  damage: string
}): Promise<string> {
  const backups = await newestBackups(dataDir, 3)
  const wayBack =
    backups.length === 0
      ? `There is no backup in ${dataDir}/backups. If you keep one in another place, restore it: npm run restore -- FILE`
      : `Restore a backup; the damaged files are kept. The newest:\n${backups.map((path) => `  npm run restore -- ${path}`).join('\n')}`
  return `The database ${file} is damaged (${damage.split('\n')[0]}). Readers still get the last release.\n${wayBack}`
}

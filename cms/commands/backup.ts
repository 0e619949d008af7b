import { access } from 'node:fs/promises'
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'
import { readEnvironmentFile } from '../../system/environmentFile.ts'
import { readDatabaseSettings } from '../../system/settings.ts'
import { copyDatabase } from '../database/copyDatabase.ts'
import { databaseFile, databaseKind } from '../database/openDatabase.ts'

// `npm run backup`: a copy of the SQLite database, also while everything runs. Ends with 1 and a sentence where none was made.
try {
  readEnvironmentFile()
  const { databaseUrl, dataDir } = readDatabaseSettings(process.env)
  if (databaseKind(databaseUrl) !== 'sqlite') {
    throw new Error('DATABASE_URL names MongoDB, which has a tool of its own for this: mongodump.')
  }
  await access(databaseFile(databaseUrl)).catch((cause: unknown) => {
    throw new Error(`There is no database at ${databaseFile(databaseUrl)}, so there is nothing to copy.`, {
      cause,
    })
  })
  const { $client } = drizzle({ connection: { url: databaseUrl } })
  const file = await copyDatabase({ client: $client, dataDir, now: new Date() })
  $client.close()
  console.log(
    `The database was copied to ${file}. Keep it together with the folders "media" and "secrets" of ${dataDir}.`,
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

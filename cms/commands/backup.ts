import { access } from 'node:fs/promises'
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'
import { readEnvironmentFile } from '../../system/environmentFile.ts'
import { readDatabaseSettings } from '../../system/settings.ts'
import { copyDatabase } from '../database/copyDatabase.ts'
import { databaseFile, databaseKind } from '../database/openDatabase.ts'
import { CommandError, runCommand } from './commandLine.ts'
import { toMessage } from '../../system/toMessage.ts'

// `npm run backup`: copies the SQLite database, also while Okuzuke runs.
await runCommand({ run: backUp, describeError: toMessage })

async function backUp(): Promise<string> {
  readEnvironmentFile()
  const { databaseUrl, dataDir } = readDatabaseSettings(process.env)
  if (databaseKind(databaseUrl) !== 'sqlite')
    throw new CommandError('DATABASE_URL names MongoDB, which has a tool of its own for this: mongodump.')
  const source = databaseFile(databaseUrl)
  await access(source).catch((cause: unknown) => {
    throw new CommandError(`There is no database at ${source}, so there is nothing to copy.`, { cause })
  })
  const { $client } = drizzle({ connection: { url: databaseUrl } })
  const copy = await copyDatabase({ client: $client, dataDir, now: new Date() })
  $client.close()
  return `The database was copied to ${copy}. Keep it together with the folders "media" and "secrets" of ${dataDir}.`
}

import { readCmsSettings } from '../../system/settings.ts'
import { buildCmsConfig } from '../buildCmsConfig.ts'
import { migrateDatabase } from '../database/migrateDatabase.ts'
import { runCommand } from './commandLine.ts'
import { toMessage } from '../../system/toMessage.ts'

// `npm run migrate`, and a step of the start. A process of its own, because SQLite's migrations run without the transactions
// that the CMS needs.
let backup: string | null = null
// On 'exit', because Payload and Node can also end the process by themselves.
process.on('exit', (code) => {
  if (code === 0) return
  console.error(
    backup
      ? `The database was not migrated. Nothing is lost: ${backup} is the database from before. ` +
          'Put it back in its place, and the version of Okuzuke that ran before will run.'
      : 'The database was not migrated.',
  )
})

await runCommand({ run: migrate, describeError: toMessage })

async function migrate(): Promise<string> {
  const { migrations } = await migrateDatabase({
    config: await buildCmsConfig(readCmsSettings(process.env), { forMigrations: true }),
    onBackup: (file) => {
      backup = file
      console.log(`The database was copied to ${file} before it is changed.`)
    },
  })
  return migrations.length === 0
    ? 'The database is up to date.'
    : `The database was migrated: ${migrations.join(', ')}.`
}

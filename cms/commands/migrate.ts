import { readCmsSettings } from '../../system/settings.ts'
import { buildCmsConfig } from '../buildCmsConfig.ts'
import { migrateDatabase } from '../database/migrateDatabase.ts'

// A process of its own: SQLite's migrations run without the transactions that the CMS needs.
let backup: string | null = null
process.on('exit', (code) => {
  if (code === 0) return
  console.error(
    backup
      ? `The database was not migrated. Nothing is lost: ${backup} is the database from before. Put it back in its place, and the version of Okuzuke that ran before will run.`
      : 'The database was not migrated.',
  )
})

try {
  const migrated = await migrateDatabase({
    config: await buildCmsConfig(readCmsSettings(process.env), { forMigrations: true }),
    onBackup: (file) => {
      backup = file
      console.log(`The database was copied to ${file} before it is changed.`)
    },
  })
  console.log(
    migrated.migrations.length === 0
      ? 'The database is up to date.'
      : `The database was migrated: ${migrated.migrations.join(', ')}.`,
  )
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

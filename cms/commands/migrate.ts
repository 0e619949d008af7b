import { join } from 'node:path'
import { readCmsSettings } from '../../system/settings.ts'
import { toMessage } from '../../system/toMessage.ts'
import { backupName, keptByItself, openBackupFolder, pruneBackups } from '../backup/backupFolder.ts'
import { createBackup } from '../backup/createBackup.ts'
import { describeBackupError } from '../backup/describeBackupError.ts'
import { finishRestore } from '../backup/restore/finishRestore.ts'
import { refuseDamage } from '../backup/refuseDamage.ts'
import { buildCmsConfig } from '../buildCmsConfig.ts'
import { migrateDatabase } from '../database/migrateDatabase.ts'
import { runCommand } from './commandLine.ts'

// `npm run migrate`, and a step of the start. A process of its own, because SQLite's migrations run without the transactions
// that the CMS needs.
let backup: string | null = null
// On 'exit', because Payload and Node can also end the process by themselves.
process.on('exit', (code) => {
  if (code === 0) return
  console.error(
    backup
      ? `The database was not migrated. Nothing is lost: ${backup} is the database from before. ` +
          `With the version of Okuzuke that ran before, bring it back: npm run restore -- ${backup}`
      : 'The database was not migrated.',
  )
})

await runCommand({ run: migrate, describeError: toMessage })

async function migrate(): Promise<string> {
  const settings = readCmsSettings(process.env)
  const restored = await finishRestore(settings)
  if (restored !== null) console.log(`The restore of ${restored}, which was cut off, was finished.`)
  await refuseDamage({ ...settings, say: (line) => console.log(line) })
  const { migrations } = await migrateDatabase({
    config: await buildCmsConfig(settings, { forMigrations: true }),
    backUp: async () => {
      const path = join(await openBackupFolder(settings.dataDir), backupName('migration', new Date()))
      backup = await keep(path)
      return backup
    },
  })
  return migrations.length === 0
    ? 'The database is up to date.'
    : `The database was migrated: ${migrations.join(', ')}.`

  /** Without the uploads, which no migration changes. */
  async function keep(path: string): Promise<string> {
    try {
      await createBackup({ place: settings, path, uploads: false, now: new Date() })
    } catch (error) {
      throw describeBackupError(error, path) ?? error
    }
    await pruneBackups({ folder: join(settings.dataDir, 'backups'), kind: 'migration', keep: keptByItself })
    console.log(`The database was kept in ${path} before it is changed.`)
    return path
  }
}

import { existsSync } from 'node:fs'
import { chmod, copyFile, cp, mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isDamage } from '../../../system/sqliteFile.ts'
import { databaseFile, databaseKind } from '../../database/openDatabase.ts'
import { backupName, keptByItself, openBackupFolder, pruneBackups } from '../backupFolder.ts'
import { createBackup, type BackupPlace } from '../createBackup.ts'

/**
 * Keeps aside what a restore is about to replace, and gives the path: a backup with the secrets, which can be restored in its turn; of a
 * SQLite database that is damaged, and which no backup can be made of, a folder with the files as they are.
 */
export async function keepWhatIsThere(place: BackupPlace, now: Date): Promise<string> {
  const folder = await openBackupFolder(place.dataDir)
  const path = join(folder, backupName('restore', now))
  try {
    await createBackup({ place, path, secrets: true, now })
    await pruneBackups({ folder, kind: 'restore', keep: keptByItself })
    return path
  } catch (error) {
    if (!isDamage(error) || databaseKind(place.databaseUrl) !== 'sqlite') throw error
    return copyFiles(place, path.replace(/\.tar\.gz$/, '-damaged'))
  }
}

async function copyFiles({ databaseUrl, mediaDir }: BackupPlace, folder: string): Promise<string> {
  try {
    await mkdir(folder, { mode: 0o700 })
    const file = databaseFile(databaseUrl)
    for (const ending of ['', '-wal']) {
      if (!existsSync(`${file}${ending}`)) continue
      const copy = join(folder, basename(`${file}${ending}`))
      await copyFile(`${file}${ending}`, copy)
      await chmod(copy, 0o600)
    }
    if (existsSync(mediaDir))
      await cp(mediaDir, join(folder, 'uploads'), {
        recursive: true,
        filter: (source) => basename(source) !== '.restoring',
      })
    return folder
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

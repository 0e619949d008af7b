import { hasErrorCode } from '../../../system/errorCode.ts'
import { dataFolderLock } from '../../../system/dataFolderLock.ts'
import { takeMachineLock } from '../../../system/machineLock.ts'
import { isSqliteInUse } from '../../../system/sqliteFile.ts'
import { tryLockFile, tryLockServer } from '../../database/migrationLock.ts'
import { databaseFile, databaseKind } from '../../database/openDatabase.ts'
import { isCmsPresent } from '../../database/presence.ts'
import { WordedError } from '../../words.ts'
import type { BackupPlace } from '../createBackup.ts'
import { withMongodb } from '../mongodb.ts'

/**
 * Does `work` while nobody else has the database: no start on the data folder, no CMS, no migration, no other command. Throws WordedError
 * where somebody has it, and keeps them out meanwhile.
 */
export async function holdStill<T>(place: BackupPlace, work: () => Promise<T>): Promise<T> {
  const release = lockDataFolder(place)
  try {
    return databaseKind(place.databaseUrl) === 'sqlite'
      ? await holdFile(databaseFile(place.databaseUrl), work)
      : await holdServer(place.databaseUrl, work)
  } finally {
    release()
  }
}

function lockDataFolder({ dataDir, databaseUrl }: BackupPlace): () => void {
  try {
    const attempt = takeMachineLock(dataFolderLock(dataDir))
    if ('lock' in attempt) return attempt.lock.release
    const holder = attempt.heldBy === null ? '' : ` (${attempt.heldBy})`
    throw new WordedError({
      ja: `${dataDir} では Okuzuke が動いています${holder}。止めてから、もう一度実行してください。何も変更していません。`,
      en: `Okuzuke runs on ${dataDir}${holder}. Stop it, and run this again. Nothing was changed.`,
    })
  } catch (error) {
    // In a container the data folder itself may be read-only: then no start runs on it either.
    if (databaseKind(databaseUrl) === 'mongodb' && hasErrorCode(error, 'EROFS', 'EACCES')) return () => {}
    throw error
  }
}

async function holdFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  const unlock = tryLockFile(file)
  try {
    if (unlock === null || isSqliteInUse(file))
      throw new WordedError({
        ja: `データベース ${file} を別のプログラムが開いています。Okuzuke とすべてのコマンドを止めてから、もう一度実行してください。何も変更していません。`,
        en: `Another program has the database ${file} open. Stop Okuzuke and all commands, and run this again. Nothing was changed.`,
      })
    return await work()
  } finally {
    await unlock?.()
  }
}

function holdServer<T>(url: string, work: () => Promise<T>): Promise<T> {
  return withMongodb(url, async ({ db }) => {
    const unlock = await tryLockServer(db, (error) => console.error(error))
    try {
      if (unlock === null)
        throw new WordedError({
          ja: 'データベースは移行中か、別のコマンドが使っています。終わってから、もう一度実行してください。何も変更していません。',
          en: 'The database is being migrated, or another command works on it. Wait until that has ended, and run this again. Nothing was changed.',
        })
      if (await isCmsPresent(db))
        throw new WordedError({
          ja: 'このデータベースではCMSが動いています(強制終了した直後なら、30秒待ってください)。すべてのCMSと発行プロセスを止めてから、もう一度実行してください。何も変更していません。',
          en: 'A CMS runs on this database (if it was just killed, wait for 30 seconds). Stop every CMS and the publisher, and run this again. Nothing was changed.',
        })
      return await work()
    } finally {
      await unlock?.()
    }
  })
}

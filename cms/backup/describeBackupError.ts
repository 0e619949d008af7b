import { MongoServerSelectionError } from 'mongodb'
import { isDamage } from '../../system/sqliteFile.ts'
import { hasErrorCode } from '../../system/errorCode.ts'
import { WordedError } from '../words.ts'

/** The sentence for what kept a backup from being written to `path`; null: another error, to be shown whole. */
export function describeBackupError(error: unknown, path: string): WordedError | null {
  if (error instanceof WordedError) return error
  const worded = (ja: string, en: string) => new WordedError({ ja, en }, { cause: error })
  if (isDiskFull(error))
    return worded(
      `ディスクがいっぱいで、${path} にバックアップを書けませんでした。書きかけのものは残していません。空きを作るか、別の場所を指定してください。`,
      `The disk is full, so no backup was written to ${path}, and nothing is left of it. Make room there, or name another place.`,
    )
  if (hasErrorCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR'))
    return worded(
      `${path} に書き込めないため、バックアップを作れませんでした。書き込める場所を指定してください。`,
      `${path} can't be written, so no backup was made. Name a place that this user can write to.`,
    )
  if (isDamage(error))
    return worded(
      'データベースが壊れているため、バックアップを作れませんでした。以前のバックアップを npm run restore で復元してください。',
      'The database is damaged, so no backup was made. Restore an earlier one with npm run restore.',
    )
  if (error instanceof MongoServerSelectionError)
    return worded(
      `データベースのサーバーに接続できません(${error.message})。サーバーと DATABASE_URL を確かめてください。`,
      `The server of the database can't be reached (${error.message}). Look at the server, and at DATABASE_URL.`,
    )
  return null
}

/** Whether the disk is full, as the system or SQLite says it. */
export function isDiskFull(error: unknown): boolean {
  if (hasErrorCode(error, 'ENOSPC', 'EDQUOT', 'SQLITE_FULL')) return true
  // VACUUM INTO reports a write that failed.
  return hasErrorCode(error, 'SQLITE_IOERR', 'SQLITE_IOERR_WRITE') && /full|disk I\/O/.test(String(error))
}

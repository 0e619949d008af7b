import { constants } from 'node:fs'
import { chmod, copyFile, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { checkSqlite, isDamage } from '../../../system/sqliteFile.ts'
import { databaseKind, migrationDirs } from '../../database/openDatabase.ts'
import { listMigrationNames } from '../../database/pendingMigrations.ts'
import { WordedError } from '../../words.ts'
import { unpackArchive } from '../archive/unpackArchive.ts'
import { entryNames, newAbout, type About } from '../backupFormat.ts'
import type { BackupPlace } from '../createBackup.ts'
import { readSqliteContent } from '../dump/dumpSqlite.ts'
import { programVersion } from '../programVersion.ts'
import type { Staging } from './staging.ts'

/** A backup that lies unpacked in its staging. */
export type Unpacked = { about: About; entries: string[] }

/**
 * Unpacks a backup beside what is there, every sum checked; also a plain SQLite database, as earlier versions copied it. Throws WordedError
 * where it is none, is damaged, is of the other kind of database, or of a newer Okuzuke.
 */
export async function unpackBackup({
  path,
  place,
  staging,
}: {
  path: string
  place: BackupPlace
  staging: Staging
}): Promise<Unpacked> {
  const refuse = async (about: About) => {
    refuseOtherKind({ path, about, kind: databaseKind(place.databaseUrl) })
    await refuseNewer(path, about)
  }
  if (await isSqliteFile(path)) return takeDatabaseFile({ path, staging, refuse })
  let about: About | null = null
  const entries = await unpackArchive({
    path,
    onAbout: async (said) => {
      await refuse(said)
      about = said
    },
    placeOf: (name) =>
      name === entryNames.sqlite && staging.sqlite !== null ? staging.sqlite : join(staging.folder, name),
  })
  if (about === null) throw new Error(`${path} was unpacked and says nothing of itself.`)
  return { about, entries }
}

async function isSqliteFile(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r')
    try {
      const { buffer } = await file.read({ buffer: Buffer.alloc(16), position: 0 })
      return buffer.toString('latin1') === 'SQLite format 3\0'
    } finally {
      await file.close()
    }
  } catch (error) {
    if (!hasErrorCode(error, 'ENOENT', 'ENOTDIR', 'EACCES', 'EISDIR')) throw error
    throw new WordedError(
      {
        ja: `バックアップ ${path} を読めません。ファイルの場所を確かめてください。`,
        en: `The backup ${path} can't be read. Look at where the file is.`,
      },
      { cause: error },
    )
  }
}

async function takeDatabaseFile({
  path,
  staging: { sqlite },
  refuse,
}: {
  path: string
  staging: Staging
  refuse: (about: About) => Promise<void>
}): Promise<Unpacked> {
  const about = newAbout({
    version: programVersion(),
    database: 'sqlite',
    created: (await stat(path)).mtime.toISOString(),
    migrations: [],
    uploads: false,
    secrets: false,
  })
  await refuse(about)
  if (sqlite === null) throw new Error(`${path} is of SQLite, and no place is prepared for it.`)
  await copyFile(path, sqlite, constants.COPYFILE_EXCL)
  await chmod(sqlite, 0o600)
  const said = { ...about, migrations: readMigrations(sqlite) }
  await refuse(said)
  return { about: said, entries: [entryNames.sqlite] }
}

// What is damaged is refused when the database is checked as a whole.
function readMigrations(file: string): string[] {
  try {
    return checkSqlite(file, { timeMs: 0 }).damage === null ? readSqliteContent(file).migrations : []
  } catch (error) {
    if (isDamage(error)) return []
    throw error
  }
}

function refuseOtherKind({
  path,
  about,
  kind,
}: {
  path: string
  about: About
  kind: About['database']
}): void {
  if (about.database === kind) return
  const [of, here] = [names[about.database], names[kind]]
  throw new WordedError({
    ja:
      `${path} は ${of} のバックアップで、ここのデータベースは ${here} です。何も変更していません。` +
      '本を別の種類のデータベースへ移すには、npm run export と npm run import を使ってください。',
    en:
      `${path} is a backup of ${of}, and the database here is ${here}. Nothing was changed. ` +
      'Books are moved to the other kind of database by npm run export and npm run import.',
  })
}

const names = { sqlite: 'SQLite', mongodb: 'MongoDB' } as const

async function refuseNewer(path: string, about: About): Promise<void> {
  const known = new Set(await listMigrationNames(migrationDirs[about.database]))
  const unknown = about.migrations.filter((name) => !known.has(name))
  if (unknown.length === 0) return
  throw new WordedError({
    ja:
      `${path} は、より新しい版の Okuzuke(${about.version})のバックアップです: この版(${programVersion()})にないマイグレーション ` +
      `${unknown.join('、')} が行われています。何も変更していません。その版か、より新しい版で復元してください。`,
    en:
      `${path} is a backup of a newer Okuzuke (${about.version}): this version (${programVersion()}) does not have the migrations ` +
      `${unknown.join(', ')}. Nothing was changed. Restore it with that version, or a newer one.`,
  })
}

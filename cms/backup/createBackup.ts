import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { hasErrorCode } from '../../system/errorCode.ts'
import { databaseFile, databaseKind } from '../database/openDatabase.ts'
import { ChangedFileError, packArchive } from './archive/packArchive.ts'
import { entryNames, newAbout, type Source } from './backupFormat.ts'
import type { Dump, Upload } from './dump/dump.ts'
import { dumpMongodb } from './dump/dumpMongodb.ts'
import { dumpSqlite } from './dump/dumpSqlite.ts'
import { programVersion } from './programVersion.ts'

/** What is backed up: where the database and the files are. */
export type BackupPlace = { databaseUrl: string; dataDir: string; mediaDir: string }

export type MadeBackup = {
  path: string
  bytes: number
  /** How many files of uploads are in it, and the names of those that the database names and that are not there. */
  uploads: number
  missing: string[]
  secrets: number
}

/** An upload that is replaced between the copy of the database and its own: all is copied anew, so often. */
const attempts = 3

/**
 * Writes a backup to `path` while everything may be running: the database as of one moment and the uploads that it names; the secrets
 * by choice. Nothing is left of one that fails. Throws WordedError, SQLite's errors and the system's.
 */
export async function createBackup({
  place,
  path,
  uploads = true,
  secrets = false,
  now,
}: {
  place: BackupPlace
  path: string
  uploads?: boolean
  secrets?: boolean
  now: Date
}): Promise<MadeBackup> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  for (let attempt = 1; ; attempt += 1) {
    const folder = await mkdtemp(join(dirname(path), `.${basename(path)}.`))
    try {
      return await makeOnce({
        place,
        path,
        uploads,
        secrets,
        now,
        folder,
        takesChanged: attempt === attempts,
      })
    } catch (error) {
      if (!isReplaced(error) || attempt === attempts) throw error
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

async function makeOnce({
  place,
  path,
  uploads,
  secrets,
  now,
  folder,
  takesChanged,
}: {
  place: BackupPlace
  path: string
  uploads: boolean
  secrets: boolean
  now: Date
  folder: string
  /** Takes an upload as it is, whatever the database says of it: it differs at each attempt, so nobody is replacing it. */
  takesChanged: boolean
}): Promise<MadeBackup> {
  const dump = await dumpDatabase(place.databaseUrl, folder)
  const files = uploads ? uploadSources({ place, dump, takesChanged }) : { sources: [], missing: [] }
  const secretFiles = secrets ? await secretSources(place) : []
  const about = newAbout({
    version: programVersion(),
    database: databaseKind(place.databaseUrl),
    created: now.toISOString(),
    migrations: dump.migrations,
    uploads,
    secrets: secretFiles.length > 0,
  })
  const bytes = await packArchive({
    path,
    about,
    sources: [...dump.sources, ...files.sources, ...secretFiles],
  })
  return {
    path,
    bytes,
    uploads: files.sources.length,
    missing: files.missing,
    secrets: secretFiles.length,
  }
}

async function dumpDatabase(url: string, folder: string): Promise<Dump> {
  return databaseKind(url) === 'sqlite'
    ? dumpSqlite({ file: databaseFile(url), folder })
    : dumpMongodb({ url, folder })
}

// A file that is missing, or of another size than its row says, may just be replaced by an editor: then the whole is tried again.
function uploadSources({
  place: { mediaDir },
  dump,
  takesChanged,
}: {
  place: BackupPlace
  dump: Dump
  takesChanged: boolean
}): { sources: Source[]; missing: string[] } {
  const uploads = new Map<string, Upload>(dump.uploads.map((upload) => [upload.name, upload]))
  const sources: Source[] = []
  const missing: string[] = []
  for (const { name, bytes } of uploads.values()) {
    const path = join(mediaDir, basename(name))
    if (existsSync(path)) {
      const size = takesChanged || bytes === null ? {} : { bytes }
      sources.push({ name: entryNames.upload(basename(name)), path, ...size })
    } else if (takesChanged) missing.push(name)
    else throw new ChangedFileError(path)
  }
  return { sources, missing }
}

async function secretSources({ dataDir }: BackupPlace): Promise<Source[]> {
  const folder = join(dataDir, 'secrets')
  try {
    const files = (await readdir(folder, { withFileTypes: true })).filter((file) => file.isFile())
    return files.map(({ name }) => ({ name: entryNames.secret(name), path: join(folder, name) }))
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return []
    throw error
  }
}

function isReplaced(error: unknown): boolean {
  return error instanceof ChangedFileError || hasErrorCode(error, 'ENOENT')
}

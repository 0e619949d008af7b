import { chmod, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { hasErrorCode } from '../../system/errorCode.ts'

/** What a backup is made for: names its file. */
export type BackupKind = 'backup' | 'migration' | 'restore'

/** How many of those that a migration or a restore makes by itself are left. */
export const keptByItself = 5

const prefixes = {
  backup: 'okuzuke-',
  migration: 'before-migration-',
  restore: 'before-restore-',
} as const satisfies Record<BackupKind, string>

const time = String.raw`\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z`

/** The name of a backup that was begun at `now`: names of one kind sort by their time. */
export function backupName(kind: BackupKind, now: Date): string {
  return `${prefixes[kind]}${now.toISOString().replaceAll(':', '-')}.tar.gz`
}

/** The folder for backups in the data folder, private (0700) as everything in it is (0600), also what was there before. */
export async function openBackupFolder(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'backups')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  for (const file of await readdir(folder, { withFileTypes: true }))
    if (file.isFile()) await chmod(join(folder, file.name), 0o600)
  return folder
}

/** Removes all backups of a kind from a folder but the newest `keep`, by their names; gives the paths of those that went. */
export async function pruneBackups({
  folder,
  kind,
  keep,
}: {
  folder: string
  kind: BackupKind
  keep: number
}): Promise<string[]> {
  // Copies of the database alone are what earlier versions made before a migration.
  const names = await namesOf(folder, kind === 'migration' ? ['migration', 'copy'] : [kind])
  const surplus = names.slice(keep).map((name) => join(folder, name))
  for (const path of surplus) await rm(path, { force: true })
  return surplus
}

/** The paths of the newest backups in the data folder, the newest first. */
export async function newestBackups(dataDir: string, count: number): Promise<string[]> {
  const folder = join(dataDir, 'backups')
  const names = await namesOf(folder, ['backup', 'migration', 'restore', 'copy'])
  return names.slice(0, count).map((name) => join(folder, name))
}

/** The newest first, by the time in the name. */
async function namesOf(folder: string, kinds: readonly (BackupKind | 'copy')[]): Promise<string[]> {
  const patterns = kinds.map((kind) =>
    kind === 'copy'
      ? new RegExp(`^okuzuke-(${time})\\.db$`)
      : new RegExp(`^${prefixes[kind]}(${time})\\.tar\\.gz$`),
  )
  const timeOf = (name: string) => patterns.map((pattern) => pattern.exec(name)?.[1]).find(Boolean) ?? null
  const names = await readdir(folder).catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT')) return []
    throw error
  })
  return names
    .filter((name) => timeOf(name) !== null)
    .sort((a, b) => ((timeOf(a) ?? '') < (timeOf(b) ?? '') ? 1 : -1))
}

/** Whether there is a folder at `path`. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return false
    throw error
  }
}

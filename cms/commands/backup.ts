import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { databaseFile } from '../database/openDatabase.ts'
import { backupName, isFolder, openBackupFolder, pruneBackups } from '../backup/backupFolder.ts'
import { createBackup, type MadeBackup } from '../backup/createBackup.ts'
import { describeBackupError } from '../backup/describeBackupError.ts'
import { describeBackup } from '../backup/describeBackup.ts'
import { WordedError } from '../words.ts'
import {
  UsageError,
  commandLanguage,
  parseCommandArguments,
  pathFromCaller,
  runCommand,
} from './commandLine.ts'
import { isDatabaseThere, readCommandSettings } from './openForCommand.ts'

const usage = {
  ja: `使い方:
  npm run backup -- [ファイルまたはフォルダー] [--with-secrets] [--keep 数] [--lang ja|en]
      データベースと、そこで使われているファイルを、動作中でも、1つのファイルに保存します。
      場所を省くと DATA_DIR/backups に okuzuke-<日時>.tar.gz を作ります
      --with-secrets  DATA_DIR/secrets も入れます
      --keep 数       同じフォルダーの okuzuke-<日時>.tar.gz を、新しいほうからこの数だけ残します`,
  en: `Usage:
  npm run backup -- [FILE or FOLDER] [--with-secrets] [--keep NUMBER] [--lang ja|en]
      keeps the database and the uploads that it names in one file, also while everything runs.
      Without a place: okuzuke-<time>.tar.gz in DATA_DIR/backups
      --with-secrets  DATA_DIR/secrets as well
      --keep NUMBER   leaves so many of okuzuke-<time>.tar.gz in that folder, the newest`,
}

// `npm run backup`
const args = process.argv.slice(2)
const language = commandLanguage(args, process.env)
await runCommand({ run: backUp, language, usage })

async function backUp(): Promise<string> {
  const { file, withSecrets, keep } = readArguments()
  const settings = readCommandSettings()
  if (!isDatabaseThere(settings)) {
    const source = databaseFile(settings.databaseUrl)
    throw new WordedError({
      ja: `データベース ${source} がないので、バックアップするものがありません。`,
      en: `There is no database at ${source}, so there is nothing to back up.`,
    })
  }
  const since = performance.now()
  const now = new Date()
  const place = await choosePlace({ file, dataDir: settings.dataDir, now })
  if (keep !== null && place.folder === null)
    throw new UsageError(
      {
        ja: '--keep はフォルダーに対して働きます。ファイル名を省くか、フォルダーを指定してください。',
        en: '--keep goes with a folder. Leave the file out, or name a folder.',
      }[language],
    )
  let backup: MadeBackup
  try {
    backup = await createBackup({ place: settings, path: place.path, secrets: withSecrets, now })
  } catch (error) {
    throw describeBackupError(error, place.path) ?? error
  }
  const pruned =
    keep === null || place.folder === null
      ? []
      : await pruneBackups({ folder: place.folder, kind: 'backup', keep })
  return describeBackup({ backup, pruned, withSecrets, ms: performance.now() - since })[language]
}

async function choosePlace({
  file,
  dataDir,
  now,
}: {
  file: string | null
  dataDir: string
  now: Date
}): Promise<{ path: string; folder: string | null }> {
  const name = backupName('backup', now)
  if (file === null) {
    const folder = await openBackupFolder(dataDir).catch((error: unknown) => {
      throw describeBackupError(error, join(dataDir, 'backups', name)) ?? error
    })
    return { path: join(folder, name), folder }
  }
  const path = pathFromCaller(file)
  if (file.endsWith('/') || (await isFolder(path))) return { path: join(path, name), folder: path }
  if (existsSync(path))
    throw new WordedError({
      ja: `${path} はすでにあります。上書きはしません。別の名前を指定するか、先に消してください。`,
      en: `${path} is there already, and is not overwritten. Name another file, or remove that one first.`,
    })
  return { path, folder: null }
}

function readArguments(): { file: string | null; withSecrets: boolean; keep: number | null } {
  const { positionals, values } = parseCommandArguments({
    args,
    allowPositionals: true,
    options: {
      'with-secrets': { type: 'boolean', default: false },
      keep: { type: 'string' },
      lang: { type: 'string' },
    },
  })
  if (positionals.length > 1) throw new UsageError('')
  if (values.keep !== undefined && !/^[1-9]\d{0,5}$/.test(values.keep))
    throw new UsageError(
      {
        ja: `--keep には残す数(1以上)を書いてください: 「${values.keep}」は使えません。`,
        en: `--keep takes how many are left, 1 or more: "${values.keep}" is no such number.`,
      }[language],
    )
  return {
    file: positionals[0] ?? null,
    withSecrets: values['with-secrets'],
    keep: values.keep === undefined ? null : Number(values.keep),
  }
}

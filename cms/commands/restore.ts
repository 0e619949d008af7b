import { createInterface } from 'node:readline/promises'
import type { CmsSettings } from '../../system/settings.ts'
import { recordAct } from '../audit/recordAct.ts'
import { buildCmsConfig } from '../buildCmsConfig.ts'
import type { About } from '../backup/backupFormat.ts'
import { describeRestore } from '../backup/restore/describeRestore.ts'
import { isDiskFull } from '../backup/describeBackupError.ts'
import { restoreBackup } from '../backup/restore/restoreBackup.ts'
import { migrateDatabase } from '../database/migrateDatabase.ts'
import { WordedError } from '../words.ts'
import {
  UsageError,
  commandLanguage,
  parseCommandArguments,
  pathFromCaller,
  runCommand,
} from './commandLine.ts'
import { openForCommand, readCommandSettings } from './openForCommand.ts'

const usage = {
  ja: `使い方:
  npm run restore -- ファイル [--yes] [--lang ja|en]
      npm run backup で作ったファイルの内容に戻します。Okuzuke を止めてから実行してください。
      今ある内容は、先に DATA_DIR/backups に残します
      --yes  確認の言葉をたずねません`,
  en: `Usage:
  npm run restore -- FILE [--yes] [--lang ja|en]
      brings back what npm run backup kept. Stop Okuzuke before.
      What is there now is kept in DATA_DIR/backups first
      --yes  asks for no word`,
}

const logger = { options: { level: 'error' } } as const

/** What a person types, so that nothing is replaced by a key that was pressed by mistake. */
const word = 'restore'

// `npm run restore`
const args = process.argv.slice(2)
const language = commandLanguage(args, process.env)
await runCommand({ run: restore, language, usage })

async function restore(): Promise<string> {
  const { file, yes } = readArguments()
  const settings = readCommandSettings()
  try {
    const restored = await restoreBackup({
      path: file,
      place: settings,
      confirm: async (about) => yes || (await ask(about)),
      // No copy before it: the live database is not touched, and is kept already.
      migrate: async (databaseUrl) =>
        migrateDatabase({
          config: await buildCmsConfig({ ...settings, databaseUrl }, { forMigrations: true, logger }),
        }),
      now: new Date(),
    })
    if (restored !== null) {
      await record(settings, restored.about)
      return describeRestore({ restored, file })[language]
    }
    return { ja: '何も変更していません。', en: 'Nothing was changed.' }[language]
  } catch (error) {
    if (!isDiskFull(error)) throw error
    throw new WordedError(
      {
        ja: 'ディスクがいっぱいで、復元の準備ができませんでした。今ある内容は変更していません。空きを作って、もう一度実行してください。',
        en: 'The disk is full, so the restore could not be prepared. What is there was not changed. Make room, and run this again.',
      },
      { cause: error },
    )
  }
}

/** Puts the restore on the record of who did what, in the database that it brought. */
async function record(settings: CmsSettings, { created }: About): Promise<void> {
  const { req, close } = await openForCommand(settings)
  try {
    await recordAct({
      req,
      act: 'backup-restored',
      subject: { collection: 'installation', id: null, titles: null },
      details: { note: { ja: `${created} のバックアップ`, en: `The backup of ${created}` } },
    })
  } finally {
    await close()
  }
}

async function ask({ created, version }: About): Promise<boolean> {
  const question = {
    ja:
      `ここには内容があります。${created} のバックアップ(Okuzuke ${version})に置き換えます。今の内容は先に保存します。\n` +
      `続けるには ${word} と入力してください: `,
    en:
      `There is content here. It is replaced by the backup of ${created} (Okuzuke ${version}), and kept before.\n` +
      `Type ${word} to go on: `,
  }[language]
  if (!process.stdin.isTTY)
    throw new WordedError({
      ja: 'ここには内容があり、確認をたずねる端末がありません。置き換えてよければ --yes を付けてください。何も変更していません。',
      en: 'There is content here, and no terminal to ask at. Add --yes if it may be replaced. Nothing was changed.',
    })
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return (await terminal.question(question)).trim().toLowerCase() === word
  } finally {
    terminal.close()
  }
}

function readArguments(): { file: string; yes: boolean } {
  const { positionals, values } = parseCommandArguments({
    args,
    allowPositionals: true,
    options: { yes: { type: 'boolean', default: false }, lang: { type: 'string' } },
  })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new UsageError('')
  return { file: pathFromCaller(file), yes: values.yes }
}

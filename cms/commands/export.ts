import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { writeBookFile } from '../book-file/bookFileText.ts'
import { exportBookFile } from '../book-file/collectBookFile.ts'
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
  npm run export -- --book スラッグ [--out ファイル.json] [--lang ja|en]
      1冊の本のすべて(下書きとファイルも)を1つのJSONファイルに書き出します`,
  en: `Usage:
  npm run export -- --book SLUG [--out FILE.json] [--lang ja|en]
      writes everything of a book, its drafts and files too, to one JSON file`,
}

const args = process.argv.slice(2)
const language = commandLanguage(args, process.env)
await runCommand({ run: exportBook, language, usage })

async function exportBook(): Promise<string> {
  const { slug, out } = readArguments()
  const { payload, close } = await openForCommand(readCommandSettings())
  try {
    const file = await exportBookFile({ payload, slug })
    await writeAtomically(out, writeBookFile(file))
    const counts = { errata: file.errata.length, media: file.media.length }
    return {
      ja:
        `本「${slug}」を ${out} に書き出しました(正誤 ${counts.errata}件、ファイル ${counts.media}件)。` +
        '下書きも入っているので、公開しないでください。',
      en:
        `The book "${slug}" was written to ${out}, with ${counts.errata} errata and ${counts.media} files. ` +
        'Drafts are in it: it is not for the public.',
    }[language]
  } finally {
    await close()
  }
}

function readArguments(): { slug: string; out: string } {
  const { values } = parseCommandArguments({
    args,
    options: { book: { type: 'string' }, out: { type: 'string' }, lang: { type: 'string' } },
  })
  if (!values.book) throw new UsageError('')
  return { slug: values.book, out: pathFromCaller(values.out ?? `${values.book}.json`) }
}

/** Writes a file with mode 600; replaces an older one atomically. */
async function writeAtomically(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`
  try {
    await writeFile(temporary, text, { mode: 0o600, flush: true })
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true })
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new WordedError(
      {
        ja: `${path} に書き込めません(${code})。書き込めるフォルダーを --out で指定してください。`,
        en: `${path} cannot be written (${code}). Name a place that can be with --out.`,
      },
      { cause },
    )
  }
}

import { basename } from 'node:path'
import { readBookFileBytes } from '../book-file/bookFileText.ts'
import { saveBookFile } from '../book-file/saveBookFile.ts'
import { commandLanguage, pathFromCaller, runCommand } from './commandLine.ts'
import { readImportArguments } from './importArguments.ts'
import { describeOutcome } from '../import/describeOutcome.ts'
import { nothingKnown } from '../import/knownContent.ts'
import { planImport } from '../import/planImport.ts'
import { readBytes, readPageFile } from '../import/readPageFile.ts'
import { type ImportOutcome, saveImportedBook } from '../import/saveImport.ts'
import { readSupportPage } from '../import/support-page/readSupportPage.ts'
import { isDatabaseThere, openForCommand, readCommandSettings, type OpenedCms } from './openForCommand.ts'

const usage = {
  ja: `使い方:
  npm run import -- ページ --book スラッグ [--dry-run] [--lang ja|en]
      古いサポートページ(HTML、Markdown、テキスト)の内容を、下書きとして取り込みます
  npm run import -- ファイル.json [--lang ja|en]
      npm run export で書き出した本を取り込みます`,
  en: `Usage:
  npm run import -- PAGE --book SLUG [--dry-run] [--lang ja|en]
      takes an old support page (HTML, Markdown, plain text) over, as drafts
  npm run import -- FILE.json [--lang ja|en]
      takes a book over that npm run export has written`,
}

/** The largest book file, in bytes: what one text can hold in Node. */
const bookFileMaxBytes = 500 * 1024 * 1024

const args = process.argv.slice(2)
const language = commandLanguage(args, process.env)
await runCommand({ language, usage, command: main })

async function main(): Promise<string> {
  const asked = readImportArguments(args)
  const file = pathFromCaller(asked.file)
  return asked.kind === 'book' ? importBookFile(file) : importPage({ ...asked, file })
}

async function importPage({
  file,
  slug,
  dryRun,
}: {
  file: string
  slug: string
  dryRun: boolean
}): Promise<string> {
  const imported = readSupportPage({ text: await readPageFile(file), bookSlug: slug })
  const settings = readCommandSettings()
  const told = (outcome: ImportOutcome) =>
    describeOutcome({ outcome, locale: language, cmsUrl: settings.cmsUrl }).join('\n')
  // Whoever tries it out before the first start has no database yet, and a dry run makes none.
  if (dryRun && !isDatabaseThere(settings)) {
    const plan = await planImport({ imported, slug, known: nothingKnown })
    return told({ ...plan, saved: false, bookId: null })
  }
  return withDatabase(async ({ req }) => told(await saveImportedBook({ req, slug, imported, dryRun })))
}

async function importBookFile(path: string): Promise<string> {
  const bytes = await readBytes({ path, maxBytes: bookFileMaxBytes })
  const file = readBookFileBytes(bytes)
  return withDatabase(async ({ req, settings }) => {
    const { isNew, bookId, leftOut } = await saveBookFile({ req, file })
    const where = `${settings.cmsUrl}/admin/collections/books/${bookId}`
    const { slug } = file
    const say = {
      ja: isNew
        ? `本「${slug}」を取り込みました(正誤 ${file.errata.length}件、ファイル ${file.media.length}件): ${where}`
        : `本「${slug}」は ${basename(path)} と同じ内容でもうあるので、何もしていません: ${where}`,
      en: isNew
        ? `The book "${slug}" is in, with ${file.errata.length} errata and ${file.media.length} files: ${where}`
        : `The book "${slug}" is here already, just as ${basename(path)} says. Nothing was done: ${where}`,
    }
    const sayLeftOut = {
      ja: 'ここにないため、次の関連は外しました:',
      en: 'These references lead to what is not here, and were left out:',
    }
    return [
      say[language],
      ...(leftOut.length > 0 ? [sayLeftOut[language], ...leftOut.map((each) => `- ${each}`)] : []),
    ].join('\n')
  })
}

async function withDatabase<T>(work: (cms: OpenedCms) => Promise<T>): Promise<T> {
  const cms = await openForCommand(readCommandSettings())
  try {
    return await work(cms)
  } finally {
    await cms.close()
  }
}

import { basename } from 'node:path'
import type { PayloadRequest } from 'payload'
import type { BookFile } from '../../content/bookFile.ts'
import { readBookFileBytes } from '../book-file/bookFileText.ts'
import { saveBookFile } from '../book-file/saveBookFile.ts'
import { describeOutcome } from '../import/describeOutcome.ts'
import { planImport } from '../import/planImport.ts'
import { readBytes, readPageFile } from '../import/readPageFile.ts'
import { type ImportOutcome, saveImportedBook } from '../import/saveImport.ts'
import { noStoredContent } from '../import/storedContent.ts'
import { readSupportPage } from '../import/support-page/readSupportPage.ts'
import { eachLocale, type Bilingual } from '../../content/locale.ts'
import { recordAct } from '../audit/recordAct.ts'
import { WordedError } from '../words.ts'
import { commandLanguage, pathFromCaller, runCommand } from './commandLine.ts'
import { readImportArguments } from './importArguments.ts'
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

/** The largest book file, in bytes: about the longest string in Node. */
const bookFileMaxBytes = 500 * 1024 * 1024

const args = process.argv.slice(2)
const language = commandLanguage(args, process.env)
await runCommand({ run: importFile, language, usage })

async function importFile(): Promise<string> {
  const options = readImportArguments(args)
  const file = pathFromCaller(options.file)
  return options.kind === 'book' ? importBookFile(file) : importPage({ ...options, file })
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
  const { refusal, ...imported } = readSupportPage({ text: await readPageFile(file), bookSlug: slug })
  if (refusal !== null) throw new WordedError(refusal)
  const settings = readCommandSettings()
  const describe = (outcome: ImportOutcome) =>
    describeOutcome({ outcome, locale: language, cmsUrl: settings.cmsUrl }).join('\n')
  // Before the first start there is no database yet, and a dry run creates none.
  if (dryRun && !isDatabaseThere(settings)) {
    const plan = await planImport({ imported, slug, stored: noStoredContent })
    return describe({ ...plan, saved: false, bookId: null })
  }
  return withDatabase(async ({ req }) => {
    const outcome = await saveImportedBook({ req, slug, imported, dryRun })
    if (outcome.saved) await recordImport({ req, slug, bookId: outcome.bookId })
    return describe(outcome)
  })
}

async function importBookFile(path: string): Promise<string> {
  const bytes = await readBytes({ path, maxBytes: bookFileMaxBytes })
  const file = readBookFileBytes(bytes)
  return withDatabase(async ({ req, settings }) => {
    const { isNew, bookId, leftOut } = await saveBookFile({ req, file })
    if (isNew) await recordImport({ req, slug: file.slug, bookId })
    const name = basename(path)
    const url = `${settings.cmsUrl}/admin/collections/books/${bookId}`
    return [
      describeSavedBook({ file, name, url, isNew })[language],
      ...(leftOut.length > 0 ? [leftOutWords[language], ...leftOut.map((each) => `- ${each}`)] : []),
    ].join('\n')
  })
}

/** Who took the book over: its documents are drafts, or say it of each publish. */
function recordImport({ req, slug, bookId }: { req: PayloadRequest; slug: string; bookId: string | null }) {
  return recordAct({
    req,
    act: 'import',
    subject: { collection: 'books', id: bookId, titles: eachLocale(() => slug) },
  })
}

const leftOutWords: Bilingual = {
  ja: 'ここにないため、次の関連は外しました:',
  en: 'These references lead to what is not here, and were left out:',
}

function describeSavedBook({
  file: { slug, errata, media },
  name,
  url,
  isNew,
}: {
  file: BookFile
  /** The name of the file. */
  name: string
  url: string
  isNew: boolean
}): Bilingual {
  return isNew
    ? {
        ja: `本「${slug}」を取り込みました(正誤 ${errata.length}件、ファイル ${media.length}件): ${url}`,
        en: `The book "${slug}" is in, with ${errata.length} errata and ${media.length} files: ${url}`,
      }
    : {
        ja: `本「${slug}」は ${name} と同じ内容でもうあるので、何もしていません: ${url}`,
        en: `The book "${slug}" is here already, just as ${name} says. Nothing was done: ${url}`,
      }
}

async function withDatabase<T>(work: (cms: OpenedCms) => Promise<T>): Promise<T> {
  const cms = await openForCommand(readCommandSettings())
  try {
    return await work(cms)
  } finally {
    await cms.close()
  }
}

import { isSlug } from '../../content/slug.ts'
import { UsageError, parseCommandArguments } from './commandLine.ts'

/** What `npm run import` is asked to import: a page into a book, or a whole book. */
type ImportArguments =
  { kind: 'page'; file: string; slug: string; dryRun: boolean } | { kind: 'book'; file: string }

/** Reads the arguments of `npm run import --`. Throws UsageError; its message is empty where the usage says enough. */
export function readImportArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = parseCommandArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      book: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      lang: { type: 'string' },
    },
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('')
  const { book, 'dry-run': dryRun } = values
  if (file.toLowerCase().endsWith('.json')) {
    if (book !== undefined || dryRun) throw new UsageError('')
    return { kind: 'book', file }
  }
  if (book === undefined) throw new UsageError('')
  if (!isSlug(book))
    throw new UsageError(`--book ${book}: small letters, digits, single hyphens (diffusion-models)`)
  return { kind: 'page', file, slug: book, dryRun }
}

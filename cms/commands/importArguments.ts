import { parseArgs } from 'node:util'
import { isSlug } from '../../content/slug.ts'
import { UsageError } from './commandLine.ts'

/** What `npm run import` is asked to take over: a page into a book, or a whole book. */
export type ImportArguments =
  { kind: 'page'; file: string; slug: string; dryRun: boolean } | { kind: 'book'; file: string }

/** Reads the words after `npm run import --`. Throws UsageError, with what is wrong where there is more to say than the usage. */
export function readImportArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = parse(args)
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

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        book: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        lang: { type: 'string' },
      },
    })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new UsageError(error.message, { cause: error })
  }
}

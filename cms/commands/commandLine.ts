import { resolve } from 'node:path'
import { type ParseArgsConfig, inspect, parseArgs } from 'node:util'
import { type Bilingual, type Locale, locales } from '../../content/locale.ts'
import { SettingsError } from '../../system/settings.ts'
import { WordedError } from '../words.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Thrown where a command cannot do what it was asked for; the message is a sentence for a person. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** Thrown where a command is written wrongly: its usage is shown after the message. */
export class UsageError extends CommandError {
  override name = 'UsageError'
}

/** Reads a command's arguments as `parseArgs` does. Throws UsageError for what the command does not know. */
export function parseCommandArguments<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new UsageError(error.message, { cause: error })
  }
}

/** The language of a command: that of `--lang`, else of the environment (LC_ALL, LC_MESSAGES, LANG), else English. */
export function commandLanguage(args: readonly string[], env: Environment): Locale {
  // Not strict: a command that is written wrongly shows its usage in this language, too.
  const { lang } = parseArgs({ args: [...args], strict: false, options: { lang: { type: 'string' } } }).values
  const language = locales.find((locale) => locale === lang)
  if (language) return language
  return /^ja/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'ja' : 'en'
}

/** A path as the person typed it: npm runs its scripts in the root, and INIT_CWD is the folder where it was called. */
export function pathFromCaller(path: string, env: Environment = process.env): string {
  return resolve(env.INIT_CWD || process.cwd(), path)
}

type Command = {
  /** Gives what the command says when it is done. */
  run: () => Promise<string>
  language?: Locale
  usage?: Bilingual
  /** What is said of an error, where not `describeCommandError`. */
  describeError?: (error: unknown) => string
}

/** Runs a command and ends the process: with 0 and what it says, or with 1 and what is wrong. */
export async function runCommand({
  run,
  language = 'en',
  usage,
  describeError = (error) => describeCommandError({ error, language, usage }),
}: Command): Promise<never> {
  try {
    console.log(await run())
    process.exit(0)
  } catch (error) {
    console.error(describeError(error))
    process.exit(1)
  }
}

/** The sentence of an error that is meant for a person; any other error whole, with its stack. */
export function describeCommandError({
  error,
  language = 'en',
  usage,
}: {
  error: unknown
  language?: Locale
  usage?: Bilingual
}): string {
  if (error instanceof UsageError) return [error.message, usage?.[language]].filter(Boolean).join('\n')
  if (error instanceof WordedError) return error.words[language]
  if (error instanceof CommandError || error instanceof SettingsError) return error.message
  return inspect(error)
}

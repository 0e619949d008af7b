import { resolve } from 'node:path'
import { type Bilingual, type Locale, locales } from '../../content/locale.ts'
import { SettingsError } from '../../system/settings.ts'
import { WordedError } from '../words.ts'

/** Thrown where a command is written wrongly: its usage is shown. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** The language that a command speaks: what `--lang` says, else that of the environment (LC_ALL, LC_MESSAGES, LANG); English otherwise. */
export function commandLanguage(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Locale {
  const index = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const asked = index === -1 ? undefined : (args[index]?.split('=')[1] ?? args[index + 1])
  const known = locales.find((locale) => locale === asked)
  if (known) return known
  return /^ja/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'ja' : 'en'
}

/** A path as the person typed it: npm runs its scripts elsewhere, and tells where it was called. */
export function pathFromCaller(
  path: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  return resolve(env.INIT_CWD || process.cwd(), path)
}

/** Runs a command and ends the process: with 0 and what it says, or with 1 and a sentence. What nobody foresaw is shown whole. */
export async function runCommand({
  language,
  usage,
  command,
}: {
  language: Locale
  usage: Bilingual
  command: () => Promise<string>
}): Promise<never> {
  try {
    console.log(await command())
    process.exit(0)
  } catch (error) {
    if (error instanceof UsageError)
      console.error([error.message, usage[language]].filter(Boolean).join('\n'))
    else if (error instanceof WordedError) console.error(error.words[language])
    else console.error(error instanceof SettingsError ? error.message : error)
    process.exit(1)
  }
}

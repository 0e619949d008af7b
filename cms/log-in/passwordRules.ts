import { zxcvbn, zxcvbnOptions } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import type { Bilingual } from '../../content/locale.ts'

/** In characters. */
export const shortestPassword = 12
export const longestPassword = 128

/** 10 to this power of guesses, by somebody who knows the usual passwords and patterns, must not find it: more than the log-in lets through. */
const enoughGuesses = 8
/** So many characters are judged, which keeps the CMS busy for some 100 ms at most; 128 of them took 8 s. */
const judged = 28

/**
 * What is wrong with a new password, for the person who chose it; null: nothing. `about`: what others know of them (name, e-mail
 * address, the site's titles), which is no part of a good password.
 */
export function findPasswordProblem(password: string, about: readonly string[]): Bilingual | null {
  const length = [...password].length
  if (length < shortestPassword) return tooShort
  if (length > longestPassword) return tooLong
  if (isMadeOf(password, about)) return tooCommon
  loadDictionary()
  const { guessesLog10 } = zxcvbn(password.slice(0, judged), about.flatMap(wordsOf))
  return guessesLog10 < enoughGuesses ? tooCommon : null
}

let isLoaded = false
function loadDictionary(): void {
  if (isLoaded) return
  zxcvbnOptions.setOptions({ dictionary, graphs: adjacencyGraphs }) // 60 ms
  isLoaded = true
}

/** Whether little is left of a password without what is known of its owner. */
function isMadeOf(password: string, about: readonly string[]): boolean {
  const words = about.flatMap(wordsOf).sort((one, other) => other.length - one.length)
  const rest = words.reduce((left, word) => left.replaceAll(word.toLowerCase(), ''), password.toLowerCase())
  return rest.length < password.length && [...rest].length < 8
}

// "hanako@press.example" is guessed as a whole, and as "hanako" and "press".
function wordsOf(text: string): string[] {
  return [text, ...text.split(/[^\p{L}\p{N}]+/u)].filter((word) => [...word].length > 2)
}

const tooShort: Bilingual = {
  ja: `パスワードは${shortestPassword}文字以上にしてください。覚えやすい単語をいくつか並べると、長くても打ちやすくなります。`,
  en: `A password has ${shortestPassword} characters or more. Some words in a row are easy to remember, and long.`,
}
const tooLong: Bilingual = {
  ja: `パスワードは${longestPassword}文字までにしてください。`,
  en: `A password has ${longestPassword} characters at most.`,
}
const tooCommon: Bilingual = {
  ja: 'よく使われるパスワード、単純な並び、名前やメールアドレスに近いもので、すぐに当てられます。別のものにしてください。',
  en: 'This is a usual password, a simple pattern, or close to the name or the e-mail address, and is soon guessed. Choose another one.',
}

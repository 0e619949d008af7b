import type { Bilingual } from '../../content/locale.ts'
import { isBlank, type Rule } from './rules.ts'

// What no editor types and no page can show: control characters (a tab and, in longer texts, a line break are fine),
// and the marks that turn the direction of what follows, by which a text can look like another one.
const forbiddenInLine = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u
const forbiddenInText = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]/u
const loneSurrogate = /\p{Cs}/u

/** A text and nothing else, without invisible characters, of `maxLength` UTF-16 units at most. */
export function plainTextRule({ maxLength, lines = false }: { maxLength: number; lines?: boolean }): Rule {
  return {
    inDrafts: true,
    check: (value) => {
      if (value === null || value === undefined) return null
      if (typeof value !== 'string') return { ja: '文字で書いてください。', en: 'Write text here.' }
      if (value.length > maxLength) {
        return {
          ja: `長すぎます(${value.length}文字)。${maxLength}文字以内にしてください。`,
          en: `This is too long (${value.length} characters). Keep it within ${maxLength}.`,
        }
      }
      const match = (lines ? forbiddenInText : forbiddenInLine).exec(value) ?? loneSurrogate.exec(value)
      if (!match) return null
      return {
        ja: `${match.index + 1}文字目: 表示できない文字(${codePoint(match[0])})があります。取り除いてください。`,
        en: `Character ${match.index + 1}: ${codePoint(match[0])} cannot be shown. Remove it.`,
      }
    },
  }
}

/** Something must be written before it is published. Of a localized text one language is enough: the site marks the fallback. */
export function requiredRule(problem: Bilingual, { localized = false }: { localized?: boolean } = {}): Rule {
  return {
    inDrafts: false,
    check: (value, { otherLocales, typing }) => {
      if (!isBlank(value)) return null
      // While somebody types, the other language is not known: only the save can tell.
      if (localized && typing) return null
      return Object.values(otherLocales ?? {}).some((other) => !isBlank(other)) ? null : problem
    },
  }
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

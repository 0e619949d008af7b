import type { Bilingual } from '../../content/locale.ts'
import { isBlank, type Rule } from './rules.ts'

// Characters that no page can show: control characters (but tabs and line breaks in longer texts), and bidirectional overrides,
// which can make a text look like another one.
const forbiddenInLine = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u
const forbiddenInText = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]/u
const loneSurrogate = /\p{Cs}/u

/** Requires plain text without invisible characters, of `maxLength` UTF-16 units at most. */
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

/** Requires a value before publishing. */
export function requiredRule(problem: Bilingual): Rule {
  return { inDrafts: false, check: (value) => (isBlank(value) ? problem : null) }
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

import type { Locale, Localized, LocalizedText } from '../../../../content/locale.ts'
import type { Paragraphs } from '../importedBook.ts'

const kana = /[\u3040-\u30FF]/
const japanese = /[\u3040-\u30FF\u3400-\u9FFF]/

/** The language that a page is written in: Japanese where it has any kana. */
export function detectPageLocale(text: string): Locale {
  return kana.test(text) ? 'ja' : 'en'
}

/** A text in the language it is written in; both null for a blank one. */
export function localize(text: string | null, page: Locale): LocalizedText {
  if (text === null || text.trim() === '') return { ja: null, en: null }
  return { ja: null, en: null, [detectLocale(text, page)]: text.trim() }
}

/** Paragraphs in the language they are written in, all of them together; both null where there are none. */
export function localizeParagraphs(paragraphs: Paragraphs, page: Locale): Localized<Paragraphs> {
  if (paragraphs.length === 0) return { ja: null, en: null }
  return { ja: null, en: null, [detectLocale(paragraphs.join(' '), page)]: paragraphs }
}

// A few Latin words on a Japanese page (`WorkshopOT 2023`) are Japanese text, and so is a formula.
function detectLocale(text: string, page: Locale): Locale {
  const words = text.replace(/\$[^$]*\$/g, '')
  if (japanese.test(words)) return 'ja'
  const latinWords = words.match(/[A-Za-z]{2,}/g) ?? []
  return latinWords.length > (page === 'en' ? 0 : 3) ? 'en' : page
}

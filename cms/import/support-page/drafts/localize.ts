import type { Locale, LocalizedText } from '../../../../content/locale.ts'

const japanese = /[\u3040-\u30FF\u3400-\u9FFF]/

/** The language that a page is written in: Japanese where it has any number of kana. */
export function pageLocale(text: string): Locale {
  return /[\u3040-\u30FF]/.test(text) ? 'ja' : 'en'
}

/** A text in the language it is written in. A few Latin words on a Japanese page (`WorkshopOT 2023`, a formula) are the page's. */
export function localize(text: string | null, page: Locale): LocalizedText {
  if (text === null || text.trim() === '') return { ja: null, en: null }
  const words = text.replace(/\$[^$]*\$/g, '')
  const isEnglish = (words.match(/[A-Za-z]{2,}/g) ?? []).length > (page === 'en' ? 0 : 3)
  const locale: Locale = japanese.test(words) ? 'ja' : isEnglish ? 'en' : page
  return { ja: null, en: null, [locale]: text.trim() }
}

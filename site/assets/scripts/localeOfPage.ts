import type { Locale } from '../../../content/locale.ts'

/** The language of the page's own words. */
export function localeOfPage(): Locale {
  return document.documentElement.lang === 'ja' ? 'ja' : 'en'
}

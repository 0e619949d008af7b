import { type Bilingual, type Locale, defaultLocale, locales } from '../content/locale.ts'

/** A request, or a component's `useTranslation()`: what knows the language of the panel. */
type WithLanguage = { i18n?: { language: string } }

/** The language of the person who asks: the panel's, or what Accept-Language wants; Japanese where it is neither of the two. */
export function panelLanguage({ i18n }: WithLanguage): Locale {
  return locales.find((locale) => locale === i18n?.language) ?? defaultLocale
}

/** Chooses the words for the person who asks. */
export function inPanelLanguage(source: WithLanguage, words: Bilingual): string {
  return words[panelLanguage(source)]
}

/** An error for the person who asked, in whole sentences of both languages; `message` is the English one. */
export class WordedError extends Error {
  override name = 'WordedError'
  constructor(
    readonly words: Bilingual,
    options?: ErrorOptions,
  ) {
    super(words.en, options)
  }
}

import type { PayloadRequest } from 'payload'
import { type Locale, defaultLocale, locales } from '../content/locale.ts'

/** Words for editors, in both languages of the panel. */
export type Bilingual = Readonly<Record<Locale, string>>

/** The language that the person who asks reads: the panel's, or what Accept-Language wants; Japanese where neither is known. */
export function panelLanguage(req: Pick<PayloadRequest, 'i18n'>): Locale {
  return locales.find((locale) => locale === req.i18n?.language) ?? defaultLocale
}

/** Chooses the words for the person who asks. */
export function inPanelLanguage(req: Pick<PayloadRequest, 'i18n'>, words: Bilingual): string {
  return words[panelLanguage(req)]
}

/** Why something was not done: whole sentences for the person who asked for it, in both languages; `message` is the English one. */
export class WordedError extends Error {
  override name = 'WordedError'
  constructor(
    readonly words: Bilingual,
    options?: ErrorOptions,
  ) {
    super(words.en, options)
  }
}

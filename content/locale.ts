import { z } from 'zod'

/** The two languages of every page; also the first segment of its URL. The first one is where editors write. */
export const locales = ['ja', 'en'] as const
export const Locale = z.enum(locales)
export type Locale = z.infer<typeof Locale>

export const defaultLocale: Locale = 'ja'

/** The language a page falls back to, and the one its switch leads to. */
export function otherLocale(locale: Locale): Locale {
  return locale === 'ja' ? 'en' : 'ja'
}

/** A value in each language; null where it is not translated. */
export type Localized<T> = { readonly [L in Locale]: T | null }

/** Words that stand in both languages: labels, messages. */
export const Bilingual = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) })
export type Bilingual = Readonly<z.infer<typeof Bilingual>>

/** The same made for each language. */
export function eachLocale<T>(make: (locale: Locale) => T): Record<Locale, T> {
  return { ja: make('ja'), en: make('en') }
}

/** Plain text in each language, as editors wrote it; never an empty string. */
export const LocalizedText = z.strictObject({
  ja: z.string().min(1).nullable(),
  en: z.string().min(1).nullable(),
})
export type LocalizedText = z.infer<typeof LocalizedText>

/** A value chosen for a page: in `lang`, and `isFallback` where that is not the page's own locale. */
type LocalizedChoice<T> = { value: T; lang: Locale; isFallback: boolean }

/** Chooses what a page in `locale` shows: its own language, else the other one, marked; null where there is neither. */
export function chooseLocale<T>(localized: Localized<T>, locale: Locale): LocalizedChoice<T> | null {
  const value = localized[locale]
  if (value !== null) return { value, lang: locale, isFallback: false }
  const lang = otherLocale(locale)
  const other = localized[lang]
  return other === null ? null : { value: other, lang, isFallback: true }
}

import { defaultLocale, Locale } from '../../content/locale.ts'

/** The panel's language as one of those that this project speaks; Japanese where it is another one. */
export function panelLocale(language: string): Locale {
  const known = Locale.safeParse(language)
  return known.success ? known.data : defaultLocale
}

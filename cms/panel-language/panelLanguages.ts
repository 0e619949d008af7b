import { en as payloadEn } from '@payloadcms/translations/languages/en'
import { ja as payloadJa } from '@payloadcms/translations/languages/ja'
import type { Language } from '@payloadcms/translations'
import { deepMergeSimple } from '@payloadcms/translations/utilities'
import type { SanitizedConfig } from 'payload'
import { locales } from '../../content/locale.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'
import type { Rewording } from './rewording.ts'
import { richText } from './richText.ts'

/**
 * The panel's two languages: Payload's words with ours over them. Not as `i18n.translations`, from which the choice of a
 * language on the account page does not take its names.
 */
export const panelLanguages = { ja: reword(payloadJa, ja), en: reword(payloadEn, en) }

/**
 * Puts our words over those of the editor of rich texts. After the configuration is built, because the editor puts its own words
 * over those of `i18n.translations`.
 */
export function rewordRichText(config: SanitizedConfig): SanitizedConfig {
  const words = Object.fromEntries(locales.map((locale) => [locale, { lexical: richText[locale] }]))
  config.i18n.translations = deepMergeSimple(config.i18n.translations ?? {}, words)
  return config
}

function reword(language: Language, words: Rewording): Language {
  return { ...language, translations: deepMergeSimple(language.translations, words) }
}

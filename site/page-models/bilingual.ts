import { locales, type Locale } from '../../content/locale.ts'
import { strings } from '../i18n/strings.ts'
import { paths } from './routes.ts'
import type { Site } from './site.ts'
import type { ShownText } from './texts.ts'

/** A page in both languages at once: the choice of a language, and the page for addresses that do not exist. */
export type BilingualPage = {
  path: string
  canonical: string | null
  documentTitle: string
  alternates: { hreflang: string; href: string }[]
  parts: {
    locale: Locale
    siteTitle: ShownText
    heading: string
    text: string | null
    link: { href: string; words: string }
  }[]
}

/** `/`: the choice of a language. It does not redirect, so it works without JavaScript, and is the same for everyone. */
export function createLanguagePage(site: Site): BilingualPage {
  return {
    path: '/',
    canonical: site.routes.absolute(site.routes.file('')),
    documentTitle: bothTitles(site),
    alternates: [
      ...locales.map((locale) => ({
        hreflang: locale,
        href: site.routes.absolute(site.routes.link(locale, paths.home)),
      })),
      { hreflang: 'x-default', href: site.routes.absolute(site.routes.file('')) },
    ],
    parts: locales.map((locale) => ({
      ...titlePart(site, locale),
      heading: strings[locale].languageChoiceTitle,
      text: null,
      link: { href: site.routes.link(locale, paths.home), words: strings[locale].languageName },
    })),
  }
}

/** `404.html`, which servers show for addresses that do not exist. */
export function createNotFoundPage(site: Site): BilingualPage {
  return {
    path: '/404.html',
    canonical: null,
    documentTitle: `${locales.map((locale) => strings[locale].notFoundTitle).join(' / ')} — ${bothTitles(site)}`,
    alternates: [],
    parts: locales.map((locale) => ({
      ...titlePart(site, locale),
      heading: strings[locale].notFoundTitle,
      text: strings[locale].notFoundText,
      link: { href: site.routes.link(locale, paths.home), words: strings[locale].notFoundHome },
    })),
  }
}

function titlePart(site: Site, locale: Locale) {
  return { locale, siteTitle: site.texts(locale).need(site.settings.title) }
}

function bothTitles(site: Site): string {
  return [...new Set(locales.map((locale) => titlePart(site, locale).siteTitle.plain))].join(' / ')
}

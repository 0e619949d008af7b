import { defaultLocale, locales, type Locale } from '../../content/locale.ts'
import { strings } from '../i18n/strings.ts'
import { frontPath } from './homeBooks.ts'
import { linkToPreview, type PreviewLink } from './preview.ts'
import { paths } from './routes.ts'
import type { Site } from './site.ts'
import type { ShownText } from './texts.ts'

/** A page without the frame of a language: the choice of one, and the pages for addresses that do not exist. A part for each language. */
export type BilingualPage = {
  path: string
  canonical: string | null
  documentTitle: string
  alternates: { hreflang: string; href: string }[]
  /** Null where nobody would send a link to the page. */
  preview: PreviewLink | null
  parts: {
    locale: Locale
    siteTitle: ShownText
    heading: string
    text: string | null
    link: { href: string; words: string }
  }[]
}

/**
 * `/`: the choice of a language. It does not redirect, so it works without JavaScript, and is the same for everyone; a script puts the
 * reader's language first. Where a book's page is the front page, search engines are led to that book's own address.
 */
export function createLanguagePage(site: Site): BilingualPage {
  return {
    path: '/',
    canonical: site.routes.absolute(site.routes.file('')),
    documentTitle: titlesOf(site, locales),
    alternates: [
      ...locales.map((locale) => ({
        hreflang: locale,
        href: site.routes.absolute(site.routes.link(locale, frontPath(site))),
      })),
      { hreflang: 'x-default', href: site.routes.absolute(site.routes.file('')) },
    ],
    preview: linkToPreview({ site, locale: defaultLocale }),
    parts: locales.map((locale) => ({
      ...titlePart(site, locale),
      heading: strings[locale].languageChoiceTitle,
      text: null,
      link: { href: site.routes.link(locale, paths.home), words: strings[locale].languageName },
    })),
  }
}

/**
 * The pages that servers show for addresses that do not exist: `/ja/404.html` for those below `/ja/`, and `/404.html`, in both
 * languages, for the rest and for hosts that know one such page.
 */
export function createNotFoundPages(site: Site): BilingualPage[] {
  return [
    createNotFoundPage(site, { path: '/404.html', languages: locales }),
    ...locales.map((locale) =>
      createNotFoundPage(site, { path: `/${locale}/404.html`, languages: [locale] }),
    ),
  ]
}

function createNotFoundPage(
  site: Site,
  { path, languages }: { path: string; languages: readonly Locale[] },
): BilingualPage {
  const titles = languages.map((locale) => strings[locale].notFoundTitle)
  return {
    path,
    canonical: null,
    documentTitle: `${titles.join(' / ')} — ${titlesOf(site, languages)}`,
    alternates: [],
    preview: null,
    parts: languages.map((locale) => ({
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

function titlesOf(site: Site, languages: readonly Locale[]): string {
  return [...new Set(languages.map((locale) => titlePart(site, locale).siteTitle.plain))].join(' / ')
}

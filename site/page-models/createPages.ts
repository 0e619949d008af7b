import { locales } from '../../content/locale.ts'
import { createLanguagePage, createNotFoundPage, type BilingualPage } from './bilingual.ts'
import { createBookPage, type BookPage } from './bookPage.ts'
import { createErrataPage, type ErrataPage } from './errataPage.ts'
import { createExcerptPage, type ExcerptPage } from './excerpt.ts'
import { createHomePage, type HomePage } from './home.ts'
import { createMaterialsPage, type MaterialsPage } from './materials.ts'
import { createNewsItemPage, createNewsListPage, type NewsItemPage, type NewsListPage } from './news.ts'
import type { Site } from './site.ts'
import { createTocPage, type TocPage } from './toc.ts'

/** The models of all pages, by the template that shows them. */
export type Pages = {
  home: HomePage[]
  book: BookPage[]
  errata: ErrataPage[]
  toc: TocPage[]
  excerpt: ExcerptPage[]
  newsList: NewsListPage[]
  newsItem: NewsItemPage[]
  materials: MaterialsPage[]
  bilingual: BilingualPage[]
}

export function createPages(site: Site): Pages {
  const { homeBook } = site.snapshot.settings
  const inEachLocale = <M>(create: (locale: (typeof locales)[number]) => M) => locales.map(create)
  const ofEachBook = <M>(create: (locale: (typeof locales)[number], content: Site['books'][number]) => M) =>
    site.books.flatMap((content) => inEachLocale((locale) => create(locale, content)))
  const frontPages =
    homeBook === null
      ? []
      : inEachLocale((locale) =>
          createBookPage(site, locale, { content: site.bookOf(homeBook), isFrontPage: true }),
        )
  return {
    home: homeBook === null ? inEachLocale((locale) => createHomePage(site, locale)) : [],
    book: [
      ...frontPages,
      ...ofEachBook((locale, content) => createBookPage(site, locale, { content, isFrontPage: false })),
    ],
    errata: ofEachBook((locale, content) => createErrataPage(site, locale, content)),
    toc: ofEachBook((locale, content) => createTocPage(site, locale, content)),
    newsList: ofEachBook((locale, content) => createNewsListPage(site, locale, content)),
    materials: ofEachBook((locale, content) => createMaterialsPage(site, locale, content)),
    excerpt: site.books.flatMap(({ excerpts }) =>
      excerpts.flatMap((excerpt) => inEachLocale((locale) => createExcerptPage(site, locale, excerpt))),
    ),
    newsItem: [...site.siteNews, ...site.books.flatMap(({ news }) => news)].flatMap((item) =>
      inEachLocale((locale) => createNewsItemPage(site, locale, item)),
    ),
    bilingual: [createLanguagePage(site), createNotFoundPage(site)],
  }
}

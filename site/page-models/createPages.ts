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

/** The models of every page, by the template that shows them. */
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
  const inEach = <M>(create: (locale: (typeof locales)[number]) => M) => locales.map(create)
  const ofBooks = <M>(create: (locale: (typeof locales)[number], content: Site['books'][number]) => M) =>
    site.books.flatMap((content) => inEach((locale) => create(locale, content)))
  const frontPages =
    homeBook === null
      ? []
      : inEach((locale) =>
          createBookPage(site, locale, { content: site.bookOf(homeBook), isFrontPage: true }),
        )
  return {
    home: homeBook === null ? inEach((locale) => createHomePage(site, locale)) : [],
    book: [
      ...frontPages,
      ...ofBooks((locale, content) => createBookPage(site, locale, { content, isFrontPage: false })),
    ],
    errata: ofBooks((locale, content) => createErrataPage(site, locale, content)),
    toc: ofBooks((locale, content) => createTocPage(site, locale, content)),
    newsList: ofBooks((locale, content) => createNewsListPage(site, locale, content)),
    materials: ofBooks((locale, content) => createMaterialsPage(site, locale, content)),
    excerpt: site.books.flatMap(({ excerpts }) =>
      excerpts.flatMap((excerpt) => inEach((locale) => createExcerptPage(site, locale, excerpt))),
    ),
    newsItem: [...site.siteNews, ...site.books.flatMap(({ news }) => news)].flatMap((item) =>
      inEach((locale) => createNewsItemPage(site, locale, item)),
    ),
    bilingual: [createLanguagePage(site), createNotFoundPage(site)],
  }
}

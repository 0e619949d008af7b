import { locales, type Locale } from '../../content/locale.ts'
import type { NewsItem } from '../../content/newsItem.ts'
import { createLanguagePage, createNotFoundPages, type BilingualPage } from './bilingual.ts'
import type { BookContent } from './bookContent.ts'
import { createBookPage, type BookPage } from './bookPage.ts'
import { createErrataPage, type ErrataPage } from './errataPage.ts'
import { createExcerptPage, type ExcerptPage } from './excerpt.ts'
import { createHomePage, type HomeBooks, type HomePage } from './home.ts'
import { createMaterialsPage, type MaterialsPage } from './materials.ts'
import { createNewsItemPage, createNewsListPage, type NewsItemPage, type NewsListPage } from './news.ts'
import type { SearchPage } from './search.ts'
import type { Site } from './site.ts'
import type { RecordedTexts } from './texts.ts'
import { createTocPage, type TocPage } from './toc.ts'

/** The models of pages, by the template that shows them. */
export type Pages = {
  home: HomePage[]
  book: BookPage[]
  errata: ErrataPage[]
  toc: TocPage[]
  excerpt: ExcerptPage[]
  newsList: NewsListPage[]
  newsItem: NewsItemPage[]
  materials: MaterialsPage[]
  search: SearchPage[]
  bilingual: BilingualPage[]
}

const inEachLocale = <M>(create: (locale: Locale) => M) => locales.map(create)

/** All pages of a book but its list of errata. */
export function createBookPages(site: Site, content: BookContent): Partial<Pages> {
  return {
    book: inEachLocale((locale) => createBookPage(site, locale, { content, front: null })),
    toc: inEachLocale((locale) => createTocPage(site, locale, content)),
    newsList: inEachLocale((locale) => createNewsListPage(site, locale, content)),
    materials: inEachLocale((locale) => createMaterialsPage(site, locale, content)),
    excerpt: content.excerpts.flatMap((excerpt) =>
      inEachLocale((locale) => createExcerptPage(site, locale, { content, excerpt })),
    ),
    newsItem: content.news.flatMap((item) =>
      inEachLocale((locale) => createNewsItemPage(site, locale, { content, item })),
    ),
  }
}

/** One part of a book's list of errata. */
export function createErrataPages(
  site: Site,
  {
    content,
    number,
    pieces,
  }: {
    content: BookContent
    number: number
    /** What the texts of the pieces recorded that are put into each page apart; null: there are none. */
    pieces: Record<Locale, readonly RecordedTexts[]> | null
  },
): Partial<Pages> {
  return {
    errata: inEachLocale((locale) =>
      createErrataPage(site, locale, { content, number, pieces: pieces && pieces[locale] }),
    ),
  }
}

/** One page of the list of books; the first is the front page. */
export function createHomePages(
  site: Site,
  { page, news }: { page: HomeBooks; news: readonly NewsItem[] },
): Partial<Pages> {
  return { home: inEachLocale((locale) => createHomePage(site, locale, { page, news })) }
}

/** The page of a book as the front page. */
export function createFrontPages(
  site: Site,
  { content, page, news }: { content: BookContent; page: HomeBooks; news: readonly NewsItem[] },
): Partial<Pages> {
  return { book: inEachLocale((locale) => createBookPage(site, locale, { content, front: { page, news } })) }
}

/** The news about the whole site, a page each. */
export function createSiteNewsPages(site: Site, news: readonly NewsItem[]): Partial<Pages> {
  return {
    newsItem: news.flatMap((item) =>
      inEachLocale((locale) => createNewsItemPage(site, locale, { content: null, item })),
    ),
  }
}

/** The pages without the frame of a language. */
export function createBilingualPages(site: Site): Partial<Pages> {
  return { bilingual: [createLanguagePage(site), ...createNotFoundPages(site)] }
}

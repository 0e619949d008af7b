import { compareTexts } from '../../content/compareTexts.ts'
import type { Erratum } from '../../content/erratum.ts'
import type { Locale } from '../../content/locale.ts'
import type { NewsItem } from '../../content/newsItem.ts'
import { formatMoment, type ShownDate } from '../i18n/formatDate.ts'
import { strings } from '../i18n/strings.ts'
import { latest, madePublicAt, type BookContent } from './bookContent.ts'
import { createBookRecord, type BookRecord } from './bookRecord.ts'
import { citeBook, type Citation } from './citation.ts'
import { createCopyLines, type CopyLines } from './copyLines.ts'
import { countedErrata } from './countedErrata.ts'
import { showCover } from './cover.ts'
import { createErratumEntry, type ErratumEntry } from './erratumEntry.ts'
import { createExcerptTeaser, type ExcerptTeaser } from './excerpt.ts'
import { createFrame, type Frame } from './frame.ts'
import { createBookCard, createPaging, type BookCard, type HomeBooks, type Paging } from './home.ts'
import { bookJsonLd } from './jsonLd.ts'
import { createMaterialEntry, type MaterialEntry } from './materials.ts'
import { createNewsLine, type NewsLine } from './news.ts'
import type { Picture } from './picture.ts'
import { paths, type PagePath } from './routes.ts'
import type { Site } from './site.ts'
import { shorten, type ShownText } from './texts.ts'
import { createToc, type TocChapter } from './toc.ts'

/** How many items of each list a book's page shows; then it links to the whole list. */
const shownOnBookPage = { errata: 3, news: 5, materials: 5 } as const

export type BookPage = {
  frame: Frame
  title: ShownText
  subtitle: ShownText | null
  authors: ShownText[]
  cover: Picture | null
  description: ShownText | null
  record: BookRecord
  cite: Citation<string>
  errata: { heading: string; count: number; href: string; updated: ShownDate | null; newest: ErratumEntry[] }
  /** What is said of the reader's own copy; null where the errata tell no copy from another. */
  copies: CopyLines | null
  news: { items: NewsLine[]; allHref: string | null }
  materials: { items: MaterialEntry[]; allHref: string | null }
  toc: { chapters: TocChapter[]; href: string }
  excerpts: ExcerptTeaser[]
  /** The other books and the site's news, if the page is the site's front page; else empty. */
  otherBooks: BookCard[]
  paging: Paging
  siteNews: NewsLine[]
}

/** A book's page; with `front`, the same page at the root of the language, with the other books and the site's news. */
export function createBookPage(
  site: Site,
  locale: Locale,
  { content, front }: { content: BookContent; front: { page: HomeBooks; news: readonly NewsItem[] } | null },
): BookPage {
  const texts = site.texts(locale, content.book.slug)
  const t = strings[locale]
  const { book } = content
  const link = (path: PagePath) => site.routes.link(locale, path)
  const title = texts.need(book.title)
  const description = texts.choose(book.description)
  const errata = countedErrata(content)
  const updated = latest(content.errata.map((erratum) => erratum.updatedAt))
  const news = content.news.slice(0, shownOnBookPage.news)
  const materials = content.materials.slice(0, shownOnBookPage.materials)
  const newest = newestErrata(errata)
  const copies = createCopyLines({ site, locale, content })
  const page = {
    title,
    subtitle: texts.choose(book.subtitle),
    authors: book.authors.map((author) => texts.need(author.name)),
    cover: showCover({ site, texts, book }),
    description,
    record: createBookRecord({ site, texts, content, copies }),
    cite: citeBook({ texts: site.texts(locale, book.slug), content }),
    copies,
    errata: {
      heading: errata.length === 0 ? t.errata : t.newestErrata,
      count: errata.length,
      href: link(paths.errata(book.slug)),
      updated: updated === null ? null : formatMoment(updated, locale),
      newest: newest.map((erratum) => createErratumEntry({ site, texts, content, erratum })),
    },
    news: {
      items: news.map((item) => createNewsLine({ site, texts, item })),
      allHref: content.news.length > news.length ? link(paths.newsList(book.slug)) : null,
    },
    materials: {
      items: materials.map((material) => createMaterialEntry({ site, texts, material })),
      allHref: content.materials.length > materials.length ? link(paths.materials(book.slug)) : null,
    },
    toc: { chapters: createToc(texts, content), href: link(paths.toc(book.slug)) },
    excerpts: content.excerpts.map((excerpt) => createExcerptTeaser({ site, texts, excerpt })),
    otherBooks: (front?.page.books ?? []).map((entry) => createBookCard({ site, texts, entry })),
    paging: front === null ? null : createPaging(site, locale, front.page),
    siteNews: (front?.news ?? []).map((item) => createNewsLine({ site, texts, item })),
  }
  const frame = createFrame({
    site,
    texts,
    path: front !== null ? paths.home : paths.book(book.slug),
    canonicalPath: paths.book(book.slug),
    title: title.plain,
    description: shorten(description?.plain ?? t.errataOf(title.plain)),
    book: content,
    jsonLd: bookJsonLd({
      ...{ site, texts: site.texts(locale, book.slug), content },
      correction: errata.length === 0 ? null : site.routes.absolute(link(paths.errata(book.slug))),
    }),
  })
  return { ...page, frame }
}

// Not `updatedAt`: a corrected comma must not bring an old erratum to the top.
function newestErrata(errata: readonly Erratum[]): Erratum[] {
  return [...errata]
    .sort((a, b) => compareTexts(madePublicAt(b), madePublicAt(a)))
    .slice(0, shownOnBookPage.errata)
}

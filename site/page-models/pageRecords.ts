import type { Locale, LocalizedText } from '../../content/locale.ts'
import type { NewsItem } from '../../content/newsItem.ts'
import { strings } from '../i18n/strings.ts'
import type { SearchKind, SearchRecord } from '../renderedSite.ts'
import type { BookContent } from './bookContent.ts'
import { paths, type PagePath } from './routes.ts'
import { joined, pieceOf, richPiece, toPiece, wordsOf, type Piece } from './searchPieces.ts'
import type { Site } from './site.ts'
import type { Texts } from './texts.ts'
import { createToc } from './toc.ts'

/** What can be found in the pages of a book but its errata, in one language. */
export function createPageRecords(site: Site, locale: Locale, content: BookContent): SearchRecord[] {
  const { book, news, materials, excerpts } = content
  const texts = site.texts(locale, book.slug)
  const t = strings[locale]
  const record = toRecord(site, locale)
  const pieces = (...list: (LocalizedText | string | null)[]) => list.flatMap((text) => pieceOf(texts, text))
  return [
    record({
      kind: 'book',
      path: paths.book(book.slug),
      title: pieces(book.title),
      body: pieces(
        book.subtitle,
        ...book.authors.map(({ name }) => name),
        ...[book.publisher, book.series],
        ...[book.isbn, book.ebookIsbn].map((isbn) => isbn && `ISBN ${isbn}`),
        ...[book.description, book.errataNote],
      ),
    }),
    ...(book.toc.length === 0
      ? []
      : [
          record({
            kind: 'contents',
            path: paths.toc(book.slug),
            title: pieces(t.toc),
            body: contentsOf(texts, content),
          }),
        ]),
    ...news.map((item) => newsRecord({ site, locale, texts, item })),
    ...excerpts.map((excerpt) =>
      record({
        kind: 'excerpt',
        path: paths.excerpt(book.slug, excerpt.slug),
        title: pieces(excerpt.title),
        body: [...pieces(excerpt.source), ...richPiece(texts, excerpt.body)],
      }),
    ),
    ...materials.map((material) =>
      record({
        kind: 'material',
        path: paths.materials(book.slug),
        title: pieces(material.title),
        body: pieces(material.event, material.description),
      }),
    ),
  ]
}

/** What can be found in the news about the whole site, in one language. */
export function createNewsRecords(site: Site, locale: Locale, news: readonly NewsItem[]): SearchRecord[] {
  const texts = site.texts(locale)
  return news.map((item) => newsRecord({ site, locale, texts, item }))
}

function newsRecord({
  site,
  locale,
  texts,
  item,
}: {
  site: Site
  locale: Locale
  texts: Texts
  item: NewsItem
}): SearchRecord {
  return toRecord(
    site,
    locale,
  )({
    kind: 'news',
    path: paths.newsItem(item.book, item.slug),
    title: pieceOf(texts, item.title),
    body: richPiece(texts, item.body),
  })
}

function toRecord(site: Site, locale: Locale) {
  return ({
    kind,
    path,
    title,
    body,
  }: {
    kind: SearchKind
    path: PagePath
    title: readonly Piece[]
    body: readonly Piece[]
  }): SearchRecord => {
    const [heading, text] = [joined(title, ' '), joined(body, ' · ')]
    return {
      url: site.routes.link(locale, path),
      words: wordsOf([...title, ...body]),
      ...{ title: heading.words, titleLang: heading.lang },
      ...{ kind, text: text.words, lang: text.lang },
    }
  }
}

function contentsOf(texts: Texts, content: BookContent): Piece[] {
  return createToc(texts, content)
    .flatMap((chapter) => [chapter, ...chapter.sections])
    .map(({ label, title }) => {
      const piece = toPiece(title)
      return { ...piece, plain: [label?.words, piece.plain].filter(Boolean).join(' ') }
    })
}

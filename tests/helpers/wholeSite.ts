import type { Book } from '../../content/book.ts'
import { schemaVersion, type BookPart, type NewsPart, type SiteIndex } from '../../content/snapshot.ts'
import type { SiteSettings } from '../../content/siteSettings.ts'
import { listPictures } from '../../content/richTextParts.ts'

/** Everything that is published at one moment, in one piece: what tests write down, and what the parts of a site add up to. */
export type Snapshot = Pick<BookPart, 'news' | 'materials' | 'excerpts' | 'errata' | 'media'> & {
  settings: SiteSettings
  books: Book[]
}

export type SiteParts = { index: SiteIndex; news: NewsPart; books: BookPart[] }

/** The index and the parts of a site, as the CMS gives them. Every part is of the revision that `revisionOf` says, else of 1. */
export function splitSnapshot(
  snapshot: Snapshot,
  revisionOf: (bookId: string | null) => number = () => 1,
): SiteParts {
  const siteNews = snapshot.news.filter((item) => item.book === null)
  const mediaOf = (ids: (string | null)[]) => snapshot.media.filter(({ id }) => ids.includes(id))
  const newsMedia = mediaOf(siteNews.flatMap(({ body }) => listPictures(body)))
  return {
    index: {
      schemaVersion,
      settings: snapshot.settings,
      revision: revisionOf(null),
      books: snapshot.books.map(({ id, slug, title }) => ({ id, slug, title, revision: revisionOf(id) })),
      knowsReport: true,
      counts: { books: snapshot.books.length },
      problems: [],
    },
    news: {
      schemaVersion,
      revision: revisionOf(null),
      news: siteNews,
      media: newsMedia,
      counts: { news: siteNews.length, media: newsMedia.length },
    },
    books: snapshot.books.map((book): BookPart => {
      const ofBook = <T extends { book: string | null }>(list: readonly T[]) =>
        list.filter((document) => document.book === book.slug)
      const [news, materials] = [ofBook(snapshot.news), ofBook(snapshot.materials)]
      const [excerpts, errata] = [ofBook(snapshot.excerpts), ofBook(snapshot.errata)]
      const tags = new Set(errata.map(({ tag }) => tag))
      const named = new Set(errata.flatMap(({ relatedTo, replacedBy }) => [...relatedTo, replacedBy]))
      const relatedErrata = snapshot.errata
        .filter((erratum) => erratum.book !== book.slug)
        .filter(({ tag, relatedTo }) => named.has(tag) || relatedTo.some((other) => tags.has(other)))
        .map(({ tag, book: other, page, section, line, lineTo, lineFrom, item, relatedTo }) => ({
          ...{ tag, book: other, page, section, line, lineTo, lineFrom, item },
          relatedTo: relatedTo.filter((one) => tags.has(one)),
        }))
      const media = mediaOf([
        book.cover,
        ...materials.map(({ file }) => file),
        ...[...news, ...excerpts].flatMap(({ body }) => listPictures(body)),
        ...errata.flatMap(({ pictures }) => [pictures.printed, pictures.corrected]),
      ])
      return {
        schemaVersion,
        revision: revisionOf(book.id),
        ...{ book, news, materials, excerpts, errata, media, relatedErrata },
        counts: {
          news: news.length,
          materials: materials.length,
          excerpts: excerpts.length,
          errata: errata.length,
          media: media.length,
        },
      }
    }),
  }
}

/** The parts of a site put together again. */
export function joinParts({ index, news, books }: SiteParts): Snapshot {
  if (index.settings === null) throw new Error('The index has no settings.')
  const media = [...news.media, ...books.flatMap((part) => part.media)]
  return {
    settings: index.settings,
    books: books.map(({ book }) => book),
    news: [...news.news, ...books.flatMap((part) => part.news)],
    materials: books.flatMap((part) => part.materials),
    excerpts: books.flatMap((part) => part.excerpts),
    errata: books.flatMap((part) => part.errata),
    media: [...new Map(media.map((file) => [file.id, file])).values()],
  }
}

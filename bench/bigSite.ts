import { schemaVersion, type BookPart, type NewsPart, type SiteIndex } from '../content/snapshot.ts'
import { createErrata } from './big-site/errata.ts'
import { untranslated } from './big-site/identity.ts'
import { createExcerpts, createMaterials, createNews } from './big-site/otherTexts.ts'
import { createRecord } from './big-site/record.ts'

/** The parts of an invented site of any size, made one by one, so that it is never in memory as a whole. */
export type BigSite = {
  /** The numbers of its books: 1, 2, … */
  numbers: readonly number[]
  index: () => SiteIndex
  news: () => NewsPart
  /** The part of the book with this number: 22 pages with one of errata, its texts in both languages. */
  book: (number: number) => BookPart
}

/** The same sizes give the same texts. Every part is of revision 1. */
export function createBigSite({ books, errata }: { books: number; errata: number }): BigSite {
  const numbers = Array.from({ length: books }, (_, index) => index + 1)
  return {
    numbers,
    index: () => ({
      schemaVersion,
      settings: {
        title: { ja: '見本サポートサイト', en: 'Sample Support Site' },
        description: { ja: '技術書の正誤表とお知らせ。', en: 'Errata and news of technical books.' },
        baseUrl: null,
        homeBook: null,
        supportEmail: 'errata@example.org',
        license: untranslated,
        updatedAt: '2026-01-10T00:00:00.000Z',
      },
      revision: 1,
      books: numbers.map((number) => {
        const { id, slug, title } = createRecord(number)
        return { id, slug, title, revision: 1 }
      }),
      knowsReport: true,
      counts: { books },
      problems: [],
    }),
    news: () => {
      const news = createNews(0)
      return { schemaVersion, revision: 1, news, media: [], counts: { news: news.length, media: 0 } }
    },
    book: (number) => {
      const book = createRecord(number)
      const documents = {
        news: createNews(number),
        materials: createMaterials(number),
        excerpts: createExcerpts(number),
        errata: createErrata({ book: number, count: errata, printings: book.printings.length }),
        media: [],
      }
      return {
        schemaVersion,
        revision: 1,
        book,
        ...documents,
        relatedErrata: [],
        counts: {
          news: documents.news.length,
          materials: documents.materials.length,
          excerpts: documents.excerpts.length,
          errata: documents.errata.length,
          media: 0,
        },
      }
    },
  }
}

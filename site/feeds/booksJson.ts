import { z } from 'zod'
import { eachLocale, type Locale } from '../../content/locale.ts'
import { paths, rootFiles } from '../page-models/routes.ts'
import type { Site } from '../page-models/site.ts'
import type { BookEntry } from '../renderedSite.ts'

const version = 1

const Isbn = z
  .string()
  .regex(/^\d{13}$/)
  .nullable()
const Title = z.string().nullable().describe('Null where it is not translated.')
const Urls = z.object({
  page: z.string(),
  errata: z.string(),
  json: z.string(),
  csv: z.string(),
  tex: z.string(),
  feed: z.string(),
})

const Row = z.object({
  isbn: Isbn.describe('ISBN-13 of the printed book, digits only.'),
  ebookIsbn: Isbn,
  slug: z.string(),
  title: z.object({ ja: Title, en: Title }),
  errata: z.int().describe('How many errors the book has.'),
  updatedAt: z.iso.datetime().describe('The latest change of anything that belongs to the book.'),
  urls: z.object({ ja: Urls, en: Urls }),
})
type Row = z.infer<typeof Row>

/** `books.json`, version 1: all books of the site, for programs that look one up by its ISBN. */
export const BooksJson = z
  .object({
    $schema: z.string(),
    version: z.literal(version).describe('Of this format. Refuse a higher one.'),
    about: z.string(),
    books: z.array(Row).describe('By slug.'),
  })
  .describe('The books of one site. Fields may be added within a version.')

const about =
  'The books of this site with the addresses of their errata. Look a book up by "isbn" or "ebookIsbn": 13 digits, or null.'

/** What the index shows of each book: another change of a book leaves it as it is. */
export function toBookRows(site: Pick<Site, 'routes'>, entries: readonly BookEntry[]): Row[] {
  const address = (path: string) => site.routes.absolute(site.routes.file(path))
  return [...entries]
    .sort((a, b) => (a.slug < b.slug ? -1 : 1))
    .map(({ isbn, ebookIsbn, slug, title, errata, updatedAt }) => {
      const urlsIn = (locale: Locale) => ({
        page: address(`${locale}/${paths.book(slug)}`),
        errata: address(`${locale}/${paths.errata(slug)}`),
        json: address(`${locale}/${paths.errataJson(slug)}`),
        csv: address(`${locale}/${paths.errataCsv(slug)}`),
        tex: address(`${locale}/${paths.errataTex(slug)}`),
        feed: address(`${locale}/${paths.bookFeed(slug)}`),
      })
      const { ja, en } = title
      return { isbn, ebookIsbn, slug, title: { ja, en }, errata, updatedAt, urls: eachLocale(urlsIn) }
    })
}

/** The index as a file: a line for each book. */
export function createBooksJson(site: Pick<Site, 'routes'>, rows: readonly Row[]): string {
  const schema = site.routes.absolute(site.routes.file(rootFiles.booksSchema))
  const head = JSON.stringify({ $schema: schema, version, about }, null, 2).replace(/\n\}$/, '')
  const lines = rows.map((row) => `\n    ${JSON.stringify(row)}`).join(',')
  return `${head},\n  "books": [${lines}${rows.length === 0 ? '' : '\n  '}]\n}\n`
}

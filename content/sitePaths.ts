/** A page below its locale: `books/example/errata/`; the front page is the empty one. */
export type PagePath = string

/** The paths of all pages and files below a locale. They are for ever: readers, feeds and programs keep them. */
export const paths = {
  home: '',
  book: (book: string) => `books/${book}/`,
  errata: (book: string) => `books/${book}/errata/`,
  errataJson: (book: string) => `books/${book}/errata.json`,
  errataCsv: (book: string) => `books/${book}/errata.csv`,
  errataTex: (book: string) => `books/${book}/errata.tex`,
  toc: (book: string) => `books/${book}/toc/`,
  excerpt: (book: string, slug: string) => `books/${book}/excerpts/${slug}/`,
  newsList: (book: string) => `books/${book}/news/`,
  newsItem: (book: string | null, slug: string) =>
    book === null ? `news/${slug}/` : `books/${book}/news/${slug}/`,
  materials: (book: string) => `books/${book}/materials/`,
  search: 'search/',
  /** The books that can be searched, for the search page's script. */
  searchBooks: 'search/books.json',
  /** The folder of what the search page loads of the news about the whole site, and of a book. */
  searchOfNews: 'search/news/',
  searchOfBook: (book: string) => `books/${book}/search/`,
  siteFeed: 'feed.xml',
  manifest: 'site.webmanifest',
  sitePreview: 'preview.png',
  bookFeed: (book: string) => `books/${book}/feed.xml`,
  bookPreview: (book: string) => `books/${book}/preview.png`,
  sharedSitemap: 'sitemap.xml',
  bookSitemap: (book: string) => `books/${book}/sitemap.xml`,
} as const

/** The files that belong to no language, from the root of the site. */
export const rootFiles = {
  /** All books, by their ISBN. */
  books: 'books.json',
  /** The JSON Schemas of version 1 of `errata.json` and of `books.json`. */
  errataSchema: 'schemas/errata-1.json',
  booksSchema: 'schemas/books-1.json',
} as const

/** What the address of a document is made of. `book`: the slug of its book; `slug` and `tag` where its kind has them. */
type PlacedDocument = { collection: string; book: string | null; slug: string | null; tag: string | null }

/** Where readers find a document, below a locale; null where no page shows it (no slug yet, a kind without a page). */
export function pageOfDocument({ collection, book, slug, tag }: PlacedDocument): PagePath | null {
  switch (collection) {
    case 'site-settings':
      return paths.home
    case 'books':
      return slug && paths.book(slug)
    case 'news':
      return slug && paths.newsItem(book, slug)
    case 'materials':
      return book && paths.materials(book)
    case 'excerpts':
      return book && slug && paths.excerpt(book, slug)
    case 'errata':
      return book && tag && `${paths.errata(book)}#${tag}`
    default:
      return null
  }
}

import type { Locale, LocalizedText } from '../content/locale.ts'
import type { MediaFile } from '../content/mediaFile.ts'
import type { ContentProblem } from '../content/publishing.ts'
import type { SiteSettings } from '../content/siteSettings.ts'
import type { BookPart, NewsPart } from '../content/snapshot.ts'
import type { AtomEntry } from './feeds/atomFeed.ts'
import type { StoredNeeds } from './math/formulaNeeds.ts'
import type { Redirect } from './redirects.ts'

/** One file of a release, by its path below the release's root: `ja/books/example/index.html`. Always `/`, never leading. */
export type RenderedFile = { path: string; content: string | Uint8Array }

/**
 * A text that is too long to be made as a whole whenever a line of it changes: the items of a list, in pieces, with `separator` between
 * them. Of JSON, `head` ends with the list's `[`, and `tail` begins with its `]`; of a page, `head` and `tail` are what is around it.
 */
export type LongFile = {
  /** Where it stands: at its present address, and at the former ones. */
  paths: readonly [present: string, ...former: string[]]
  head: string
  pieces: readonly LongFilePiece[]
  separator: string
  tail: string
}

/**
 * Some items of a list. `key`: a hash of everything that they are made from. `write` is called only for what is not there already.
 * `notes`: of a piece of a page.
 */
export type LongFilePiece = { key: string; write: () => string; notes?: PieceNotes }

/** What the page around a piece says of it, so that the piece itself need not be made again. All of it can be written as JSON. */
export type PieceNotes = {
  /** What its formulas need of the page's style sheet and fonts. */
  formulas: StoredNeeds | null
  /** Whether a text of it fell back to the other language. */
  isFallback: boolean
  problems: ContentProblem[]
}

/** What a search can find: an erratum, or a page. `words`: of content/searchWords.ts. The rest is what a result shows: text, and never markup. */
export type SearchRecord = SearchResult & { words: string[] }
export type SearchResult = {
  url: string
  title: string
  /** The language of `title`, where it is not the page's. */
  titleLang?: string
  kind: SearchKind
  text: string
  /** The language of `text`, where it is not the page's. */
  lang?: string
  /** Whatever else is said, in its own language. */
  more?: string
  moreLang?: string
}
export const searchKinds = ['erratum', 'book', 'contents', 'news', 'excerpt', 'material'] as const
export type SearchKind = (typeof searchKinds)[number]

/** Records that become one index in each language, in a folder of its own: `books/example/search/`. */
export type SearchBundle = {
  /** Below the locale, with a slash at its end. */
  folder: string
  records: Record<Locale, SearchRecord[]>
  /** How many further indexes there are below this one, in the folders `1/`, `2/` … */
  parts: number
}

/** The search engine as browsers load it, below `assets/`: `folder` has a hash of its content in its name. */
export type SearchEngine = { folder: string; files: readonly RenderedFile[] }

/** The fetched uploads: each with its path below the release's root (`media/<hash>/<filename>`) and where it is now. */
export type FetchedMedia = ReadonlyMap<string /* filename */, { path: string; from: string }>

/**
 * What pages other than a book's own show of it: the home page, the page of its next edition. It is made from the book's part
 * alone, so that it never contradicts the book's pages.
 */
export type BookEntry = {
  id: string
  slug: string
  formerSlugs: readonly string[]
  title: LocalizedText
  subtitle: LocalizedText
  authors: readonly LocalizedText[]
  /** ISBN-13, digits only. */
  isbn: string | null
  ebookIsbn: string | null
  publishedOn: string | null
  previousEdition: string | null
  macros: string | null
  /** The uploaded picture, and the path of each of its files below the release's root. */
  cover: { file: MediaFile; paths: Readonly<Record<string /* filename */, string>> } | null
  /** How many errors the book has: neither withdrawn nor right as printed. */
  errata: number
  /** The latest change of anything that belongs to the book. */
  updatedAt: string
}

/** What the rendering of one book may ask of the others. Whoever gives it may note the questions: the answers are inputs. */
export type OtherBooks = {
  /** Null: the site has no such book. */
  entry: (slug: string) => BookEntry | null
  /** The book whose `previousEdition` is this one. */
  newerEditionOf: (slug: string) => BookEntry | null
  /** Whether another book's page (`ja/books/other/errata/index.html`) is there and has the id; an empty id is always there. */
  hasAddress: (path: string, id: string) => boolean
}

/**
 * A group of files that are rendered together or not at all. `key` is a hash of everything that they are made from: the same key
 * means the same bytes.
 */
export type RenderedUnit = {
  /** Unique within its book (or within what is shared): `pages`, `errata-2`. */
  name: string
  key: string
  /** Null: the key is the one of the previous build, and nothing was rendered. */
  rendered: {
    files: RenderedFile[]
    /** Beside `files`: what is to be written piece by piece, each from the previous build where its key is the same. */
    longFiles?: LongFile[]
    /** Beside `files`: what the publisher makes an index of. Called only where it makes one. */
    search?: () => SearchBundle
    /** What the pages load, below `assets/`: their names hold a hash of the content. */
    assets: RenderedFile[]
    /** How many HTML pages are among `files`, without those that only lead on. */
    pages: number
    /** What an editor should fix, though the pages could be rendered: a formula that is shown as code. */
    problems: ContentProblem[]
  } | null
}

/** What all pages are made from, beside the content of their own. */
export type RenderContext = {
  settings: SiteSettings
  /** The public address, no slash at its end. */
  baseUrl: string
  /** Addresses of this site that an editor wrote and that lead nowhere: they are shown as plain text. */
  deadLinks: ReadonlySet<string>
  /** The keys of the units of the previous build, by name: those that are the same are not rendered again. */
  previousKeys: ReadonlyMap<string, string>
  /** The notes on the pieces of a long page of the previous build, by their keys: those pieces are there. */
  previousPieces: (unit: string, path: string) => ReadonlyMap<string, PieceNotes>
  /** Takes each unit as soon as it is rendered, so that never more than one is in memory. */
  emit: (unit: RenderedUnit) => Promise<void>
}

/** What a book's rendering gives beside its files. All of it can be written as JSON. */
export type RenderedBook = {
  entry: BookEntry
  /** The newest entries for the feed of the whole site, the newest first. */
  feed: Record<Locale, AtomEntry[]>
  redirects: Redirect[]
  /** The addresses of this site that editors wrote in the texts of the book, as they wrote them. */
  editorLinks: string[]
}

/** Renders one book: all its pages and files in each language, at its present and its former addresses. */
export type RenderBook = (
  book: RenderContext & {
    part: BookPart
    media: FetchedMedia
    others: OtherBooks
    /** Those of the book's former slugs that are no other book's now: its addresses under them lead on. */
    formerSlugs: readonly string[]
  },
) => Promise<RenderedBook>

/** Renders what belongs to no book: front pages, news about the whole site, its feeds, the index of sitemaps. */
export type RenderShared = (
  shared: RenderContext & {
    part: NewsPart
    media: FetchedMedia
    /** All books of the site, in any order. */
    entries: readonly BookEntry[]
    /** The part of `settings.homeBook`, whose page is then the front page; null where there is none. */
    home: { part: BookPart; media: FetchedMedia; others: OtherBooks } | null
    /** The newest entries of the books' feeds, in any order: at least as many as the site's feed shows. */
    feed: Record<Locale, readonly AtomEntry[]>
    /** The redirects of all books: with those of the shared news they make `_redirects`. */
    redirects: readonly Redirect[]
  },
) => Promise<Pick<RenderedBook, 'redirects' | 'editorLinks'>>

/** The renderer of a site. It may keep formulas and assets from one call to the next. */
export type SiteRenderer = {
  renderBook: RenderBook
  renderShared: RenderShared
  /** The entry of a book without rendering it. */
  toEntry: (part: BookPart, media: FetchedMedia) => BookEntry
}

import type { Locale } from '../../../content/locale.ts'
import type { ContentProblem } from '../../../content/publishing.ts'
import type { BookPart } from '../../../content/snapshot.ts'
import type { AtomEntry } from '../../feeds/atomFeed.ts'
import type { Redirect } from '../../redirects.ts'
import type { BookEntry } from '../../renderedSite.ts'
import type { ReleasedFile } from '../release/releaseManifest.ts'
import type { RecordedLongFile } from './longFile.ts'
import type { StoredFacts } from './storedFacts.ts'

/** A file without its age: what a record knows of it. */
export type RecordedFile = Pick<ReleasedFile, 'path' | 'sha256' | 'bytes'>

/** One unit of a build, as far as the next build needs it: what it consists of, and what the checks read in it. */
export type UnitRecord = {
  name: string
  key: string
  files: RecordedFile[]
  /** Those of `files` that were written piece by piece; none: of an earlier program. */
  longFiles?: RecordedLongFile[]
  assets: RecordedFile[]
  pages: number
  problems: ContentProblem[]
  /** By path; the ids of pages and the references to other pages. `factsOf` adds those of long pages. */
  facts: [path: string, facts: StoredFacts][]
}

/** What a book's rendering asked of the others, with the answers: where one differs now, the book is rendered again. */
export type Questions = {
  /** By slug, the title's digest; null: there was no such book. */
  entries: Record<string, string | null>
  newerEditions: Record<string, string | null>
  addresses: [path: string, id: string, isThere: boolean][]
}

/** What the publisher remembers of the last good build of one book; small, because those of all books are in memory. */
export type BookRecord = {
  version: 2
  id: string
  /** Of the part that was built. */
  revision: number
  /** Of the program that built it: another one fetches the part anew, since its contract may know more. */
  programVersion: string
  /** The digest of everything beside the part that the pages are made from: settings, base URL, program. */
  context: string
  /** The folder of its files. */
  tree: string
  entry: BookEntry
  redirects: Redirect[]
  assets: RecordedFile[]
  /** The paths of its uploads in the release. */
  media: string[]
  /** An upload of it could not be had: the book is built again after a while. */
  lacksUploads: boolean
  /** An index of it could not be made: the same. Records of earlier versions lack it. */
  lacksSearch?: boolean
  pages: number
  /** How many documents its part has; records of earlier versions lack it. */
  counts?: BookPart['counts']
  problems: ContentProblem[]
  deadLinks: string[]
  questions: Questions
  formerSlugs: string[]
  /** When the newest entry of the feed of each language was changed; null where there is none. */
  newest: Record<Locale, string | null>
}

/** The rest, read when the book is built again. */
export type BookDetail = { units: UnitRecord[] }
export type BookFeed = Record<Locale, AtomEntry[]>

import { z } from 'zod'
import { Bilingual } from './locale.ts'
import { DocumentId, IsoDateTime } from './primitives.ts'

/** The addresses of what the CMS and the publisher exchange. Every path is below the CMS's address. */
export const publishingPaths = {
  /**
   * GET, `?wait=<seconds>`: a long poll. Gives WaitingChanges, at once when something waits, else when the time is over.
   * With `&unlike=<state>` of an earlier answer it waits while the same changes wait: those that are held, or of a failed build.
   */
  changes: '/api/site/changes',
  /** GET: gives a SiteIndex. `?report=<id>`: of the last ReleaseReport that the CMS took of this publisher, which the answer says it knows. */
  index: '/api/site/index',
  /** GET: gives the BookPart of a published book; 404 where there is none with this slug, 422 and a RefusedPart where it breaks the contract. */
  book: (slug: string) => `/api/site/books/${encodeURIComponent(slug)}`,
  /** GET: gives the NewsPart; 422 and a RefusedPart where it breaks the contract. */
  news: '/api/site/news',
  /** POST of a Confirmation by an administrator: what a release would take away goes. 201 where it is new, 200 where it was given before. */
  confirm: '/api/site/confirm',
  /** POST of a ReleaseReport. The same report twice is one row; 409 where another publisher has the lease now. */
  releases: '/api/site/releases',
  /** GET: gives a LeaseNeed. POST of a LeaseRequest: gives a LeaseAnswer. */
  lease: '/api/site/lease',
  /** GET: one file of a media document. */
  mediaFile: (filename: string) => `/api/media/file/${encodeURIComponent(filename)}`,
} as const

/** The publisher shows its key (PUBLISHER_API_KEY) in this form. */
export function publisherAuthorization(key: string): string {
  return `Publisher ${key}`
}

/** The longest wait that the CMS grants one poll, in seconds: below the idle limits of usual proxies (60 s). */
export const longestWait = 25

/** One published change that no release holds yet. */
export const SiteChange = z.strictObject({
  id: DocumentId,
  /** The slug of the collection or global, and the document's id (null for a global); of a `confirm` site-releases and the Loss's id. */
  collection: z.string().min(1),
  document: DocumentId.nullable(),
  /** `confirm`: nothing was changed; an administrator lets a release take away what the Loss names. */
  operation: z.enum(['publish', 'update', 'unpublish', 'delete', 'confirm']),
  /** The ids of the books whose parts it changes; none: of no book (settings, news about the whole site); null: of all. */
  books: z.array(DocumentId).nullable(),
  createdAt: IsoDateTime,
})
export type SiteChange = z.infer<typeof SiteChange>

export const WaitingChanges = z.strictObject({
  changes: z.array(SiteChange),
  /** Names this very set of changes, for the next poll's `unlike`. */
  state: z.string().optional(),
})
export type WaitingChanges = z.infer<typeof WaitingChanges>

/** Something an editor should fix, in the editor's own language, with the document where it stands. */
export const ContentProblem = z.strictObject({
  /** `warning`: the release holds the document all the same. `error`: it does not, or holds what was published before. */
  severity: z.enum(['warning', 'error']),
  message: Bilingual,
  document: z.strictObject({ collection: z.string().min(1), id: DocumentId }).nullable(),
})
export type ContentProblem = z.infer<typeof ContentProblem>

const Share = z.strictObject({ gone: z.int().min(0), of: z.int().min(0) })

/**
 * What a release would take away, and what readers keep until an administrator confirms it (`publishingPaths.confirm`): more than a third
 * of the site's pages, or half of a book's published errata. What is taken down alone, by one act on one document, never waits.
 */
export const Loss = z.strictObject({
  /** Another one as soon as more would go: a confirmation lets nothing go that it did not name. */
  id: z.uuid(),
  /**
   * `book`: the whole book, which is published no more, or is missing in the index. `part`: documents of a book that stays.
   * `news`: those about the whole site. `site`: pages of whatever kind; then no release is made at all.
   */
  kind: z.enum(['book', 'part', 'news', 'site']),
  /** The book whose pages stay as they were; null for `news` and `site`. */
  book: DocumentId.nullable(),
  /** The book's title at that time; null for `news` and `site`. */
  title: Bilingual.nullable(),
  /** Pages of the site, and the published errata of the book. */
  pages: Share,
  errata: Share.nullable(),
  /** The first documents that would go: the tags of errata, titles. */
  names: z.array(Bilingual),
  /** How many documents would go; 0 where that is not known. */
  documents: z.int().min(0),
  since: IsoDateTime,
})
export type Loss = z.infer<typeof Loss>

/** An administrator's word: the release may take away what the loss names. */
export const Confirmation = z.strictObject({ loss: z.uuid() })
export type Confirmation = z.infer<typeof Confirmation>

/**
 * How one build ended. A `live` one takes its `changes` off the waiting list. A `failed` one leaves them there, because no release
 * holds them: the publisher builds again when something new waits, or after a pause. A live one may have problems of severity
 * `error`: books that could not be built and keep their earlier pages; the changes that wait for them are `held`.
 */
export const ReleaseReport = z.strictObject({
  /** Idempotency key: the publisher makes it once for each build, so that a report that is sent twice is one row. */
  id: z.uuid(),
  outcome: z.enum(['live', 'failed']),
  /** The release that is live now; null where there has been none. */
  release: z.string().min(1).nullable(),
  /** The rows that were seen before the index was fetched, without those that are held. */
  changes: z.array(DocumentId),
  /** The rows that were seen and that this release does not hold: their book keeps its earlier pages. They go on waiting. */
  held: z.array(DocumentId).default([]),
  /** How many pages the build has; null where it failed before they were counted. */
  pages: z.int().min(0).nullable(),
  startedAt: IsoDateTime,
  /** Milliseconds each step took. */
  durations: z.partialRecord(
    z.enum(['fetch', 'render', 'write', 'check', 'switch', 'put', 'total']),
    z.number().min(0),
  ),
  problems: z.array(ContentProblem),
  /** What waits for an administrator's word. */
  losses: z.array(Loss).default([]),
  /** The number of the lease in the database with which it was built; none where the publisher holds only the folder's. */
  lease: z.int().min(1).nullish(),
})
export type ReleaseReport = z.infer<typeof ReleaseReport>

/** Whether a publisher has to hold the lease in the database before it works on the site. */
export const LeaseNeed = z.strictObject({ needed: z.boolean() })
export type LeaseNeed = z.infer<typeof LeaseNeed>

/**
 * Asks for the lease in the database, of which there is one: the right to publish this site, whichever machine the publisher is on.
 * - `take` gives it to `holder` where it is free, where `holder` has it already (an answer was lost, or the CMS was away), or where it
 *   still is as `over` says: the number and the beat that the asker has seen unchanged for so long that it counts the holder as gone.
 * - `renew` changes the beat, by which those that wait see that the holder lives.
 * - `release` frees it.
 */
export const LeaseRequest = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('take'),
    /** One for the life of a publisher's process. */
    holder: z.uuid(),
    /** The publisher's process, for publishers on the same machine; others can't read it. */
    process: z.string().max(1000),
    over: z.strictObject({ number: z.int().min(1), beat: z.uuid() }).nullable(),
  }),
  z.strictObject({
    action: z.enum(['renew', 'release']),
    holder: z.uuid(),
    number: z.int().min(1),
  }),
])
export type LeaseRequest = z.infer<typeof LeaseRequest>

/** The lease as it is after the request. */
export const LeaseAnswer = z.strictObject({
  /** Whether the asker has got what it asked for. */
  granted: z.boolean(),
  /** Grows by one each time that the lease is taken; 0 where nobody has taken it yet. */
  number: z.int().min(0),
  /** Another one after each renewal; null where nobody has taken the lease yet. */
  beat: z.uuid().nullable(),
  /** The process of the holder; null where the lease is free. */
  process: z.string().nullable(),
})
export type LeaseAnswer = z.infer<typeof LeaseAnswer>

import { z } from 'zod'
import { Bilingual } from './locale.ts'
import { DocumentId, IsoDateTime } from './primitives.ts'

/** The addresses of what the CMS and the publisher exchange. Every path is below the CMS's address. */
export const publishingPaths = {
  /** GET, `?wait=<seconds>`: a long poll. Gives WaitingChanges, at once when something waits, else when the time is over. */
  changes: '/api/site/changes',
  /** GET: gives a Snapshot. */
  snapshot: '/api/site/snapshot',
  /** POST of a ReleaseReport. The same report twice is one row. */
  releases: '/api/site/releases',
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
  /** The slug of the collection or global, and the document's id (null for a global). */
  collection: z.string().min(1),
  document: DocumentId.nullable(),
  operation: z.enum(['publish', 'update', 'unpublish', 'delete']),
  createdAt: IsoDateTime,
})
export type SiteChange = z.infer<typeof SiteChange>

export const WaitingChanges = z.strictObject({ changes: z.array(SiteChange) })
export type WaitingChanges = z.infer<typeof WaitingChanges>

/** Something an editor should fix, in the editor's own language, with the document where it stands. */
export const ContentProblem = z.strictObject({
  /** `warning`: the release holds the document all the same. `error`: nothing was released. */
  severity: z.enum(['warning', 'error']),
  message: Bilingual,
  document: z.strictObject({ collection: z.string().min(1), id: DocumentId }).nullable(),
})
export type ContentProblem = z.infer<typeof ContentProblem>

/** The answer, with 422, where published documents break the contract: each problem, with the link to its document. */
export const RefusedSnapshot = z.looseObject({ problems: z.array(ContentProblem).min(1) })
export type RefusedSnapshot = z.infer<typeof RefusedSnapshot>

/**
 * How one build ended. A `live` one takes its changes off the waiting list. A `failed` one leaves them there, because no release
 * holds them: the publisher builds again when something new waits, or after a pause.
 */
export const ReleaseReport = z.strictObject({
  /** Idempotency key: the publisher makes it once for each build, so that a report that is sent twice is one row. */
  id: z.uuid(),
  outcome: z.enum(['live', 'failed']),
  /** The release that is live now; null where there has been none. */
  release: z.string().min(1).nullable(),
  /** Exactly the rows that were seen before the snapshot was fetched. */
  changes: z.array(DocumentId),
  /** How many pages the build has; null where it failed before they were counted. */
  pages: z.int().min(0).nullable(),
  startedAt: IsoDateTime,
  /** Milliseconds each step took. */
  durations: z.partialRecord(
    z.enum(['fetch', 'render', 'write', 'check', 'switch', 'total']),
    z.number().min(0),
  ),
  problems: z.array(ContentProblem),
})
export type ReleaseReport = z.infer<typeof ReleaseReport>

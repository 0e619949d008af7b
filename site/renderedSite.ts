import type { ContentProblem } from '../content/publishing.ts'
import type { Snapshot } from '../content/snapshot.ts'
import type { Redirect } from './redirects.ts'

/** One file of a release, by its path below the release's root: `ja/books/example/index.html`. Always `/`, never leading. */
export type RenderedFile = { path: string; content: string | Uint8Array }

/** A whole site in memory, before any of it is written. */
export type RenderedSite = {
  files: RenderedFile[]
  /** Files that are copied as they are: fetched uploads, fonts. `from` is an absolute path. */
  copies: { path: string; from: string }[]
  /** Former addresses. What `files` holds there is for hosts that know no redirects. */
  redirects: Redirect[]
  /** How many HTML pages are among `files`, without those that only lead on. */
  pages: number
  /** What an editor should fix, though the site could be built: a formula that is shown as code. */
  problems: ContentProblem[]
}

/** The fetched uploads: each with its path below the release's root (`media/<hash>/<filename>`) and where it is now. */
export type FetchedMedia = ReadonlyMap<string /* filename */, { path: string; from: string }>

export type RenderSite = (site: {
  snapshot: Snapshot
  media: FetchedMedia
  /** The public address, no slash at its end. */
  baseUrl: string
}) => Promise<RenderedSite>

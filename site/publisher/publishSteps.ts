import { randomUUID } from 'node:crypto'
import { publishingPaths, type ReleaseReport, type WaitingChanges } from '../../content/publishing.ts'
import type { BookPart, IndexedBook, NewsPart, SiteIndex } from '../../content/snapshot.ts'
import type { PublisherSettings } from '../../system/settings.ts'
import type { RenderedFile, SiteRenderer } from '../renderedSite.ts'
import { askCms } from './fetch/askCms.ts'
import { openMediaStore, type MediaStore } from './fetch/fetchMedia.ts'
import { fetchBookPart, fetchIndex, fetchNewsPart, type FetchedPart } from './fetch/fetchParts.ts'
import { waitForChanges } from './fetch/waitForChanges.ts'
import type { SiteLease } from './lease/holdSiteLease.ts'
import type { LeaseTimes } from './lease/takeLease.ts'
import { takeSiteLease } from './lease/takeSiteLease.ts'
import { buildRelease, type BuiltRelease, type SiteToRelease } from './release/buildRelease.ts'
import type { IndexSearch, Search } from './search/openSearch.ts'
import { buildTree } from './release/buildTree.ts'
import { pruneReleases, type ReleaseNeeds } from './release/pruneReleases.ts'
import type { ReleaseManifest, Tree } from './release/releaseManifest.ts'
import type { Source } from './release/sources.ts'
import { storeAssets } from './release/storeAssets.ts'
import { switchRelease } from './release/switchRelease.ts'

/** Everything that a publisher reads from or writes to the CMS and the site's folder, and the rendering: one function each. */
export type PublishSteps = Pick<SiteRenderer, 'renderBook' | 'renderShared'> & {
  /** The lease in the CMS's database, for publishers on several machines. */
  takeSiteLease: (options: {
    signal: AbortSignal
    log: (line: string) => void
    times?: LeaseTimes | undefined
  }) => Promise<SiteLease>
  waitForChanges: (options: {
    seconds: number
    unlike?: string | undefined
    signal: AbortSignal
  }) => Promise<WaitingChanges>
  fetchIndex: (options: { report: string | null; signal: AbortSignal }) => Promise<SiteIndex>
  fetchBook: (options: { book: IndexedBook; signal: AbortSignal }) => Promise<FetchedPart<BookPart>>
  fetchNews: (options: { signal: AbortSignal }) => Promise<FetchedPart<NewsPart>>
  openMedia: () => Promise<MediaStore>
  storeAssets: (options: {
    workDir: string
    assets: readonly RenderedFile[]
    damaged: ReadonlySet<string>
  }) => Promise<void>
  indexSearch: IndexSearch
  buildTree: (options: {
    workDir: string
    sources: readonly Source[]
    damaged: ReadonlySet<string>
  }) => Promise<Tree>
  buildRelease: (options: {
    workDir: string
    site: SiteToRelease
    live: ReleaseManifest | null
    damaged: ReadonlySet<string>
  }) => Promise<BuiltRelease | null>
  switchRelease: (options: { workDir: string; built: BuiltRelease }) => Promise<void>
  /** Brings the live release to where else it goes, and tells of it; null where it goes nowhere else. */
  deliver: Deliver | null
  pruneReleases: (options: { workDir: string; keep?: number; also?: ReleaseNeeds }) => Promise<string[]>
  sendReport: (report: ReleaseReport) => Promise<void>
}

/** Puts a release where the settings say, and announces the addresses that changed. Throws StoreError. */
export type Deliver = (options: {
  manifest: ReleaseManifest
  baseUrl: string
  signal: AbortSignal
}) => Promise<void>

/** The steps of one installation. `isShared`: publishers on other machines may put their releases to the same place. */
export function createPublishSteps({
  settings: { siteDir, publisherDir, cmsUrl, publisherApiKey },
  renderer,
  deliver = null,
  search = null,
  isShared = false,
}: {
  settings: Pick<PublisherSettings, 'siteDir' | 'publisherDir' | 'cmsUrl' | 'publisherApiKey'>
  renderer: Pick<SiteRenderer, 'renderBook' | 'renderShared'>
  deliver?: Deliver | null
  /** The one that the renderer has. */
  search?: Pick<Search, 'index'> | null
  isShared?: boolean
}): PublishSteps {
  const cms = { cmsUrl, publisherApiKey }
  const holder = randomUUID()
  // What releases need never changes: the list of each is read once.
  const needs = new Map<string, ReleaseNeeds>()
  return {
    ...renderer,
    deliver,
    takeSiteLease: (options) => takeSiteLease({ cms, holder, isShared, ...options }),
    waitForChanges: (options) => waitForChanges({ cms, ...options }),
    fetchIndex: (options) => fetchIndex({ cms, ...options }),
    fetchBook: ({ book, signal }) => fetchBookPart({ cms, slug: book.slug, signal }),
    fetchNews: (options) => fetchNewsPart({ cms, ...options }),
    openMedia: () => openMediaStore({ cms, publisherDir }),
    storeAssets: async (options) => {
      await storeAssets({ siteDir, ...options })
    },
    indexSearch: async (options) => {
      if (search === null) throw new Error('The renderer has a search, and the steps have none.')
      return search.index(options)
    },
    buildTree: (options) => buildTree({ siteDir, ...options }),
    buildRelease: (options) => buildRelease({ siteDir, ...options }),
    switchRelease: (options) => switchRelease({ siteDir, ...options }),
    pruneReleases: (options) => pruneReleases({ siteDir, needs, ...options }),
    sendReport: async (report) => {
      const path = publishingPaths.releases
      await askCms({ cms, path, method: 'POST', body: report, timeoutMs: 10_000, maxBytes: 1024 * 1024 })
    },
  }
}

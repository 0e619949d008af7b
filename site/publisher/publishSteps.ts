import { type ReleaseReport, type SiteChange, publishingPaths } from '../../content/publishing.ts'
import type { Snapshot } from '../../content/snapshot.ts'
import type { PublisherSettings } from '../../system/settings.ts'
import type { FetchedMedia, RenderedSite, RenderSite } from '../renderedSite.ts'
import { askCms } from './fetch/askCms.ts'
import { fetchMedia } from './fetch/fetchMedia.ts'
import { fetchSnapshot } from './fetch/fetchSnapshot.ts'
import { keepSnapshot, readKeptSnapshot } from './fetch/keepSnapshot.ts'
import { waitForChanges } from './fetch/waitForChanges.ts'
import { buildRelease, type BuiltRelease } from './release/buildRelease.ts'
import { checkRelease, type FileFacts } from './release/checkRelease.ts'
import { pruneReleases } from './release/pruneReleases.ts'
import type { ReleaseManifest } from './release/releaseManifest.ts'
import { switchRelease } from './release/switchRelease.ts'

/** Everything that a publisher reads from or writes to the CMS and the disk, and the rendering: one function each. */
export type PublishSteps = {
  waitForChanges: (options: { seconds: number; signal: AbortSignal }) => Promise<SiteChange[]>
  fetchSnapshot: (options: { signal: AbortSignal }) => Promise<Snapshot>
  fetchMedia: (options: { snapshot: Snapshot; signal: AbortSignal }) => Promise<FetchedMedia>
  readKeptSnapshot: () => Promise<Snapshot | null>
  keepSnapshot: (snapshot: Snapshot) => Promise<void>
  renderSite: (options: { snapshot: Snapshot; media: FetchedMedia }) => Promise<RenderedSite>
  buildRelease: (options: {
    workDir: string
    rendered: RenderedSite
    live: ReleaseManifest | null
  }) => Promise<BuiltRelease | null>
  checkRelease: (options: { built: BuiltRelease; snapshot: Snapshot }) => Promise<void>
  switchRelease: (options: { workDir: string; built: BuiltRelease }) => Promise<void>
  pruneReleases: (options: { workDir: string }) => Promise<string[]>
  sendReport: (report: ReleaseReport) => Promise<void>
}

/** The steps of one installation. For as long as the process lives, they cache which files were read and found whole. */
export function createPublishSteps({
  settings,
  renderSite,
}: {
  settings: Pick<PublisherSettings, 'siteDir' | 'publisherDir' | 'cmsUrl' | 'siteUrl' | 'publisherApiKey'>
  renderSite: RenderSite
}): PublishSteps {
  const { siteDir, publisherDir } = settings
  const cms = { cmsUrl: settings.cmsUrl, publisherApiKey: settings.publisherApiKey }
  const verifiedSums = new Set<string>()
  const factsBySum = new Map<string, FileFacts>()
  const baseUrlOf = (snapshot: Snapshot) => snapshot.settings.baseUrl ?? settings.siteUrl
  return {
    waitForChanges: (options) => waitForChanges({ cms, ...options }),
    fetchSnapshot: (options) => fetchSnapshot({ cms, ...options }),
    fetchMedia: (options) => fetchMedia({ cms, publisherDir, verifiedSums, ...options }),
    readKeptSnapshot: () => readKeptSnapshot(publisherDir),
    keepSnapshot: (snapshot) => keepSnapshot(publisherDir, snapshot),
    renderSite: ({ snapshot, media }) => renderSite({ snapshot, media, baseUrl: baseUrlOf(snapshot) }),
    buildRelease: (options) => buildRelease({ siteDir, ...options }),
    checkRelease: ({ built, snapshot }) =>
      checkRelease({
        built,
        baseUrl: baseUrlOf(snapshot),
        bookSlugs: snapshot.books.map((book) => book.slug),
        factsBySum,
      }),
    switchRelease: (options) => switchRelease({ siteDir, ...options }),
    pruneReleases: (options) => pruneReleases({ siteDir, ...options }),
    sendReport: async (report) => {
      const path = publishingPaths.releases
      await askCms({ cms, path, method: 'POST', body: report, timeoutMs: 10_000, maxBytes: 1024 * 1024 })
    },
  }
}

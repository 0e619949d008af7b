import type { StoreSettings } from '../../../system/publishingSettings.ts'
import type { ReleaseManifest } from '../release/releaseManifest.ts'
import { createLocalStore } from './localStore.ts'

/** Where a release goes after it was switched to in the local folder. */
export type SiteStore = {
  /**
   * Puts a release there. Gives the paths below the site's root that are new, changed or gone since the last release that was put,
   * those of attempts that failed or were killed in between among them. Throws StoreError, or the signal's reason where `signal`
   * stops it; the next call sets right what is half done.
   */
  put: (options: {
    release: { siteDir: string; manifest: ReleaseManifest }
    signal: AbortSignal
    /**
     * Takes the changed paths when readers have all of them, and before the release counts as put: after a kill in between, the
     * next call gives them again. So nobody who is to hear of a change misses it.
     */
    announce?: (changed: string[]) => Promise<void>
  }) => Promise<{ changed: string[] }>
}

/** The store that the settings name: the local folder alone, or an object store beside it. */
export async function createSiteStore({
  store,
  publisherDir,
  log,
}: {
  store: StoreSettings | null
  publisherDir: string
  log: (line: string) => void
}): Promise<SiteStore> {
  if (store === null) return createLocalStore({ publisherDir })
  // Loaded only where it is used: the client takes 22 MB of memory.
  const { createS3Store } = await import('./s3Store.ts')
  return createS3Store({ store, publisherDir, log })
}

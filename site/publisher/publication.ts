import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ContentProblem } from '../../content/publishing.ts'
import { toMessage } from '../../system/toMessage.ts'
import { openBookStore } from './books/bookStore.ts'
import { openHeldSite, type HeldSite } from './books/heldSite.ts'
import type { MediaStore } from './fetch/fetchMedia.ts'
import type { LogLine } from './logLine.ts'
import { openLossLedger, type LossLedger } from './losses/lossLedger.ts'
import type { PublishSteps } from './publishSteps.ts'
import { readTree, type ReleaseManifest } from './release/releaseManifest.ts'

/** What a publisher works with for as long as it holds the lease. */
export type Publication = {
  steps: PublishSteps
  held: HeldSite
  mediaStore: MediaStore
  /** What waits for an administrator's word. */
  ledger: LossLedger
  siteDir: string
  /** The address of the site where the settings name none. */
  siteUrl: string
  programVersion: string
  /** Paths of the live release that were found damaged; emptied when they were made anew. */
  damagedPaths: Set<string>
  /** The live release, as it was read last. */
  live: ReleaseManifest | null
  /** The id of the last report that the CMS took. */
  lastReport: string | null
  /** Throws where another publisher, on whichever machine, has the lease at this moment: asked before what can't be undone. */
  confirmLease: () => Promise<void>
  /** What to tell editors beside the trouble of a build: that nobody took the notice of a release. */
  warnings: ContentProblem[]
  /** The same for what holds as long as the process runs: that there is no search. */
  standing: readonly ContentProblem[]
  log: LogLine
  /** How long a build goes on, in ms, with books that nobody changed, before it makes a release of what it has. */
  patienceMs: number
  /** How much room is kept on the disk for takedowns, in bytes; 0: none. */
  spareBytes: number
}

export type PublicationOptions = Pick<Publication, 'steps' | 'siteDir' | 'siteUrl' | 'programVersion'> & {
  publisherDir: string
  patienceMs?: number
  spareBytes?: number
  warnings?: ContentProblem[]
  standing?: readonly ContentProblem[]
  log: LogLine
}

/** While many pages are made anew, a release with what is there is made at least this often. */
const defaultPatienceMs = 5_000

/** Reads what earlier builds left in `publisherDir` and in the site's folder. */
export async function openPublication({
  publisherDir,
  patienceMs = defaultPatienceMs,
  spareBytes = 0,
  warnings = [],
  standing = [],
  log,
  ...given
}: PublicationOptions): Promise<Publication> {
  const store = openBookStore({ publisherDir, log })
  // What earlier versions kept: the whole site in one file.
  await rm(join(publisherDir, 'snapshot.json'), { force: true })
  const readWhole = (id: string) =>
    readTree(given.siteDir, id).catch((error: unknown) => {
      log(`${toMessage(error)} Its book is built anew.`)
      return null
    })
  const held = await openHeldSite({ store, readTree: readWhole })
  return {
    ...given,
    held,
    ledger: await openLossLedger({ file: join(publisherDir, 'losses'), log }),
    mediaStore: await given.steps.openMedia(),
    patienceMs,
    spareBytes,
    damagedPaths: new Set(),
    live: null,
    lastReport: await store.readReport(),
    ...{ warnings, standing, log },
    confirmLease: async () => {},
  }
}

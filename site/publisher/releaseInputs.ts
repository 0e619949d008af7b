import { join } from 'node:path'
import type { SiteChange } from '../../content/publishing.ts'
import type { NewsPart, SiteIndex } from '../../content/snapshot.ts'
import type { SiteSettings } from '../../content/siteSettings.ts'
import { sha256 } from '../../system/sha256.ts'
import { toMessage } from '../../system/toMessage.ts'
import type { BuildInputs } from './books/buildBook.ts'
import { isRemoval } from './books/changedBooks.ts'
import type { HeldSite } from './books/heldSite.ts'
import { settleNews, type SettledNews } from './books/settleNews.ts'
import { fetchCurrent } from './fetch/fetchCurrent.ts'
import { RefusedContentError } from './fetch/refusedContentError.ts'
import { judgeLosses, type LossJudgement } from './losses/judgeLosses.ts'
import type { Publication } from './publication.ts'
import { readCurrent, readManifest, type ReleaseManifest } from './release/releaseManifest.ts'

/** The news about the whole site as they are to be shown. They are fetched only where their revision is another one than that of the last build. */
export async function readNews({
  publication: { steps, held, programVersion },
  index,
  changes,
  judgement,
  signal,
}: {
  publication: Publication
  index: SiteIndex
  changes: readonly SiteChange[]
  judgement: LossJudgement
  signal: AbortSignal
}): Promise<SettledNews> {
  const shared = held.shared()
  const earlier = shared?.part ?? null
  const isOfThisProgram = shared?.record.programVersion === programVersion
  if (earlier?.revision === index.revision && isOfThisProgram && !held.isDistrusted(null))
    return { part: earlier, troubles: [] }
  const fetch = () => steps.fetchNews({ signal })
  const fetched = await fetchCurrent<NewsPart>({ revision: index.revision, fetch, signal })
  if (fetched.kind === 'part') held.trust(null)
  return settleNews({ fetched, earlier, changes, judgement })
}

/** Opens the judgement of what a build takes away, and takes the words of administrators among the rows. */
export async function openJudgement({
  publication: { ledger, held, siteDir },
  changes,
  live,
}: {
  publication: Publication
  changes: readonly SiteChange[]
  live: ReleaseManifest | null
}): Promise<LossJudgement> {
  const words = changes.filter(({ operation }) => operation === 'confirm')
  await ledger.confirm(words.flatMap(({ document }) => document ?? []))
  // Where the list of the live release is damaged, the records say how many pages it has.
  const hasReaders = live !== null || (await readCurrent(siteDir)) !== null
  const livePages = live?.pages ?? (hasReaders ? held.pages() : null)
  return judgeLosses({ ledger, changes, livePages })
}

/** The settings to build with: where those that are published break the contract, the earlier ones. Throws where there are none. */
export function chooseSettings(index: SiteIndex, held: HeldSite): SiteSettings {
  const settings = index.settings ?? held.shared()?.record.settings
  if (settings === undefined) throw new RefusedContentError(index.problems)
  return settings
}

/** How long a build waits for an index, in ms, before it goes on without: one of 450 errata takes 0.2 s. A takedown waits less. */
const patienceWithSearch = { edit: 10_000, takedown: 2_000 }

/** What the builds of the books have in common. */
export function createInputs({
  publication: { steps, held, mediaStore, siteDir, siteUrl, programVersion, damagedPaths, log },
  workDir,
  changes,
  settings,
  signal,
}: {
  publication: Publication
  workDir: string
  changes: readonly SiteChange[]
  settings: SiteSettings
  signal: AbortSignal
}): BuildInputs {
  const baseUrl = settings.baseUrl ?? siteUrl
  // What no page of a book shows: when they were saved, what is on the front page.
  const patienceMs = patienceWithSearch[changes.some(isRemoval) ? 'takedown' : 'edit']
  const ofBooks = { ...settings, updatedAt: null, description: { ja: null, en: null }, homeBook: null }
  return {
    ...{ baseUrl, siteDir, mediaStore, programVersion },
    settings: ofBooks,
    context: sha256(JSON.stringify([programVersion, ofBooks, baseUrl])),
    table: held.table,
    renderBook: steps.renderBook,
    buildTree: (sources) => steps.buildTree({ workDir, sources, damaged: held.damagedTrees }),
    place: {
      ...{ workDir, signal, log },
      storeAssets: (assets) => steps.storeAssets({ workDir, assets, damaged: damagedPaths }),
      indexSearch: (bundle) => steps.indexSearch({ bundle, patienceMs }),
      retriesIndexes: changes.length === 0,
    },
  }
}

/**
 * The live release, read once: it never changes. Null where there is none, or its list is damaged: it still serves readers, and the next
 * release is built in full.
 */
export async function readLive(
  publication: Publication,
  log: (line: string) => void,
): Promise<ReleaseManifest | null> {
  const { siteDir } = publication
  const id = await readCurrent(siteDir)
  if (id === null) return null
  if (publication.live?.id === id) return publication.live
  try {
    publication.live = await readManifest(join(siteDir, 'releases', id))
    return publication.live
  } catch (error) {
    log(`${toMessage(error)} The site is built anew.`)
    return null
  }
}

import { join } from 'node:path'
import type { ContentProblem, SiteChange } from '../../content/publishing.ts'
import type { NewsPart, SiteIndex } from '../../content/snapshot.ts'
import type { SiteSettings } from '../../content/siteSettings.ts'
import { sha256 } from '../../system/sha256.ts'
import { toMessage } from '../../system/toMessage.ts'
import { accountForChanges } from './books/accountForChanges.ts'
import { buildBooks } from './books/buildBooks.ts'
import type { BuildInputs } from './books/buildBook.ts'
import type { BuiltShared } from './books/buildShared.ts'
import { settleShared } from './books/settleShared.ts'
import type { Trouble } from './books/describeTrouble.ts'
import type { HeldSite } from './books/heldSite.ts'
import { settleNews, type SettledNews } from './books/settleNews.ts'
import { sharedPages } from './books/sharedPages.ts'
import { fetchCurrent } from './fetch/fetchCurrent.ts'
import { RefusedContentError } from './fetch/refusedContentError.ts'
import type { Publication } from './publication.ts'
import type { SiteToRelease } from './release/buildRelease.ts'
import { findMissingPages, neededSharedPages } from './release/neededPages.ts'
import { ReleaseCheckError } from './release/releaseCheckError.ts'
import { readCurrent, readManifest, type ReleaseManifest } from './release/releaseManifest.ts'
import type { Stopwatch } from './stopwatch.ts'

export type MadeRelease = {
  manifest: ReleaseManifest
  isNew: boolean
  problems: ContentProblem[]
  /** Whether what is in trouble may be well when it is tried again. */
  passes: boolean
  isUnfinished: boolean
  /** The CMS does not know the last report: it is told of this build, whatever it brought. */
  mustReport: boolean
  /** The rows that the release holds, and those that wait because their book is in trouble. */
  done: string[]
  held: string[]
  /** What is left to do when the release is live. */
  tidyUp: () => Promise<void>
}

/** Brings the site up to date with what is published, and makes it live. Throws where no release can be made. */
export async function makeRelease({
  publication,
  workDir,
  changes,
  onlyNamed,
  stopwatch,
  signal,
  log,
}: {
  publication: Publication
  workDir: string
  changes: readonly SiteChange[]
  onlyNamed: boolean
  stopwatch: Stopwatch
  signal: AbortSignal
  log: (line: string) => void
}): Promise<MadeRelease> {
  const { steps, held, patienceMs } = publication
  const live = await readLive(publication, log)
  const { index, fetchedNews } = await stopwatch.time('fetch', async () => {
    const fetched = await steps.fetchIndex({ report: publication.lastReport, signal })
    if (!fetched.knowsReport) held.distrustRevisions()
    return { index: fetched, fetchedNews: await readNews({ publication, index: fetched, changes, signal }) }
  })
  const settings = chooseSettings(index, held)
  const inputs = createInputs({ publication, workDir, settings, signal })
  held.table.putShared({
    pages: sharedPages(fetchedNews.part),
    redirects: held.shared()?.record.redirects ?? [],
  })
  const scope = {
    ...{ index: index.books, changes, onlyNamed },
    // What somebody waits for goes first.
    until: live === null ? Infinity : changes.length > 0 ? 0 : performance.now() + patienceMs,
  }
  const fetchBook = (book: (typeof index.books)[number]) =>
    fetchCurrent({ revision: book.revision, fetch: () => steps.fetchBook({ book, signal }), signal })
  const { books, news, shared } = await stopwatch.time('render', async () => ({
    books: await buildBooks({ held, scope, inputs, fetchBook }),
    ...(await settleShared({
      ...{ held, live, inputs, settings, news: fetchedNews, damaged: publication.damagedPaths },
      renderShared: steps.renderShared,
    })),
  }))
  try {
    const built = await stopwatch.time('write', () =>
      steps.buildRelease({
        ...{ workDir, live, damaged: publication.damagedPaths },
        site: siteToRelease(held, shared),
      }),
    )
    if (built !== null) {
      await stopwatch.time('check', async () => checkPages(built.manifest))
      await stopwatch.time('switch', () => steps.switchRelease({ workDir, built }))
      publication.damagedPaths.clear()
    }
    const manifest = built?.manifest ?? live
    if (manifest === null) throw new Error('The site was taken for unchanged, and there is none yet.')
    const { deliver } = steps
    // Also where nothing changed here: the last release may not have arrived.
    if (deliver !== null)
      await stopwatch.time('put', async () => {
        await publication.confirmLease()
        await deliver({ manifest, baseUrl: inputs.baseUrl, signal })
      })
    const troubles = [...books.troubles.values(), ...news.troubles]
    const lacksUploads = [...held.records.values()].some((record) => record.lacksUploads)
    return {
      ...{ manifest, isNew: built !== null },
      problems: [...gatherProblems({ index, held, troubles, shared }), ...publication.warnings.splice(0)],
      passes: lacksUploads || troubles.some((trouble) => trouble.passes),
      isUnfinished: books.waiting.size > 0,
      mustReport: !index.knowsReport,
      ...accountForChanges({ changes, index, books, newsIsHeld: news.troubles.length > 0 }),
      tidyUp: async () => {
        await held.keepShared(shared)
        await held.forgetRemoved()
        if (built === null) return
        await steps.pruneReleases({ workDir })
        await publication.mediaStore.keepOnly(mediaPaths(held, shared))
      },
    }
  } finally {
    await shared.discard()
  }
}

/** News are fetched only where their revision is another one than that of the last build. */
async function readNews({
  publication: { steps, held, programVersion },
  index,
  changes,
  signal,
}: {
  publication: Publication
  index: SiteIndex
  changes: readonly SiteChange[]
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
  return settleNews({ fetched, earlier, changes })
}

// Settings that break the contract: the site keeps the earlier ones.
function chooseSettings(index: SiteIndex, held: HeldSite): SiteSettings {
  const settings = index.settings ?? held.shared()?.record.settings
  if (settings === undefined) throw new RefusedContentError(index.problems)
  return settings
}

function createInputs({
  publication: { steps, held, mediaStore, siteDir, siteUrl, programVersion },
  workDir,
  settings,
  signal,
}: {
  publication: Publication
  workDir: string
  settings: SiteSettings
  signal: AbortSignal
}): BuildInputs {
  const baseUrl = settings.baseUrl ?? siteUrl
  // What no page of a book shows: when they were saved, what is on the front page.
  const ofBooks = { ...settings, updatedAt: null, description: { ja: null, en: null }, homeBook: null }
  return {
    ...{ baseUrl, siteDir, mediaStore, programVersion },
    settings: ofBooks,
    context: sha256(JSON.stringify([programVersion, ofBooks, baseUrl])),
    table: held.table,
    renderBook: steps.renderBook,
    buildTree: (sources) => steps.buildTree({ workDir, sources, damaged: held.damagedTrees }),
    place: { workDir, signal, storeAssets: (assets) => steps.storeAssets({ workDir, assets }) },
  }
}

function siteToRelease(held: HeldSite, shared: BuiltShared): SiteToRelease {
  const records = [...held.records.values()]
  const trees = [...held.trees(), ...(shared.tree === null ? [] : [shared.tree])]
  return {
    files: shared.sources,
    assets: [
      ...records.flatMap(({ assets }) => assets),
      ...shared.record.units.flatMap(({ assets }) => assets),
    ],
    trees: [...new Map(trees.map((tree) => [tree.id, tree])).values()],
    presentTrees: new Map(records.map(({ entry, tree }) => [entry.slug, tree])),
    pages: sum([...records, ...shared.record.units].map(({ pages }) => pages)),
    redirects: [...records.flatMap(({ redirects }) => redirects), ...shared.record.redirects],
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

// A site without these pages is a fault of the program: no edit in the CMS can ask for it.
function checkPages({ files }: ReleaseManifest): void {
  const paths = new Set(files.map(({ path }) => path))
  const problems = findMissingPages({ paths, needed: neededSharedPages })
  if (problems.length > 0) throw new ReleaseCheckError(problems)
}

/** A report is read by people: of many warnings the first will do. */
const mostWarnings = 100

function gatherProblems({
  index,
  held,
  troubles,
  shared,
}: {
  index: SiteIndex
  held: HeldSite
  troubles: readonly Trouble[]
  shared: BuiltShared
}): ContentProblem[] {
  const warnings = [...[...held.records.values()].flatMap(({ problems }) => problems), ...shared.problems]
  return [
    ...index.problems,
    ...troubles.flatMap(({ problems }) => problems),
    ...warnings.slice(0, mostWarnings),
  ]
}

function* mediaPaths(held: HeldSite, shared: BuiltShared): Iterable<string> {
  for (const { media } of held.records.values()) yield* media
  for (const { path } of shared.tree?.files ?? []) yield path
}

// A live release with a damaged manifest still serves readers; without it the next release is built in full.
// It is read once for each release, which never changes.
async function readLive(
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

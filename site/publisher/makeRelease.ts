import type { ContentProblem, SiteChange } from '../../content/publishing.ts'
import { accountForChanges } from './books/accountForChanges.ts'
import { buildBooks } from './books/buildBooks.ts'
import { settleShared } from './books/settleShared.ts'
import { sharedPages } from './books/sharedPages.ts'
import { fetchCurrent } from './fetch/fetchCurrent.ts'
import { DoubtfulReleaseError } from './losses/doubtfulReleaseError.ts'
import type { Publication } from './publication.ts'
import type { ReleaseManifest } from './release/releaseManifest.ts'
import { checkPages, gatherProblems, mediaPaths, missingAddresses, siteToRelease } from './releaseContents.ts'
import { chooseSettings, createInputs, openJudgement, readLive, readNews } from './releaseInputs.ts'
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

/** Brings the site up to date with what is published, and makes it live. Throws where no release can be made, or it would lack too much. */
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
  const judgement = await openJudgement({ publication, changes, live })
  const { index, fetchedNews } = await stopwatch.time('fetch', async () => {
    const fetched = await steps.fetchIndex({ report: publication.lastReport, signal })
    if (!fetched.knowsReport) held.distrustRevisions()
    return {
      index: fetched,
      fetchedNews: await readNews({ publication, index: fetched, changes, judgement, signal }),
    }
  })
  const settings = chooseSettings(index, held)
  const inputs = createInputs({ publication, workDir, changes, settings, signal })
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
    books: await buildBooks({ held, scope, judgement, inputs, fetchBook }),
    ...(await settleShared({
      ...{ held, live, inputs, settings, news: fetchedNews, damaged: publication.damagedPaths },
      renderShared: steps.renderShared,
    })),
  }))
  try {
    const site = siteToRelease(held, shared)
    const missing = () => (live === null ? [] : missingAddresses(live, site))
    const loss = judgement.judgeSite({ pages: site.pages, missing })
    if (loss !== null) {
      await judgement.keep()
      throw new DoubtfulReleaseError(loss)
    }
    const built = await stopwatch.time('write', () =>
      steps.buildRelease({
        ...{ workDir, live, site, damaged: publication.damagedPaths },
      }),
    )
    if (built !== null) {
      await stopwatch.time('check', async () => checkPages(built.manifest))
      await stopwatch.time('switch', () => steps.switchRelease({ workDir, built }))
      publication.damagedPaths.clear()
    }
    await judgement.settle()
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
    const lacksSomething =
      shared.lacksSearch ||
      [...held.records.values()].some(({ lacksUploads, lacksSearch }) => lacksUploads || lacksSearch)
    return {
      ...{ manifest, isNew: built !== null },
      problems: [
        ...gatherProblems({ index, held, troubles, shared }),
        ...publication.warnings.splice(0),
        ...publication.standing,
      ],
      passes: lacksSomething || troubles.some((trouble) => trouble.passes),
      isUnfinished: books.waiting.size > 0,
      mustReport: !index.knowsReport,
      ...accountForChanges({ changes, index, books, newsIsHeld: news.troubles.length > 0, judgement }),
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

import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReleaseReport, SiteChange } from '../content/publishing.ts'
import { openPublication } from '../site/publisher/publication.ts'
import { publishOnce } from '../site/publisher/publishOnce.ts'
import { createPublishSteps } from '../site/publisher/publishSteps.ts'
import { openSearch } from '../site/publisher/search/openSearch.ts'
import { createSiteRenderer } from '../site/renderSite.ts'
import { readPublisherSettings } from '../system/settings.ts'
import { readChildNeeds, type ProcessNeeds } from './childNeeds.ts'
import { readPeakMemory } from './peakMemory.ts'

/**
 * What one build needed: seconds of the processor (all threads) and of the clock, and the most memory so far, in MB. `search`: what
 * Pagefind's process needed, which is none of it; null without search.
 */
export type PublisherBuild = {
  cpu: number
  seconds: number
  peak: number
  search: ProcessNeeds | null
  durations: ReleaseReport['durations']
}

/**
 * A publisher that makes one build for each message, `{ book }`, and answers with a PublisherBuild. It ends when its parent lets it go.
 * WITHOUT_SEARCH=1: the site has none.
 */
async function main(): Promise<void> {
  const { siteDir, publisherDir, siteUrl, ...settings } = readPublisherSettings(process.env)
  const workDir = join(siteDir, 'building/000001')
  await mkdir(workDir, { recursive: true })
  const log = (line: string) => console.log(line)
  const search = process.env.WITHOUT_SEARCH === '1' ? null : (await openSearch({ log })).search
  const publication = await openPublication({
    steps: createPublishSteps({
      settings: { ...settings, siteDir, publisherDir },
      renderer: createSiteRenderer({ programVersion: 'bench', search: search?.engine ?? null }),
      search,
    }),
    ...{ siteDir, publisherDir, siteUrl, programVersion: 'bench', log },
  })
  process.on('message', ({ book }: { book: string | null }) => {
    void buildOnce(book).then((built) => process.send?.(built))
  })
  process.once('disconnect', () => process.exit(0))

  async function buildOnce(book: string | null): Promise<PublisherBuild> {
    const [cpu, clock] = [process.cpuUsage(), performance.now()]
    const { signal } = new AbortController()
    const changes = book === null ? [] : [changeOf(book)]
    const { report, error } = await publishOnce({ publication, workDir, changes, signal, log })
    if (report.outcome === 'failed') throw error
    const { user, system } = process.cpuUsage(cpu)
    const seconds = (performance.now() - clock) / 1000
    return {
      ...{ cpu: (user + system) / 1e6, seconds },
      peak: readPeakMemory(process.pid),
      // It is still there: it waits a second for more.
      search: search === null ? null : readChildNeeds(process.pid, 'pagefind'),
      durations: report.durations,
    }
  }
}

function changeOf(book: string): SiteChange {
  return {
    id: randomUUID(),
    collection: 'errata',
    document: randomUUID(),
    operation: 'update',
    books: [book],
    createdAt: new Date().toISOString(),
  }
}

await main()

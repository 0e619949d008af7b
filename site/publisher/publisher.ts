import type { ContentProblem } from '../../content/publishing.ts'
import { createLog } from '../../system/log.ts'
import { readPublisherSettings, SettingsError } from '../../system/settings.ts'
import { createSiteRenderer } from '../renderSite.ts'
import { programVersion } from './programVersion.ts'
import { createDelivery } from './store/createDelivery.ts'
import type { LogLine } from './logLine.ts'
import { createPublishSteps } from './publishSteps.ts'
import { openSearch } from './search/openSearch.ts'
import { runPublisher } from './runPublisher.ts'

/** In bytes: several times what a takedown in a book of 1,500 errata writes. */
const roomForTakedowns = 32 * 1024 * 1024

/** The long-running process that publishes: `node --conditions=production --import tsx site/publisher/publisher.ts`. */
async function main(): Promise<void> {
  const settings = readPublisherSettings(process.env)
  const stop = new AbortController()
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stop.abort())
  const logger = createLog({ part: 'publisher' })
  const log: LogLine = (line, fields = {}) => logger.info(fields, line)
  const { search, problems } = await openSearch({ log })
  // A site with search has other pages than one without.
  const version = `${await programVersion()} ${search?.engine.folder ?? 'without search'}`
  const warnings: ContentProblem[] = []
  const deliver = await createDelivery({
    ...{ settings, log },
    signal: stop.signal,
    onFailure: (problem) => void warnings.push(problem),
  })
  await runPublisher({
    steps: createPublishSteps({
      settings,
      ...{ deliver, search },
      isShared: settings.store !== null,
      renderer: createSiteRenderer({ programVersion: version, search: search?.engine ?? null }),
    }),
    ...{ warnings, standing: problems },
    siteDir: settings.siteDir,
    publisherDir: settings.publisherDir,
    siteUrl: settings.siteUrl,
    programVersion: version,
    spareBytes: roomForTakedowns,
    signal: stop.signal,
    log,
  }).finally(() => search?.close())
}

main().then(
  // Eleventy may leave handles open, which would keep the process alive.
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof SettingsError ? error.message : error)
    process.exit(1)
  },
)

import type { ContentProblem } from '../../content/publishing.ts'
import { createLog } from '../../system/log.ts'
import { readPublisherSettings, SettingsError } from '../../system/settings.ts'
import { createSiteRenderer } from '../renderSite.ts'
import { programVersion } from './programVersion.ts'
import { createDelivery } from './store/createDelivery.ts'
import type { LogLine } from './logLine.ts'
import { createPublishSteps } from './publishSteps.ts'
import { runPublisher } from './runPublisher.ts'

/** The long-running process that publishes: `node --conditions=production --import tsx site/publisher/publisher.ts`. */
async function main(): Promise<void> {
  const settings = readPublisherSettings(process.env)
  const stop = new AbortController()
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stop.abort())
  const logger = createLog({ part: 'publisher' })
  const log: LogLine = (line, fields = {}) => logger.info(fields, line)
  const version = await programVersion()
  const warnings: ContentProblem[] = []
  const deliver = await createDelivery({
    ...{ settings, log },
    signal: stop.signal,
    onFailure: (problem) => void warnings.push(problem),
  })
  await runPublisher({
    steps: createPublishSteps({
      settings,
      deliver,
      isShared: settings.store !== null,
      renderer: createSiteRenderer({ programVersion: version }),
    }),
    warnings,
    siteDir: settings.siteDir,
    publisherDir: settings.publisherDir,
    siteUrl: settings.siteUrl,
    programVersion: version,
    signal: stop.signal,
    log,
  })
}

main().then(
  // Eleventy may leave handles open, which would keep the process alive.
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof SettingsError ? error.message : error)
    process.exit(1)
  },
)

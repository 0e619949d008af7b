import { readPublisherSettings, SettingsError } from '../../system/settings.ts'
import { renderSite } from '../renderSite.ts'
import { createPublishSteps } from './publishSteps.ts'
import { runPublisher } from './runPublisher.ts'

/** The long-running process that publishes: `node --conditions=production --import tsx site/publisher/publisher.ts`. */
async function main(): Promise<void> {
  const settings = readPublisherSettings(process.env)
  const stop = new AbortController()
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stop.abort())
  const log = (line: string) => console.log(`${new Date().toISOString()} ${line}`)
  await runPublisher({
    steps: createPublishSteps({ settings, renderSite }),
    siteDir: settings.siteDir,
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

import { readPublisherSettings, SettingsError } from '../../system/settings.ts'
import { createPublishSteps } from './publishSteps.ts'
import { runPublisher } from './runPublisher.ts'
import { renderSite } from '../renderSite.ts'

/** The long-running process that publishes: `node --conditions=production --import tsx site/publisher/publisher.ts`. */
async function main(): Promise<number> {
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
  return 0
}

main().then(
  // Eleventy may keep handles of its own: the process ends when its work has.
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof SettingsError ? error.message : error)
    process.exit(1)
  },
)

import { setTimeout as sleep } from 'node:timers/promises'
import { createPublishSteps, type PublishSteps } from '../../site/publisher/publishSteps.ts'
import { runPublisher } from '../../site/publisher/runPublisher.ts'
import { readPublisherSettings } from '../../system/settings.ts'
import { plainRenderer } from './plainSite.ts'
import { shortTimes } from './shortTimes.ts'

/**
 * A publisher in a process of its own, like site/publisher/publisher.ts, but with the small renderer and short waits.
 * RENDERER=site makes the pages that readers get.
 * HOLD_AT=before:switchRelease makes it print `held` before that step and wait there, so that a test can kill it.
 * CLOCK_DAYS=2 sets the process's clock two days on.
 */
setClock(Number(process.env.CLOCK_DAYS ?? 0))
const settings = readPublisherSettings(process.env)
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())

const [moment, step] = (process.env.HOLD_AT ?? '').split(':')
// Loaded where it is asked for: Eleventy and KaTeX take a second, and these tests start a publisher hundreds of times.
const renderer =
  process.env.RENDERER === 'site'
    ? (await import('../../site/renderSite.ts')).createSiteRenderer({ programVersion: 'tests' })
    : plainRenderer
const steps = hold(createPublishSteps({ settings, renderer }))

await runPublisher({
  steps,
  siteDir: settings.siteDir,
  publisherDir: settings.publisherDir,
  siteUrl: settings.siteUrl,
  programVersion: 'tests',
  signal: stop.signal,
  log: (line) => console.log(line),
  times: { ...shortTimes, firstRetryMs: 50, longestRetryMs: 500, askAgainMs: 50 },
  leaseTimes: {
    beatMs: Number(process.env.LEASE_BEAT_MS ?? 200),
    patienceMs: Number(process.env.LEASE_PATIENCE_MS ?? 60_000),
  },
})
process.exit(0)

// Node has one clock for Date; performance.now and timers go on as they do on a machine whose clock is set.
function setClock(days: number): void {
  if (days === 0) return
  const RealDate = Date
  const now = () => RealDate.now() + days * 86_400_000
  globalThis.Date = class extends RealDate {
    constructor(...parameters: [] | [number | string | Date]) {
      if (parameters.length === 0) super(now())
      else super(parameters[0])
    }
    static override now = now
  } as DateConstructor
}

function hold(real: PublishSteps): PublishSteps {
  if (step === undefined) return real
  const name = step as keyof PublishSteps
  const work = real[name] as (...parameters: unknown[]) => Promise<unknown>
  const heldWork = async (...parameters: unknown[]): Promise<unknown> => {
    if (moment === 'before') await pauseHere()
    const result = await work(...parameters)
    if (moment === 'after') await pauseHere()
    return result
  }
  return { ...real, [name]: heldWork }
}

// Long enough to be killed or suspended here. A test that resumes it sets a shorter time.
async function pauseHere(): Promise<void> {
  console.log('held')
  await sleep(Number(process.env.RELEASE_HOLD_AFTER_MS ?? 600_000))
}

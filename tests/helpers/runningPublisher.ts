import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FollowTimes } from '../../site/publisher/follow/followTimes.ts'
import { createPublishSteps, type PublishSteps } from '../../site/publisher/publishSteps.ts'
import { runPublisher } from '../../site/publisher/runPublisher.ts'
import type { SiteRenderer } from '../../site/renderedSite.ts'
import { openCmsStandIn, type CmsStandIn } from './cmsStandIn.ts'
import { plainRenderer } from './plainSite.ts'
import { shortTimes } from './shortTimes.ts'

/** A stand-in of the CMS, an empty data folder, and publishers in the test's process. */
export type PublisherHere = {
  cms: CmsStandIn
  dataDir: string
  siteDir: string
  /** What the publishers logged. */
  lines: string[]
  /** Starts a publisher; gives how it is stopped. */
  start: (options?: {
    change?: (steps: PublishSteps) => Partial<PublishSteps>
    renderer?: Pick<SiteRenderer, 'renderBook' | 'renderShared'>
    programVersion?: string
    patienceMs?: number
    spareBytes?: number
    /** Else short ones. */
    times?: FollowTimes
    watch?: { bytesPerSecond: number; restMs: number }
  }) => () => Promise<void>
  close: () => Promise<void>
}

export async function openPublisherHere(): Promise<PublisherHere> {
  let cms = await openCmsStandIn()
  const dataDir = mkdtempSync(join(tmpdir(), 'okuzuke-publisher-'))
  const siteDir = join(dataDir, 'site')
  const lines: string[] = []
  const stops: (() => Promise<void>)[] = []
  return {
    ...{ dataDir, siteDir, lines },
    get cms() {
      return cms
    },
    set cms(next) {
      cms = next
    },
    start: ({
      change = () => ({}),
      renderer = plainRenderer,
      programVersion = 'tests',
      times = shortTimes,
      ...options
    } = {}) => {
      const stop = new AbortController()
      const settings = {
        siteDir,
        publisherDir: join(dataDir, 'publisher'),
        cmsUrl: cms.url,
        siteUrl: 'https://books.example.org',
        publisherApiKey: cms.key,
      }
      const steps = createPublishSteps({ settings, renderer })
      const ended = runPublisher({
        ...settings,
        ...options,
        steps: { ...steps, ...change(steps) },
        programVersion,
        signal: stop.signal,
        log: (line) => lines.push(line),
        times,
      })
      const end = async () => {
        stop.abort()
        await ended
      }
      stops.push(end)
      return end
    },
    close: async () => {
      for (const stop of stops) await stop()
      await cms.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

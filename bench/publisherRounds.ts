import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReleaseReport } from '../content/publishing.ts'
import { readPublisherSettings } from '../system/settings.ts'
import { buildOnce } from './buildOnce.ts'

/** One build of the whole site from nothing; `seconds`: until readers have it, for the first one since the process was started. */
export type PublisherRound = {
  seconds: number
  /** What the process used of the processor, in seconds, its start and garbage collection included. */
  cpu: number
  /** The most memory so far, in MB. */
  peak: number
  pages: number
  durations: ReleaseReport['durations']
}

/**
 * A publisher that builds a site ROUNDS times, in one process, and sends a PublisherRound after each. In between it forgets what was
 * built, and every formula; the parts alone stay.
 */
async function main(): Promise<void> {
  const settings = readPublisherSettings(process.env)
  for (let round = 0; round < Number(process.env.ROUNDS); round += 1) {
    const since = round === 0 ? 0 : performance.now()
    const cpuBefore = round === 0 ? undefined : process.cpuUsage()
    const { live, report } = await buildOnce(settings)
    const { user, system } = process.cpuUsage(cpuBefore)
    const peak = process.resourceUsage().maxRSS / 1024
    const { pages, durations } = report
    process.send?.({
      seconds: (live - since) / 1000,
      cpu: (user + system) / 1e6,
      peak,
      pages: pages ?? 0,
      durations,
    } satisfies PublisherRound)
    await rm(settings.siteDir, { recursive: true })
    await forgetAllButParts(settings.publisherDir)
  }
}

async function forgetAllButParts(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (!entry.isDirectory() && !entry.name.endsWith('.part')) await rm(join(entry.parentPath, entry.name))
}

await main()
// Eleventy may leave handles open, which would keep the process alive.
process.exit(0)

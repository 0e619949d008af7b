import { setTimeout as sleep } from 'node:timers/promises'

/** How long a first release may take, and how long one that has failed is tried again, before the start goes on without it. */
const patience = { untried: 90_000, failed: 10_000 }

/** What is still missing for a reader or an editor; null: nothing. */
type Missing = 'cms' | 'site' | 'release' | null

/**
 * Waits until the CMS answers and the site shows a release.
 * Gives 'live'; or 'late' where both servers answer and no release came in time, because then an editor may have to mend
 * something in the panel first. Throws the reason of `ending` when that comes before.
 */
export async function waitForFirstRelease(options: {
  addresses: { cms: string; site: string }
  /** Whether the publisher has tried, and failed. */
  hasFailed: () => boolean
  ending: AbortSignal
}): Promise<'live' | 'late'> {
  const { addresses, hasFailed, ending } = options
  const startedAt = performance.now()
  for (;;) {
    ending.throwIfAborted()
    const missing = await findMissing(addresses)
    if (missing === null) return 'live'
    const waited = performance.now() - startedAt
    if (missing === 'release' && waited > (hasFailed() ? patience.failed : patience.untried)) return 'late'
    await sleep(200)
  }
}

async function findMissing({ cms, site }: { cms: string; site: string }): Promise<Missing> {
  // 503 is the CMS's own word that no release is live yet: it answers, all the same.
  const [cmsStatus, siteStatus] = await Promise.all([statusOf(`${cms}/health`), statusOf(`${site}/`)])
  if (cmsStatus !== 200 && cmsStatus !== 503) return 'cms'
  if (siteStatus === null) return 'site'
  return siteStatus === 200 ? null : 'release'
}

async function statusOf(url: string): Promise<number | null> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) })
    await answer.body?.cancel()
    return answer.status
  } catch {
    return null // Not listening yet. A server that has died is told by keepRunning.
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

/**
 * How long the start waits for a first release before it goes on without one, in ms: `failed` where a build has failed
 * already (the publisher tries again), else `untried`.
 */
const usualPatience = { untried: 90_000, failed: 10_000 }

/** What GET /health of the CMS says to a start. */
const Health = z.object({
  database: z.enum(['up', 'down']),
  lastBuild: z.enum(['live', 'failed']).nullable(),
})
type Health = z.infer<typeof Health>

/**
 * Waits until the CMS answers with its database up, and the site shows a release.
 * Gives 'live'; or 'late' where both servers answer and no release came in time, because then an editor may first have to
 * fix something in the panel. Throws the reason of `ending` when that comes before.
 */
export async function waitForFirstRelease(options: {
  addresses: { cms: string; site: string }
  ending: AbortSignal
  say: (sentence: string) => void
  patience?: typeof usualPatience
}): Promise<'live' | 'late'> {
  const { addresses, ending, say, patience = usualPatience } = options
  const startedAt = performance.now()
  let hasSaidDown = false
  for (;;) {
    ending.throwIfAborted()
    const [health, siteStatus] = await Promise.all([
      readHealth(`${addresses.cms}/health`),
      readStatus(`${addresses.site}/`),
    ])
    if (health?.database === 'up') {
      if (siteStatus === 200) return 'live'
      const limit = health.lastBuild === 'failed' ? patience.failed : patience.untried
      if (siteStatus !== null && performance.now() - startedAt > limit) return 'late'
    }
    if (health?.database === 'down' && !hasSaidDown) {
      say('The CMS runs, and its database does not answer. The start waits for it; cms.log says why.')
      hasSaidDown = true
    }
    await sleep(200)
  }
}

/** Gives null where the CMS does not answer yet. 503 with a Health is an answer: the database is down. */
async function readHealth(url: string): Promise<Health | null> {
  try {
    const answer = await ask(url)
    return Health.parse(await answer.json())
  } catch {
    return null // Not listening yet, or still starting. A server that has died is reported by keepRunning.
  }
}

async function readStatus(url: string): Promise<number | null> {
  try {
    const answer = await ask(url)
    await answer.body?.cancel()
    return answer.status
  } catch {
    return null // As above.
  }
}

function ask(url: string): Promise<Response> {
  return fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) })
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { Endpoint, PayloadRequest } from 'payload'
import { longestWait, type WaitingChanges } from '../../content/publishing.ts'
import { onDrain } from './processDrain.ts'
import { errorResponse, refuseUnless } from '../access/refuseUnless.ts'
import { findWaitingChanges } from './waitingChanges.ts'

/** How often a poll looks at the database, in ms. Several CMS processes share one database, so none can know by itself. */
const lookEvery = 225

/** GET /api/site/changes?wait=<seconds>, for the publisher: see `publishingPaths.changes`. */
export const changesEndpoint: Endpoint = {
  path: '/site/changes',
  method: 'get',
  handler: async (req) => {
    const refused = refuseUnless(req, ['publisher'])
    if (refused) return refused
    const wait = Number(req.query.wait ?? 0)
    if (!Number.isFinite(wait) || wait < 0)
      return errorResponse(400, `"wait" must be a number of seconds from 0 to ${longestWait}.`)
    const answer: WaitingChanges = { changes: await waitForChanges(req, Math.min(wait, longestWait) * 1000) }
    return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
  },
}

/** What waits, as soon as something does; nothing when the time (ms) is over, the client is gone or the process ends. */
async function waitForChanges(req: PayloadRequest, time: number) {
  const deadline = performance.now() + time
  const stop = new AbortController()
  const stopListening = onDrain(() => stop.abort())
  const signal = req.signal ? AbortSignal.any([req.signal, stop.signal]) : stop.signal
  try {
    for (;;) {
      const changes = await findWaitingChanges(req.payload)
      const left = deadline - performance.now()
      if (changes.length > 0 || left <= 0 || signal.aborted) return changes
      await sleepUnlessAborted(Math.min(lookEvery, left), signal)
    }
  } finally {
    stopListening()
  }
}

async function sleepUnlessAborted(time: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(time, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import type { Endpoint, PayloadRequest } from 'payload'
import { longestWait, type WaitingChanges } from '../../content/publishing.ts'
import { errorResponse, refuseUnless } from '../access/refuseUnless.ts'
import { onProcessEnd } from './processEnd.ts'
import { findWaitingChanges } from './waitingChanges.ts'

/** How often a poll queries the database, in ms: another CMS process on the same database may have written the change. */
const pollInterval = 225

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

/** The waiting changes as soon as there are any; none when the time is over (in ms), the client has gone or the process ends. */
async function waitForChanges(req: PayloadRequest, time: number) {
  const deadline = performance.now() + time
  const processEnd = new AbortController()
  const stopListening = onProcessEnd(() => processEnd.abort())
  const signal = req.signal ? AbortSignal.any([req.signal, processEnd.signal]) : processEnd.signal
  try {
    for (;;) {
      const changes = await findWaitingChanges(req.payload)
      const left = deadline - performance.now()
      if (changes.length > 0 || left <= 0 || signal.aborted) return changes
      await pauseUnlessAborted(Math.min(pollInterval, left), signal)
    }
  } finally {
    stopListening()
  }
}

async function pauseUnlessAborted(time: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(time, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

import { createHash } from 'node:crypto'
import type { Endpoint, PayloadRequest } from 'payload'
import { longestWait, type SiteChange, type WaitingChanges } from '../../content/publishing.ts'
import { errorResponse, refuseUnless } from '../access/refuseUnless.ts'
import { outboxWatchOf } from './outboxWatch.ts'
import { onProcessEnd } from './processEnd.ts'
import { notePublisherContact } from './publisherContact.ts'

/** GET /api/site/changes?wait=<seconds>&unlike=<state>, for the publisher: see `publishingPaths.changes`. */
export const changesEndpoint: Endpoint = {
  path: '/site/changes',
  method: 'get',
  handler: async (req) => {
    const refused = refuseUnless(req, ['publisher'])
    if (refused) return refused
    const wait = Number(req.query.wait ?? 0)
    if (!Number.isFinite(wait) || wait < 0)
      return errorResponse(400, `"wait" must be a number of seconds from 0 to ${longestWait}.`)
    const seenState = String(req.query.unlike ?? stateOf([]))
    notePublisherContact()
    const changes = await waitForChanges({ req, seenState, timeMs: Math.min(wait, longestWait) * 1000 })
    notePublisherContact()
    const answer: WaitingChanges = { changes, state: stateOf(changes) }
    return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
  },
}

/** What waits, as soon as it is another state than `seenState`, the time is over, the client has gone or the process ends. */
async function waitForChanges({
  req,
  seenState,
  timeMs,
}: {
  req: PayloadRequest
  seenState: string
  timeMs: number
}): Promise<SiteChange[]> {
  const processEnd = new AbortController()
  const stopListening = onProcessEnd(() => processEnd.abort())
  const signal = req.signal ? AbortSignal.any([req.signal, processEnd.signal]) : processEnd.signal
  try {
    const isNews = (changes: SiteChange[]) => stateOf(changes) !== seenState
    return await outboxWatchOf(req.payload).wait({ isNews, timeMs, signal })
  } finally {
    stopListening()
  }
}

// A digest and not the last row: a row that was made earlier may be committed later.
function stateOf(changes: readonly SiteChange[]): string {
  const ids = changes.map(({ id }) => id).sort()
  return createHash('sha256').update(ids.join(' ')).digest('hex').slice(0, 32)
}

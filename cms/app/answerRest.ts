import { setTimeout as pause } from 'node:timers/promises'
import { handleEndpoints, type SanitizedConfig } from 'payload'
import { conflictStatus } from '../hooks/answerConflict.ts'
import { TurnTimeout, createTurns } from '../database/turns.ts'
import { giveReasons } from './giveReasons.ts'
import { refuseAddress } from './refuseAddress.ts'
import { madeRoomForTakedown } from './roomForTakedown.ts'

const writingMethods = new Set(['POST', 'PATCH', 'PUT', 'DELETE'])
const maxRepeatableBytes = 4 * 1024 * 1024
const attempts = 6

/** Retries take turns, so that the saves that conflicted do not conflict with each other again. */
const retryTurns = createTurns({ timeLimit: 20_000 })

/**
 * Answers a request of the REST API. A save that failed with a write conflict (MongoDB lets one of two saves of a document win
 * and rolls the other back; Payload does not retry) is retried here, six attempts in all, before the editor gets the error.
 *
 * Apart from inOneTransaction: the transaction is begun and ended inside of Payload's endpoint, which gives the conflict as
 * an answer and not as an error, so that the whole request has to be sent again.
 */
export async function answerRest({
  config,
  request,
  payloadInstanceCacheKey,
}: {
  config: Promise<SanitizedConfig> | SanitizedConfig
  request: Request
  payloadInstanceCacheKey?: string
}): Promise<Response> {
  const refusal = refuseAddress(request)
  if (refusal) return refusal
  const send = async (copy: Request) =>
    giveReasons(copy, await handleEndpoints({ config, request: copy, payloadInstanceCacheKey }))
  if (!writingMethods.has(request.method) || !isRepeatable(request)) return send(request)

  const body = request.body === null ? undefined : await request.arrayBuffer()
  const sendAgain = () =>
    send(new Request(request.url, { method: request.method, headers: request.headers, body }))
  const first = await sendAgain()
  const hasRoom = await madeRoomForTakedown({ config: await config, request, body, response: first })
  const response = hasRoom ? await sendAgain() : first
  return response.status === conflictStatus ? ((await retry(sendAgain)) ?? response) : response
}

/** Gives null where no turn came in time: then the first answer, which says to save again, is the right one. */
async function retry(sendAgain: () => Promise<Response>): Promise<Response | null> {
  const endTurn = await retryTurns.take().catch((error: unknown) => {
    if (error instanceof TurnTimeout) return null
    throw error
  })
  if (endTurn === null) return null
  try {
    for (let attempt = 2; ; attempt += 1) {
      const response = await sendAgain()
      if (response.status !== conflictStatus || attempt === attempts) return response
      await pause(Math.random() * 10 * 2 ** attempt) // Another process of the CMS may be saving the same document.
    }
  } finally {
    endTurn()
  }
}

// The panel sends every save as a form with a Content-Length. A long body (an upload), or one of unknown length, is not buffered.
function isRepeatable(request: Request): boolean {
  if (request.body === null) return true
  const length = request.headers.get('content-length')
  return length !== null && Number(length) <= maxRepeatableBytes
}

import { setTimeout as pause } from 'node:timers/promises'
import { handleEndpoints, type SanitizedConfig } from 'payload'
import { conflictStatus } from '../hooks/answerConflict.ts'
import { TurnTimeout, createTurns } from '../database/turns.ts'

const writes = new Set(['POST', 'PATCH', 'PUT', 'DELETE'])
const longestBodyToRepeat = 4 * 1024 * 1024
const mostTries = 6

// Saves that are tried again go one after another, so that they do not meet each other a second time.
const secondTries = createTurns({ timeLimit: 20_000 })

/**
 * Answers a request of the REST API. A save that met another one of the same document (MongoDB lets one of them win
 * and undoes the others; Payload does not try again) is tried again here, up to six times, before the editor hears of it.
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
  const answer = (one: Request) => handleEndpoints({ config, request: one, payloadInstanceCacheKey })
  if (!writes.has(request.method) || !isRepeatable(request)) return answer(request)

  const body = request.body === null ? undefined : await request.arrayBuffer()
  const tryOnce = () =>
    answer(new Request(request.url, { method: request.method, headers: request.headers, body }))
  const response = await tryOnce()
  return response.status === conflictStatus ? ((await tryAgain(tryOnce)) ?? response) : response
}

async function tryAgain(tryOnce: () => Promise<Response>): Promise<Response | null> {
  const endTurn = await secondTries.take().catch((error: unknown) => {
    if (error instanceof TurnTimeout) return null // The first answer, which says to save again, is the right one.
    throw error
  })
  if (endTurn === null) return null
  try {
    for (let tries = 2; ; tries += 1) {
      const response = await tryOnce()
      if (response.status !== conflictStatus || tries === mostTries) return response
      await pause(Math.random() * 10 * 2 ** tries) // Another process of the CMS may be saving the same document.
    }
  } finally {
    endTurn()
  }
}

// The panel sends every save as a form with its length. What is long (an upload) or of unknown length is not held twice.
function isRepeatable(request: Request): boolean {
  if (request.body === null) return true
  const length = request.headers.get('content-length')
  return length !== null && Number(length) <= longestBodyToRepeat
}

import { setTimeout as pause } from 'node:timers/promises'
import { handleEndpoints } from 'payload'
import type { SanitizedConfig } from 'payload'
import { conflictStatus } from './hooks/answerConflict.ts'

const writes = new Set(['POST', 'PATCH', 'PUT', 'DELETE'])
const longestBodyToRepeat = 4 * 1024 * 1024
const mostTries = 6

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
  for (let tries = 1; ; tries += 1) {
    const response = await answer(
      new Request(request.url, { method: request.method, headers: request.headers, body }),
    )
    if (response.status !== conflictStatus || tries === mostTries) return response
    // A pause of its own for each, growing, so that the same ones do not meet again.
    await pause(Math.random() * 25 * 2 ** tries)
  }
}

// The panel sends every save as a form with its length. What is long (an upload) or of unknown length is not held twice.
function isRepeatable(request: Request): boolean {
  if (request.body === null) return true
  const length = request.headers.get('content-length')
  return length !== null && Number(length) <= longestBodyToRepeat
}

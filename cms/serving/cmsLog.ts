import type { DestinationStream } from 'pino'
import { createLog, type Log } from '../../system/log.ts'
import { currentRequestId } from './httpRequests.ts'

/** Lines about refused requests, of which strangers can cause any number, a minute. `countRefusedRequests` counts all of them. */
const mostRefusals = 30

/**
 * The log of the CMS, for Payload too: a line says which request it belongs to. A refusal (4xx) was meant so: it has no stack, and
 * no more than 30 lines a minute.
 */
export function createCmsLog(destination?: DestinationStream): Log {
  const isWithinBound = boundPerMinute(mostRefusals)
  return createLog({
    part: 'cms',
    destination,
    fields: () => {
      const request = currentRequestId()
      return request === null ? {} : { request }
    },
    showsStack: (error) => !isRefusal(error),
    isKept: (error) => !isRefusal(error) || isWithinBound(),
  })
}

function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('status' in error)) return false
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500
}

function boundPerMinute(most: number): () => boolean {
  let minuteBegan = -Infinity
  let count = 0
  return () => {
    if (performance.now() - minuteBegan > 60_000) {
      minuteBegan = performance.now()
      count = 0
    }
    count += 1
    return count <= most
  }
}

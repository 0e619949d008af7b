import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { processWide } from '../../system/processWide.ts'

/** What this process's HTTP server has under way. */
export type HttpRequests = {
  /** The number of the request that the running code answers: its answer carries it as X-Request-Id. Null outside of one. */
  currentId: () => string | null
  /** The servers that have answered a request. */
  servers: ReadonlySet<Server>
  /** The answers that are not sent yet. */
  answersUnderWay: ReadonlySet<ServerResponse>
}

/**
 * Watches every request of this process from here on, whatever answers it: a page, the API, a file. Calls `onAnswer` with the
 * status of each answer that was sent. What it gives is the same in all of Next's bundles.
 */
export function watchHttpRequests(onAnswer: (status: number) => void): HttpRequests {
  return processWide('http-requests', () => {
    const ids = contextOfRequest()
    const servers = new Set<Server>()
    const answersUnderWay = new Set<ServerResponse>()
    // nodejs.org/api/diagnostics_channel.html#http: published before the request's listeners run, in the same context.
    subscribe('http.server.request.start', (message) => {
      const { response, server } = message as {
        request: IncomingMessage
        response: ServerResponse
        server: Server
      }
      const id = randomUUID()
      ids.enterWith(id)
      response.setHeader('X-Request-Id', id)
      servers.add(server)
      answersUnderWay.add(response)
      response.once('close', () => {
        answersUnderWay.delete(response)
        if (response.headersSent) onAnswer(response.statusCode)
      })
    })
    return { currentId: currentRequestId, servers, answersUnderWay }
  })
}

/** The number of the request that the running code answers; null outside of one. */
export function currentRequestId(): string | null {
  return contextOfRequest().getStore() ?? null
}

const contextOfRequest = () => processWide('request-id', () => new AsyncLocalStorage<string>())

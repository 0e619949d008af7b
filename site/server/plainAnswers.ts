import type { IncomingMessage, ServerResponse } from 'node:http'
import { crowdedPage, tooLargePage, tooManyPage } from './plainPages.ts'
import { securityHeaders } from './headers.ts'

/** A request and its answer. */
export type Exchange = { request: IncomingMessage; response: ServerResponse }

/** Sets the headers that every answer has. */
export function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
}

/** Sends a page of the server's own (plainPages.ts), which is not to be kept unless a header says otherwise already. */
export function sendPlain({ request, response }: Exchange, status: number, html: string): void {
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Content-Length', Buffer.byteLength(html))
  response.writeHead(status)
  response.end(request.method === 'HEAD' ? undefined : html)
}

/** Why a request is refused before anything is looked up for it. */
export type Refusal = 'too many' | 'crowded' | 'too large'

const refusals = {
  'too many': { status: 429, page: tooManyPage },
  crowded: { status: 503, page: crowdedPage },
  'too large': { status: 413, page: tooLargePage },
} as const

/** Refuses a request and closes its connection afterwards: what else it sends is not read. */
export function sendRefusal({ request, response }: Exchange, refusal: Refusal): void {
  const { status, page } = refusals[refusal]
  setSecurityHeaders(response)
  response.setHeader('Connection', 'close')
  if (refusal !== 'too large') response.setHeader('Retry-After', '5')
  sendPlain({ request, response }, status, page)
}

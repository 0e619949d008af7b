import type { IncomingMessage, ServerResponse } from 'node:http'

/** Half a year, in seconds. */
const remembered = 180 * 24 * 60 * 60

/**
 * Sets what each answer of the CMS carries, whoever makes it: `Cache-Control: no-store`, except for Next's files whose names change
 * with their content, and HSTS where the CMS is reached by https. Not in next.config.ts: what stands there is fixed by the build,
 * which does not know CMS_URL, and Next overrides its Cache-Control.
 */
export function setAnswerHeaders({
  request,
  response,
  isSecure,
}: {
  request: IncomingMessage
  response: ServerResponse
  isSecure: boolean
}): void {
  if (isSecure) response.setHeader('Strict-Transport-Security', `max-age=${remembered}`)
  const isFile = request.url?.startsWith('/_next/static/') ?? false
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse
  response.writeHead = (...args: unknown[]) => {
    const isKept = isFile && immutable.has(Number(args[0]))
    if (!isKept && !response.headersSent) response.setHeader('Cache-Control', 'no-store')
    return writeHead(...args)
  }
}

const immutable = new Set([200, 206, 304])

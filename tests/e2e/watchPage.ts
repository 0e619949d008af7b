import type { BrowserContext } from 'playwright-core'

/** What a browser saw beside the pages themselves. */
export type Watch = {
  /** The origins of every request that was made. */
  origins: () => string[]
  /** What browsers tell their developers: errors, warnings, refusals by the content security policy, failed requests. */
  complaints: () => string[]
}

/** Notes every request and every complaint in all pages of a context, from now on. */
export function watchContext(context: BrowserContext): Watch {
  const origins = new Set<string>()
  const complaints: string[] = []
  context.on('request', (request) => {
    const url = new URL(request.url())
    // What lies inside the page itself asks nobody.
    if (!['data:', 'blob:', 'about:'].includes(url.protocol)) origins.add(url.origin)
  })
  context.on('response', (answer) => {
    if (answer.status() >= 400) complaints.push(`${answer.status()} ${answer.url()}`)
  })
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`)
  })
  context.on('weberror', (error) => {
    complaints.push(`uncaught: ${error.error().message}`)
  })
  return { origins: () => [...origins].sort(), complaints: () => complaints }
}

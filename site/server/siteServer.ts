import { createServer, type Server } from 'node:http'
import { locales } from '../../content/locale.ts'
import { followRedirect } from '../redirects.ts'
import { addressOf, createAdmission } from './admission.ts'
import { createHealthAnswer, type SiteHealth } from './answerHealth.ts'
import { createCompressor } from './compression.ts'
import { createLiveFiles, type ServedFile } from './liveFiles.ts'
import { createOccasionalLog } from './occasionalLog.ts'
import { readOpenFilesLimit } from './openFilesLimit.ts'
import { crossOriginHeadersOf } from './headers.ts'
import { sendPlain, setSecurityHeaders, type Exchange } from './plainAnswers.ts'
import { brokenPage, notAllowedPage, notFoundPage, notYetPage } from './plainPages.ts'
import { readerLimits, type ReaderLimits } from './readerLimits.ts'
import { createReaderPace } from './readerPace.ts'
import { readRequestPath } from './requestPath.ts'
import { sendFile } from './sendFile.ts'
import { toMessage } from '../../system/toMessage.ts'

const megabyte = 1024 * 1024

/**
 * How long Node waits, in ms, and how often it looks. It looks every 30 s by itself, so that half a header would hold a connection for
 * 45 s. A connection without a request is kept for 5 s: a browser that comes back later opens one anew.
 */
const timeouts = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
} as const

/**
 * The server of the reader's site: it serves the files on the live release's own list, and follows `current` at each
 * request. A general static middleware keeps one root and looks paths up on the disk; here a path is looked up in the
 * list, so that no way of writing a path reaches a file that is not on it.
 */
export function createSiteServer(options: {
  siteDir: string
  /** Whether a reverse proxy stands in front: see readClientAddress. */
  trustProxy?: boolean
  /** What one reader may ask for, where it isn't the usual. */
  limits?: Partial<ReaderLimits>
  /** How many files this process may have open; null: any number. */
  openFiles?: number | null
  log: (line: string) => void
  /** What /health says of the other parts. */
  parts?: () => SiteHealth['parts']
}): Server {
  const { siteDir, trustProxy = false, openFiles = readOpenFilesLimit(), log } = options
  const limits = { ...readerLimits, ...options.limits }
  const logNowAndThen = createOccasionalLog({ log })
  const live = createLiveFiles(siteDir)
  const compress = createCompressor({ maxBytes: 64 * megabyte, maxResultBytes: 32 * megabyte })
  const server = createServer(timeouts)
  const pace = createReaderPace({
    limits,
    onSlow: ({ req }) =>
      logNowAndThen(
        'slow',
        `Client ${addressOf(req, trustProxy) ?? 'unknown'} takes ${req.url} too slowly: its connection is closed.`,
      ),
  })
  const answerHealth = createHealthAnswer({ siteDir, parts: options.parts ?? (() => null) })
  const admit = createAdmission({ server, limits, openFiles, trustProxy, pace, log: logNowAndThen })

  const answer = async (exchange: Exchange): Promise<void> => {
    const { request, response } = exchange
    setSecurityHeaders(response)
    if (await answerHealth(request, response)) return
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      return sendPlain(exchange, 405, notAllowedPage)
    }
    const release = await live.current()
    if (release === null) {
      response.setHeader('Retry-After', '5')
      return sendPlain(exchange, 503, notYetPage)
    }
    const requested = readRequestPath(request.url ?? '')
    const path = requested === null ? null : addIndex(requested.path)
    if (requested !== null && path !== null) {
      for (const [name, value] of Object.entries(crossOriginHeadersOf(requested.path)))
        response.setHeader(name, value)
      // Before the files: what stands at a former address is for hosts that know no redirects.
      const present = followRedirect(requested.path, release.redirects)
      if (present !== null) return redirect(exchange, `/${present}`, requested.search)
      const served = await live.find(release, path)
      if (served !== null) return send(exchange, { served, status: 200 })
      if ((await live.find(release, `${path}/index.html`)) !== null)
        return redirect(exchange, `/${path}/`, requested.search)
    }
    const served =
      (await live.find(release, notFoundPageFor(request.url ?? ''))) ?? (await live.find(release, '404.html'))
    return served === null ? sendPlain(exchange, 404, notFoundPage) : send(exchange, { served, status: 404 })
  }
  const send = async (exchange: Exchange, target: { served: ServedFile; status: 200 | 404 }) => {
    const isThere = await sendFile({ exchange, target, tools: { compress, pace } })
    // It is on the list: it was damaged, or taken off because it shows what was taken down, and is made anew.
    if (!isThere) sendBroken(exchange)
  }

  const answerOrSayWhy = async (exchange: Exchange): Promise<void> => {
    const { request, response } = exchange
    try {
      await answer(exchange)
    } catch (error) {
      // The client disconnected: nothing to log.
      if (request.destroyed || response.destroyed) return
      const reason = toMessage(error)
      logNowAndThen(
        reason,
        `Client ${addressOf(request, trustProxy) ?? 'unknown'}: ${request.url} could not be answered: ${reason}`,
      )
      if (response.headersSent) response.destroy()
      else sendBroken(exchange)
    }
  }

  server.on('request', (request, response) => {
    const exchange = { request, response }
    admit(exchange, () => void answerOrSayWhy(exchange).finally(() => pace.begin(response)))
  })
  server.on('close', pace.stop)
  return server
}

/** For now: a damaged file is found and made anew. Search engines keep a page that is away for a while with 503. */
function sendBroken(exchange: Exchange): void {
  exchange.response.setHeader('Retry-After', '60')
  sendPlain(exchange, 503, brokenPage)
}

/** The page for what is not there speaks the language of the address, also of one that no page can have. */
function notFoundPageFor(target: string): string {
  const [first] = target
    .replace(/^https?:\/\/[^/?#]*/i, '')
    .slice(1)
    .split(/[/?]/)
  const locale = locales.find((one) => one === first)
  return locale === undefined ? '404.html' : `${locale}/404.html`
}

const addIndex = (path: string): string => (path === '' || path.endsWith('/') ? `${path}index.html` : path)

function redirect(exchange: Exchange, path: string, search: string): void {
  const location = path.split('/').map(encodeURIComponent).join('/') + search
  exchange.response.setHeader('Location', location)
  exchange.response.setHeader('Cache-Control', 'no-cache')
  sendPlain(exchange, 301, '')
}

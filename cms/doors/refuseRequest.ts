import { STATUS_CODES, type IncomingMessage } from 'node:http'
import { getRequestLanguage, type SanitizedConfig } from 'payload'
import { parseCookies } from 'payload/shared'
import type { Bilingual } from '../../content/locale.ts'
import { inPanelLanguage } from '../words.ts'

/** How much of a refused body is still taken in (and thrown away), and for how long: a browser reads no answer before it has sent all. */
type Patience = { bytes: number; milliseconds: number }

const mebibyte = 1024 * 1024
const patienceWithPersons: Patience = { bytes: 256 * mebibyte, milliseconds: 60_000 }
const patienceWithStrangers: Patience = { bytes: 2 * mebibyte, milliseconds: 2_000 }

/**
 * Answers a request before its body is read: an error as the rest of the API gives it, in the caller's language. The connection is
 * closed after it, at once where the answer arrived, and after a while where the caller goes on sending.
 */
export function refuseRequest({
  request,
  status,
  words,
  headers = {},
  isPerson = false,
}: {
  request: IncomingMessage
  status: number
  words: Bilingual
  headers?: Readonly<Record<string, string>>
  isPerson?: boolean
}): void {
  const { socket } = request
  const body = JSON.stringify({ errors: [{ message: inPanelLanguage(languageOf(request), words) }] })
  const lines = Object.entries({
    ...headers,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`)
  // Past Node's response, which would close the connection before the answer has been read.
  socket.write([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'))
  throwAway(request, isPerson ? patienceWithPersons : patienceWithStrangers)
}

function throwAway(request: IncomingMessage, { bytes, milliseconds }: Patience): void {
  const { socket } = request
  let taken = 0
  const timer = setTimeout(() => socket.destroy(), milliseconds)
  request.push = (chunk: Buffer | null) => {
    taken += chunk?.length ?? 0
    if (chunk === null || taken > bytes) socket.destroySoon()
    return true
  }
  if (request.complete) socket.destroySoon()
  socket.once('close', () => clearTimeout(timer))
}

function languageOf({ headers }: IncomingMessage): { i18n: { language: string } } {
  const asHeaders = new Headers({
    Cookie: headers.cookie ?? '',
    'Accept-Language': headers['accept-language'] ?? '',
  })
  const config = { i18n: { supportedLanguages: { ja: {}, en: {} }, fallbackLanguage: 'ja' } }
  return {
    i18n: {
      language: getRequestLanguage({
        config: config as unknown as SanitizedConfig,
        cookies: parseCookies(asHeaders),
        headers: asHeaders,
      }),
    },
  }
}

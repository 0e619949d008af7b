import { Server, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Bilingual } from '../../content/locale.ts'
import { readClientAddress } from '../../system/clientAddress.ts'
import type { CmsSettings } from '../../system/settings.ts'
import { setAnswerHeaders } from './answerHeaders.ts'
import { admitStrangersBody } from './bodiesUnderWay.ts'
import { bodyLimitOf, bodyLimits } from './bodyLimits.ts'
import { answerFor } from './client.ts'
import { refuseRequest } from './refuseRequest.ts'
import { showsSession } from './session.ts'
import { waitForPlace } from './waitForPlace.ts'

type Settings = Pick<CmsSettings, 'payloadSecret' | 'trustProxy' | 'cmsUrl'>

/** The longest address of a request. The panel names each of 100 selected documents in one (8 KB); Node refuses 16 KB of headers. */
const longestAddress = 12 * 1024

/**
 * Looks at each request before Next does: a body that is too long is refused before it is read, whatever its route (Next's own limits
 * hold for some of them), answers get their headers, and the rest of the CMS can ask who the client is.
 *
 * `next start` makes the HTTP server itself and offers no place in front of it (its proxy.ts sees no body), so the event that
 * every HTTP server of this process emits is caught, as OpenTelemetry's instrumentation of Node does it.
 */
export function guardServer(settings: Settings): void {
  const prototype = Server.prototype as Server & { [guarded]?: true }
  if (prototype[guarded]) return // `next dev` calls again after an edit.
  prototype[guarded] = true
  const { emit } = prototype
  prototype.emit = function (this: Server, event: string, ...args: unknown[]) {
    if (event !== 'request') return Reflect.apply(emit, this, [event, ...args]) as boolean
    const [request, response] = args as [IncomingMessage, ServerResponse]
    receive({ request, response, settings, pass: () => Reflect.apply(emit, this, [event, ...args]) })
    return true
  }
}
const guarded = Symbol.for('okuzuke.guarded')

type Received = { request: IncomingMessage; response: ServerResponse; settings: Settings; pass: () => void }

function receive({ request, response, settings, pass }: Received): void {
  setAnswerHeaders({ request, response, isSecure: settings.cmsUrl.startsWith('https:') })
  const { url = '', headers, socket } = request
  if (url.length > longestAddress) {
    refuseRequest({ request, status: 414, words: addressTooLong })
    return
  }
  const address = readClientAddress({
    forwardedFor: headers['x-forwarded-for'] as string | undefined,
    socketAddress: socket.remoteAddress,
    trustProxy: settings.trustProxy,
  })
  const go = () => answerFor({ address }, pass)
  void showsSession(headers, settings.payloadSecret).then(
    (isPerson) => {
      const admit = isPerson ? go : () => waitForPlace({ request, response, client: { address }, go })
      admitBody({ request, response, isPerson, go: admit })
    },
    (error: unknown) => {
      console.error('The session of a request could not be looked at, so it was not answered.', error)
      socket.destroy()
    },
  )
}

function admitBody({
  request,
  response,
  isPerson,
  go,
}: Pick<Received, 'request' | 'response'> & { isPerson: boolean; go: () => void }): void {
  const length = lengthOf(request)
  const [path = ''] = (request.url ?? '').split('?')
  const limit = bodyLimitOf({ path, contentType: request.headers['content-type'], isPerson })
  const refuse = () => refuseRequest({ request, status: 413, words: bodyTooLong(limit), isPerson })
  const isTooLong = length !== Infinity && length > limit
  if (!isPerson && !isTooLong && !admitStrangersBody(response, Math.min(length, limit))) {
    refuseRequest({ request, status: 503, words: tooManyBodies, headers: { 'Retry-After': '5' } })
    return
  }
  if (length !== Infinity) {
    if (isTooLong) refuse()
    else go()
    return
  }
  countBody({ request, limit, refuse: () => (response.headersSent ? request.socket.destroy() : refuse()) })
  go()
}

/** The length of a body in bytes, to which Node holds the client; Infinity where it comes in chunks, and nobody knows. */
function lengthOf({ headers }: IncomingMessage): number {
  if (headers['transfer-encoding'] !== undefined) return Infinity
  return Number(headers['content-length'] ?? 0)
}

// Where the parser puts what arrived, so that it is counted whoever reads it, and how.
function countBody({
  request,
  limit,
  refuse,
}: {
  request: IncomingMessage
  limit: number
  refuse: () => void
}): void {
  const push = request.push.bind(request)
  let length = 0
  request.push = (chunk: Buffer | null, encoding) => {
    length += chunk?.length ?? 0
    if (length <= limit) return push(chunk, encoding)
    refuse()
    return false
  }
}

function bodyTooLong(limit: number): Bilingual {
  const megabytes = limit === bodyLimits.upload ? 40 : limit / 1024 / 1024
  return {
    ja: `送られた内容が大きすぎます(上限${megabytes} MB)。何も保存されていません。小さくするか分けて、もう一度送ってください。`,
    en: `What was sent is larger than ${megabytes} MB, so nothing was saved. Make it smaller, or divide it, and send it again.`,
  }
}

const tooManyBodies: Bilingual = {
  ja: '大きな内容がたくさん同時に送られています。何も保存されていません。数秒待ってから、もう一度送ってください。',
  en: 'Too much is being sent at the same time, so nothing was saved. Wait a few seconds, and send it again.',
}

const addressTooLong: Bilingual = {
  ja: 'アドレスが長すぎます。選ぶ文書か条件を減らして、もう一度試してください。',
  en: 'The address of this request is too long. Choose fewer documents or conditions, and try again.',
}

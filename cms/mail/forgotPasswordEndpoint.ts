import { createLocalReq, type Endpoint, type Payload, type PayloadRequest } from 'payload'
import { clientKey, currentClient, type Client } from '../doors/client.ts'
import { errorResponse } from '../access/refuseUnless.ts'
import { asRow } from '../rows.ts'
import { inPanelLanguage } from '../words.ts'
import { queueReset } from './queueReset.ts'

/** How often one client may ask within an hour. */
const perClient = 20
const hour = 60 * 60_000
/** Requests that wait for the database: a flood is refused before it fills the memory. */
const mostWaiting = 200

type Requests = { waiting: number; work: Promise<void>; asked: Map<string, { count: number; since: number }> }
const all = new WeakMap<Payload, Requests>()

/**
 * `POST /api/users/forgot-password` in the place of Payload's: answers before it looks whether there is such a user, so that the
 * answer and its time are the same for every address. The mail is a row in the outbox.
 */
export const forgotPasswordEndpoint: Endpoint = {
  path: '/forgot-password',
  method: 'post',
  handler: async (req) => {
    const email = await readEmail(req)
    if (email === null) return errorResponse(400, inPanelLanguage(req, words.noAddress))
    const requests = requestsOf(req.payload)
    if (requests.waiting >= mostWaiting || !isAllowed(requests, currentClient()))
      return errorResponse(429, inPanelLanguage(req, words.tooMany))
    requests.waiting += 1
    requests.work = requests.work.then(() => queue({ req, email })).finally(() => (requests.waiting -= 1))
    return Response.json(
      { message: inPanelLanguage(req, words.done) },
      { headers: { 'Cache-Control': 'no-store' } },
    )
  },
}

/** Resolves when all that was asked for is in the outbox. */
export function resetsQueued(payload: Payload): Promise<void> {
  return requestsOf(payload).work
}

const words = {
  noAddress: { ja: 'メールアドレスを書いてください。', en: 'Write an e-mail address.' },
  tooMany: {
    ja: '依頼が多すぎます。1時間ほど待ってから、もう一度試してください。',
    en: 'That was asked too often. Wait for an hour, and try again.',
  },
  done: {
    ja: 'そのメールアドレスのユーザーがいれば、パスワードを再設定するリンクを送ります。届くまで数分かかることがあります。同じアドレスに送るのは、5分に1通、1日に5通までです。',
    en: 'If there is a user with this address, a link to a new password is on its way; it can take some minutes. An address gets one such mail in five minutes, and five a day.',
  },
}

// A request of its own: that of the answer is over by then.
async function queue({ req, email }: { req: PayloadRequest; email: string }): Promise<void> {
  const { payload, headers, i18n } = req
  try {
    const later = await createLocalReq({ req: { headers, i18n, payloadAPI: 'REST' } }, payload)
    await queueReset({ req: later, email, now: Date.now() })
  } catch (error) {
    payload.logger.error({
      err: error,
      msg: 'A mail with a link to a new password could not be put into the outbox.',
    })
  }
}

async function readEmail(req: PayloadRequest): Promise<string | null> {
  try {
    const { email } = asRow(await req.json?.())
    if (typeof email !== 'string') return null
    const address = email.trim().toLowerCase()
    return /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(address) ? address : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

// Where the client is not known (TRUST_PROXY=0), the limit of each mailbox and of what waits are all there is.
function isAllowed({ asked }: Requests, client: Client | null): boolean {
  if (client === null) return true // A call of our own.
  const key = clientKey(client)
  const now = Date.now()
  for (const [each, { since }] of asked) if (now - since >= hour) asked.delete(each)
  const entry = asked.get(key) ?? { count: 0, since: now }
  entry.count += 1
  asked.set(key, entry)
  return entry.count <= perClient
}

function requestsOf(payload: Payload): Requests {
  const requests = all.get(payload) ?? { waiting: 0, work: Promise.resolve(), asked: new Map() }
  all.set(payload, requests)
  return requests
}

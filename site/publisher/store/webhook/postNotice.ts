import { createHmac } from 'node:crypto'
import type { WebhookSettings } from '../../../../system/publishingSettings.ts'
import type { Notice } from './notice.ts'

/**
 * What the receiver compares `X-Okuzuke-Signature` with: `sha256=` and the HMAC-SHA-256 of "<timestamp>.<body>" in hexadecimal. The
 * timestamp (`X-Okuzuke-Timestamp`, in seconds) is signed, so that an old notice can be told from a new one.
 */
export function signNotice({
  secret,
  timestamp,
  body,
}: {
  secret: string
  timestamp: string
  body: string
}): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}

/** Sends a notice once. Gives null where it was taken (2xx), else why not, without the address. Never throws. */
export async function postNotice({
  webhook: { url, secret },
  notice,
  signal,
  timeoutMs,
}: {
  webhook: WebhookSettings
  notice: Notice
  signal: AbortSignal
  timeoutMs: number
}): Promise<string | null> {
  const body = JSON.stringify(notice)
  const timestamp = String(Math.floor(Date.now() / 1000))
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'Okuzuke',
        'X-Okuzuke-Timestamp': timestamp,
        ...(secret === null ? {} : { 'X-Okuzuke-Signature': signNotice({ secret, timestamp, body }) }),
      },
      body,
      // Whoever answers there was named by an administrator; nobody else gets what was signed.
      redirect: 'manual',
      signal: AbortSignal.any([signal, timeout]),
    })
    await response.body?.cancel()
    if (response.ok) return null
    const isRedirect = response.status >= 300 && response.status < 400
    return isRedirect ? `HTTP ${response.status}: redirects are not followed` : `HTTP ${response.status}`
  } catch (error) {
    if (timeout.aborted) return `no answer in ${timeoutMs / 1000} s`
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return cause instanceof Error && 'code' in cause ? String(cause.code) : 'no connection'
  }
}

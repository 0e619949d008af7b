import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { errors, jwtVerify } from 'jose'
import { parseCookies } from 'payload/shared'

/**
 * Whether a request shows a token of a person's session that we signed and that has not expired. It allows a longer body and nothing
 * else: whether the session still lives, and what the person may do, Payload decides.
 */
export async function showsSession(headers: IncomingHttpHeaders, payloadSecret: string): Promise<boolean> {
  const token = /^(?:JWT|Bearer) (.+)$/.exec(headers.authorization ?? '')?.[1] ?? cookieOf(headers)
  if (token === undefined) return false
  try {
    const { payload } = await jwtVerify(token, signingKey(payloadSecret), { algorithms: ['HS256'] })
    return payload.collection === 'users'
  } catch (error) {
    if (error instanceof errors.JOSEError) return false
    throw error
  }
}

function cookieOf({ cookie }: IncomingHttpHeaders): string | undefined {
  return cookie === undefined ? undefined : parseCookies(new Headers({ Cookie: cookie })).get('payload-token')
}

// As Payload makes its key of the secret (payload/dist/index.js, `this.secret`).
function signingKey(payloadSecret: string): Uint8Array {
  return new TextEncoder().encode(createHash('sha256').update(payloadSecret).digest('hex').slice(0, 32))
}

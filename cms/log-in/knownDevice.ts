import { createHmac, randomUUID } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { generateCookie, parseCookies } from 'payload/shared'
import { deviceCookieName } from '../doors/client.ts'

/** A user as the database has it, with what only the server sees. */
export type StoredUser = { id: string | number; hash?: unknown; salt?: unknown }

/** Half a year, in seconds. */
const lifetime = 180 * 24 * 60 * 60
const algorithm = 'HS256'

/**
 * The id of the device that shows the cookie of an earlier log-in of this user; null where it shows none. A new password makes all
 * devices unknown.
 */
export async function readKnownDevice({
  headers,
  user,
  secret,
}: {
  headers: Headers
  user: StoredUser
  secret: string
}): Promise<string | null> {
  const cookie = parseCookies(headers).get(deviceCookieName)
  if (cookie === undefined) return null
  try {
    const { payload } = await jwtVerify(cookie, keyOf(secret), {
      algorithms: [algorithm],
      subject: String(user.id),
    })
    return payload.password === fingerprint(user, secret) ? (payload.jti ?? null) : null
  } catch (error) {
    if (error instanceof errors.JOSEError) return null
    throw error
  }
}

/** Whether a request shows such a cookie at all, of whomever. */
export function showsDevice(headers: Headers): boolean {
  return parseCookies(headers).has(deviceCookieName)
}

/** The header that makes this browser a known device of the user. It lets nobody in: it says only whose attempts are not held up. */
export async function deviceCookie({
  user,
  secret,
  isSecure,
}: {
  user: StoredUser
  secret: string
  isSecure: boolean
}): Promise<string> {
  const value = await new SignJWT({ password: fingerprint(user, secret) })
    .setProtectedHeader({ alg: algorithm })
    .setSubject(String(user.id))
    .setJti(randomUUID())
    .setExpirationTime(Math.floor(Date.now() / 1000) + lifetime)
    .sign(keyOf(secret))
  return generateCookie<false>({
    name: deviceCookieName,
    value,
    maxAge: lifetime,
    httpOnly: true,
    sameSite: 'Lax',
    path: '/api/users',
    secure: isSecure,
    returnCookieAsObject: false,
  })
}

/** Says which password it was, and not the password. */
function fingerprint({ hash, salt }: StoredUser, secret: string): string {
  return createHmac('sha256', secret)
    .update(`device password ${String(hash)} ${String(salt)}`)
    .digest('base64url')
}

// Another key than that of the sessions, so that neither can stand for the other.
function keyOf(secret: string): Uint8Array {
  return createHmac('sha256', secret).update('device cookie').digest()
}

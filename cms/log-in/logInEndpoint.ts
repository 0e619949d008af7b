import {
  addDataAndFileToRequest,
  APIError,
  AuthenticationError,
  type Endpoint,
  type PayloadRequest,
} from 'payload'
import { generatePayloadCookie } from 'payload/shared'
import { errorResponse } from '../access/refuseUnless.ts'
import { noteFailedLogIn } from '../audit/recordFailedLogIn.ts'
import { clientKey, currentClient } from '../doors/client.ts'
import { asRow } from '../rows.ts'
import { attempt } from './attempt.ts'
import { deviceCookie, readKnownDevice, showsDevice, type StoredUser } from './knownDevice.ts'
import { limitsOf } from './logInLimits.ts'
import { spendTheTimeOfACheck } from './passwordHash.ts'
import { longestPassword } from './passwordRules.ts'

/**
 * POST /api/users/login, in the place of Payload's, whose answers it gives, and which locks the account itself: a stranger who fails
 * often enough keeps its owner out for as long as he likes. Here the one who fails waits: his address, and for all devices that
 * the account does not know, the account. Known and unknown e-mail addresses get the same words after the same time.
 */
export const logInEndpoint: Endpoint = { path: '/login', method: 'post', handler: logIn }

async function logIn(req: PayloadRequest): Promise<Response> {
  await addDataAndFileToRequest(req)
  const { email, password } = credentialsOf(req)
  // Payload says what is missing.
  if (email === '' || password.trim() === '')
    return answer(await logInWithPayload(req, { email, password }), [], req)
  const limits = limitsOf(req.payload)
  const device = showsDevice(req.headers) ? await findDevice(req, email) : null
  const held =
    device === null
      ? [
          { waits: limits.address, key: clientKey(currentClient()) },
          { waits: limits.account, key: email },
        ]
      : [{ waits: limits.device, key: device }]
  const turns = device === null ? limits.strangersTurns : limits.knownTurns
  try {
    const result = await attempt({ req, held, turns }, () => check(req, { email, password }))
    return answer(result, await newDeviceCookie(req, email), req)
  } catch (error) {
    // An answer and no error: Payload logs each error with its stack, and of these a stranger may cause any number.
    if (error instanceof APIError && error.status === 429) {
      noteFailedLogIn(req, 'limited')
      return errorResponse(429, error.message)
    }
    throw error
  }
}

type Credentials = { email: string; password: string }

/** Throws AuthenticationError, after the time of one hash, where they are wrong. */
async function check(req: PayloadRequest, { email, password }: Credentials) {
  const user = await findUser(req, email)
  if (user !== null && password.length <= longestPassword) return logInWithPayload(req, { email, password })
  await spendTheTimeOfACheck(password.slice(0, longestPassword))
  throw new AuthenticationError(req.t)
}

function logInWithPayload(req: PayloadRequest, data: Credentials) {
  const depth = Number(req.searchParams.get('depth') ?? Number.NaN)
  return req.payload.login({
    collection: 'users',
    data,
    req,
    overrideAccess: false,
    ...(Number.isInteger(depth) ? { depth } : {}),
  })
}

function credentialsOf({ data }: PayloadRequest): Credentials {
  const { email, password } = asRow(data)
  return {
    // As Payload compares it.
    email: typeof email === 'string' ? email.toLowerCase().trim() : '',
    password: typeof password === 'string' ? password : '',
  }
}

async function findUser(req: PayloadRequest, email: string): Promise<StoredUser | null> {
  return req.payload.db.findOne<StoredUser & { id: string }>({
    collection: 'users',
    where: { email: { equals: email } },
    req,
  })
}

async function findDevice(req: PayloadRequest, email: string): Promise<string | null> {
  const user = await findUser(req, email)
  return user && readKnownDevice({ headers: req.headers, user, secret: req.payload.secret })
}

async function newDeviceCookie(req: PayloadRequest, email: string): Promise<string[]> {
  const { secret, collections } = req.payload
  const isSecure = Boolean(collections.users.config.auth.cookies.secure)
  const user = await findUser(req, email)
  return user === null ? [] : [await deviceCookie({ user, secret, isSecure })] // Null: deleted in this moment.
}

function answer(
  result: Awaited<ReturnType<typeof logInWithPayload>>,
  cookies: readonly string[],
  { t, payload }: PayloadRequest,
): Response {
  const headers = new Headers()
  const session = generatePayloadCookie({
    collectionAuthConfig: payload.collections.users.config.auth,
    cookiePrefix: payload.config.cookiePrefix,
    token: result.token ?? '',
    returnCookieAsObject: false,
  })
  for (const cookie of [session, ...cookies]) headers.append('Set-Cookie', cookie)
  return Response.json({ message: t('authentication:passed'), ...result }, { headers })
}

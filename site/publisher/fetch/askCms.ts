import { publisherAuthorization } from '../../../content/publishing.ts'
import { CmsError } from './cmsError.ts'

/** How the CMS is reached. Only tests give `fetch`. */
export type CmsAccess = { cmsUrl: string; publisherApiKey: string; fetch?: typeof fetch }

/**
 * Asks the CMS with the publisher's key and gives the whole body of the answer.
 * Throws CmsError, or the signal's reason where `signal` stops it.
 */
export async function askCms({
  cms,
  path,
  search = '',
  method = 'GET',
  body,
  timeoutMs,
  maxBytes,
  signal,
}: {
  cms: CmsAccess
  path: string
  /** `?…`, which is in no message. */
  search?: string
  method?: 'GET' | 'POST'
  body?: unknown
  timeoutMs: number
  maxBytes: number
  signal?: AbortSignal
}): Promise<Buffer> {
  const address = `${cms.cmsUrl}${path}`
  const timeout = AbortSignal.timeout(timeoutMs)
  const received = { bytes: 0 }
  try {
    const response = await (cms.fetch ?? fetch)(address + search, {
      method,
      headers: {
        Authorization: publisherAuthorization(cms.publisherApiKey),
        Accept: '*/*',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // A redirect would carry the key to another address.
      redirect: 'manual',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    })
    await refuseOtherThanSuccess({ response, address, maxBytes, received })
    return await readBody({ response, address, maxBytes, received })
  } catch (error) {
    if (error instanceof CmsError) throw error
    if (signal?.aborted) throw signal.reason
    if (timeout.aborted) {
      throw new CmsError(
        'slow',
        `The CMS at ${address} gave no whole answer in ${timeoutMs / 1000} s. ` +
          'Look into its log, and whether its database answers.',
        { cause: error },
      )
    }
    if (received.bytes > 0) {
      throw new CmsError(
        'cut',
        `The answer of ${address} broke off after ${received.bytes} bytes (${reasonOf(error)}). It was not used.`,
        { cause: error },
      )
    }
    throw new CmsError(
      'unreachable',
      `The CMS at ${address} can't be reached (${reasonOf(error)}). Start it, or set CMS_URL to where it is.`,
      { cause: error },
    )
  }
}

/** The body as JSON. Throws CmsError of kind `cut` where it is no JSON. */
export function parseJsonAnswer(body: Buffer, address: string): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch (error) {
    throw new CmsError(
      'cut',
      `The answer of ${address} is no whole JSON (${body.length} bytes came). ` +
        'It was cut on its way, or something other than the CMS answers there: look at CMS_URL.',
      { cause: error },
    )
  }
}

async function refuseOtherThanSuccess({
  response,
  address,
  maxBytes,
  received,
}: Parameters<typeof readBody>[0]): Promise<void> {
  if (response.ok) return
  const { status } = response
  if (status === 422) {
    const refusal = await readBody({ response, address, maxBytes, received })
    throw new CmsError('status', `The CMS at ${address} refused (422). Look into its log.`, {
      status,
      refusal,
    })
  }
  await response.body?.cancel()
  if (status === 401 || status === 403) {
    throw new CmsError(
      'refused',
      `The CMS at ${address} does not take the publisher's key (${status}). ` +
        'Give the CMS and the publisher the same PUBLISHER_API_KEY.',
    )
  }
  if (status >= 300 && status < 400) {
    const target = response.headers.get('location') ?? 'another address'
    throw new CmsError(
      'status',
      `The CMS at ${address} sends on to ${target} (${status}). Set CMS_URL to that address.`,
    )
  }
  throw new CmsError('status', `The CMS at ${address} answered ${status}. Look into its log.`, { status })
}

async function readBody({
  response,
  address,
  maxBytes,
  received,
}: {
  response: Response
  address: string
  maxBytes: number
  received: { bytes: number }
}): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of response.body ?? []) {
    received.bytes += chunk.length
    if (received.bytes > maxBytes) {
      throw new CmsError(
        'too-large',
        `The answer of ${address} is larger than ${maxBytes} bytes, and was not read to its end.`,
      )
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, received.bytes)
}

// fetch's own message is "fetch failed"; the reason is in its cause.
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (cause instanceof Error) return 'code' in cause && cause.code ? String(cause.code) : cause.message
  return String(cause)
}

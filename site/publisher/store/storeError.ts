import { hasErrorCode } from '../../../system/errorCode.ts'

/**
 * - `unreachable`: no connection, or it broke;
 * - `slow`: no answer within the timeout;
 * - `refused`: the key is not accepted, or lacks a permission;
 * - `no-bucket`: there is no bucket of this name;
 * - `other-region`: the bucket is in another region than AWS_REGION says;
 * - `status`: any other answer than success;
 * - `damaged`: a file of the release is not what its list says, and was not put.
 */
export type StoreErrorKind = AnswerKind | 'damaged'
export type AnswerKind = 'unreachable' | 'slow' | 'refused' | 'no-bucket' | 'other-region' | 'status'

/**
 * A release could not be put into the object store. The message says where and what to do. Neither it nor a `cause` holds a key or a
 * signature: the client's own errors hold the whole request, so that they are not passed on.
 */
export class StoreError extends Error {
  override name = 'StoreError'
  constructor(
    readonly kind: StoreErrorKind,
    message: string,
  ) {
    super(message)
  }
}

/** What an error of the S3 client says. `passes`: trying again may help. */
export function readClientError(error: unknown): { kind: AnswerKind; details: string; passes: boolean } {
  const name = error instanceof Error ? error.name : ''
  const status = statusOf(error)
  // The client calls this a timeout, too.
  const isBroken = hasErrorCode(error, 'ECONNRESET', 'EPIPE')
  if ((name === 'TimeoutError' && !isBroken) || hasErrorCode(error, 'ETIMEDOUT') || name === 'RequestTimeout')
    return { kind: 'slow', details: name || 'ETIMEDOUT', passes: true }
  if (status === null) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : name
    // Neither keys in the settings nor a role: asking again gives none.
    if (name === 'CredentialsProviderError') return { kind: 'refused', details: name, passes: false }
    return { kind: 'unreachable', details: code || 'no answer', passes: true }
  }
  const details = name === '' || name === 'Error' ? String(status) : `${status} ${name}`
  if (name === 'NoSuchBucket') return { kind: 'no-bucket', details, passes: false }
  if (status === 301 || status === 307 || name === 'AuthorizationHeaderMalformed')
    return { kind: 'other-region', details, passes: false }
  // The client sets its clock by the answer, and the next try is signed with the server's time.
  if (name === 'RequestTimeTooSkewed') return { kind: 'refused', details, passes: true }
  if (status === 401 || status === 403) return { kind: 'refused', details, passes: false }
  return { kind: 'status', details, passes: status >= 500 || status === 429 || status === 408 }
}

/** The HTTP status of an error of the S3 client; null where there was no answer. */
export function statusOf(error: unknown): number | null {
  const { $metadata, $response } = (error ?? {}) as {
    $metadata?: { httpStatusCode?: number }
    $response?: { statusCode?: number }
  }
  return $metadata?.httpStatusCode ?? $response?.statusCode ?? null
}

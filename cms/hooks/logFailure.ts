import type { AfterErrorHook, PayloadRequest } from 'payload'
import { readClientAddress } from '../../system/clientAddress.ts'
import { settingsOf } from '../cmsSettings.ts'
import { isConflict } from '../database/conflicts.ts'

/** Logs which request an unexpected error (500 and above) answered, and which client sent it. Payload logs the error itself. */
export const logFailure: AfterErrorHook = ({ error, req }) => {
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 500
  if (status < 500 || isConflict(error)) return
  const path = req.url === undefined ? 'a request' : new URL(req.url, 'http://cms').pathname
  req.payload.logger.error({
    msg: `${req.method ?? ''} ${path} could not be answered: ${error.message}`.trim(),
    client: clientAddressOf(req) ?? 'unknown',
  })
}

/**
 * The IP address of the client; null: not known. A Request holds no connection, so with TRUST_PROXY=0 it is never known:
 * Next writes the connection's address into X-Forwarded-For only where the client sent no such header, and what stands
 * there may be the client's claim. With TRUST_PROXY=1 the right-most address is the proxy's word (or, where a request
 * came past the proxy without the header, Next's).
 */
function clientAddressOf(req: PayloadRequest): string | null {
  return readClientAddress({
    forwardedFor: req.headers.get('x-forwarded-for'),
    socketAddress: null,
    trustProxy: settingsOf(req.payload).trustProxy,
  })
}

import type { AfterErrorHook } from 'payload'
import { isConflict } from '../database/conflicts.ts'
import { currentClient } from '../doors/client.ts'

/** Logs which request an unexpected error (500 and above) answered, and which client sent it. Payload logs the error itself. */
export const logFailure: AfterErrorHook = ({ error, req }) => {
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 500
  if (status < 500 || isConflict(error)) return
  const path = req.url === undefined ? 'a request' : new URL(req.url, 'http://cms').pathname
  req.payload.logger.error({
    msg: `${req.method ?? ''} ${path} could not be answered: ${error.message}`.trim(),
    client: currentClient()?.address ?? 'unknown',
  })
}

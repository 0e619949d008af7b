import { AuthenticationError, type AfterErrorHook, type PayloadRequest } from 'payload'
import { currentClient } from '../doors/client.ts'
import { asRow } from '../rows.ts'
import { failedLogInsOf, type FailedLogIn } from './failedLogIns.ts'

/**
 * Records a log-in that was refused, after its answer and apart from its transaction, which is rolled back: a stranger can't tell from
 * the time whether there is such a user.
 */
export const recordFailedLogIn: AfterErrorHook = ({ error, req }) => {
  if (isLogIn(req) && error instanceof AuthenticationError) noteFailedLogIn(req, 'password')
}

/** Records that the log-in of `req` was refused; returns at once. */
export function noteFailedLogIn(req: PayloadRequest, reason: FailedLogIn['reason']): void {
  const { email } = asRow(req.data)
  failedLogInsOf(req.payload).note({
    reason,
    email: toAddress(email),
    client: currentClient()?.address ?? null,
  })
}

function isLogIn({ method, url }: { method?: string; url?: string }): boolean {
  return (
    method === 'POST' && url !== undefined && new URL(url, 'http://cms').pathname.endsWith('/users/login')
  )
}

// Nothing but an address: people type their password into the wrong field, and it must not stand here.
function toAddress(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const address = value.trim().toLowerCase()
  return /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(address) ? address : null
}

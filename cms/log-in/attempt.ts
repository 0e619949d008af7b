import { AuthenticationError, type PayloadRequest } from 'payload'
import { TurnTimeout, type Turns } from '../database/turns.ts'
import { createTooBusy, createTooManyAttempts } from './tooManyAttempts.ts'
import type { Waits } from './waits.ts'

/**
 * Does `work`, which checks a password and throws AuthenticationError where it is wrong; a wrong one is counted under each key of
 * `held`. Throws APIError (429) where one of them must wait, before anything is computed, or where no turn came.
 */
export async function attempt<T>(
  { req, held, turns }: { req: PayloadRequest; held: readonly { waits: Waits; key: string }[]; turns: Turns },
  work: () => Promise<T>,
): Promise<T> {
  const wait = Math.max(...held.map(({ waits, key }) => waits.waitOf(key)))
  if (wait > 0) throw createTooManyAttempts(req, wait)
  for (const { waits, key } of held) waits.begin(key)
  const forgive = () => held.forEach(({ waits, key }) => waits.forgive(key))
  const endTurn = await turns.take().catch((error: unknown) => {
    forgive()
    throw error instanceof TurnTimeout ? createTooBusy(req) : error
  })
  try {
    const result = await work()
    forgive()
    return result
  } catch (error) {
    if (!(error instanceof AuthenticationError)) forgive()
    throw error
  } finally {
    endTurn()
  }
}

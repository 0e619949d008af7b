import { setTimeout as pause } from 'node:timers/promises'
import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { WordedError } from '../words.ts'
import { isConflict } from './conflicts.ts'
import { TurnTimeout } from './turns.ts'

/** The pause before the second attempt, in ms; before the third it is twice as long, and so on. */
const firstPause = 200

type Options = {
  req: PayloadRequest
  /** How often `work` is begun at most. */
  attempts?: number
  /** Which errors another attempt may get over. */
  isTemporary?: (error: unknown) => boolean
  /** What a person is told after the last attempt; without it the last error is thrown as it is. */
  conflictWords?: Bilingual
}

/**
 * Does `work` in one transaction where the database has any, whole or not at all; joins a transaction that `req` has already.
 * Retries after a write conflict, as MongoDB asks its clients to: `work` runs from its beginning again and must leave
 * nothing outside of the database.
 * Throws what `work` throws, and for a conflict that stays a WordedError with `conflictWords`.
 */
export async function inOneTransaction<T>(
  { req, attempts = 3, isTemporary = isConflict, conflictWords }: Options,
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const isOurs = await initTransaction(req)
    try {
      const result = await work()
      if (isOurs) await commitTransaction(req)
      return result
    } catch (error) {
      await killTransaction(req)
      // A TurnTimeout has already waited 20 s: do not retry.
      const isLast = !isOurs || attempt === attempts || error instanceof TurnTimeout
      if (isLast && conflictWords && isConflict(error)) throw new WordedError(conflictWords, { cause: error })
      if (isLast || !isTemporary(error)) throw error
    }
    await pause(firstPause * attempt)
  }
}

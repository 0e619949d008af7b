import { TurnTimeout } from './turns.ts'

/** Whether a save failed because another one was under way: a conflict on MongoDB, a turn that never came on SQLite. */
export function isConflict(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof TurnTimeout) return true
    if ('code' in at && (at.code === writeConflict || at.code === 'SQLITE_BUSY')) return true
    if ('hasErrorLabel' in at && typeof at.hasErrorLabel === 'function') {
      if (at.hasErrorLabel('TransientTransactionError') === true) return true
    }
  }
  return false
}

// https://www.mongodb.com/docs/manual/reference/error-codes/ 112: WriteConflict
const writeConflict = 112

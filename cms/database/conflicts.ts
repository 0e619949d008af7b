import { TurnTimeout } from './turns.ts'

/** Whether a save failed because of another one: a write conflict on MongoDB, a turn that timed out or a busy file on SQLite. */
export function isConflict(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof TurnTimeout) return true
    if ('code' in cause && (cause.code === writeConflict || cause.code === 'SQLITE_BUSY')) return true
    if ('hasErrorLabel' in cause && typeof cause.hasErrorLabel === 'function') {
      if (cause.hasErrorLabel('TransientTransactionError') === true) return true
    }
  }
  return false
}

// https://www.mongodb.com/docs/manual/reference/error-codes/ 112: WriteConflict
const writeConflict = 112

import type { AfterErrorHook } from 'payload'
import { TurnTimeout } from '../turns.ts'

/** The status of an answer that says: nothing was changed, the same request may succeed when it is sent again. */
export const conflictStatus = 409

/** Answers a save that met another one in plain words, in the editor's language, instead of the driver's. */
export const answerConflict: AfterErrorHook = ({ error, req }) => {
  if (!isConflict(error)) return
  const message =
    req.i18n?.language === 'ja'
      ? '同じ内容を別の人が同時に保存していたため、この保存は取り消されました。何も変更されていません。もう一度保存してください。'
      : 'Somebody else saved the same thing at the same moment, so this save was undone and nothing was changed. Save again.'
  return { status: conflictStatus, response: { errors: [{ name: 'SaveConflict', message }] } }
}

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

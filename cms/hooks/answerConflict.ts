import type { AfterErrorHook } from 'payload'
import { isConflict } from '../database/conflicts.ts'
import { inPanelLanguage } from '../words.ts'

/** The status for a write conflict: nothing was changed, and the same request may succeed when it is sent again. */
export const conflictStatus = 409

/** Answers a write conflict in the editor's language, instead of the driver's words. */
export const answerConflict: AfterErrorHook = ({ error, req }) => {
  if (!isConflict(error)) return
  const message = inPanelLanguage(req, {
    ja: '同じ内容を別の人が同時に保存していたため、この保存は取り消されました。何も変更されていません。もう一度保存してください。',
    en: 'Somebody else saved the same thing at the same moment, so this save was undone and nothing was changed. Save again.',
  })
  return { status: conflictStatus, response: { errors: [{ name: 'SaveConflict', message }] } }
}

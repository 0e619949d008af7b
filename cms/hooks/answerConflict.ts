import type { AfterErrorHook } from 'payload'
import { isConflict } from '../database/conflicts.ts'
import { inPanelLanguage } from '../words.ts'

/** The status of an answer that says: nothing was changed, the same request may succeed when it is sent again. */
export const conflictStatus = 409

/** Answers a save that met another one in plain words, in the editor's language, instead of the driver's. */
export const answerConflict: AfterErrorHook = ({ error, req }) => {
  if (!isConflict(error)) return
  const message = inPanelLanguage(req, {
    ja: '同じ内容を別の人が同時に保存していたため、この保存は取り消されました。何も変更されていません。もう一度保存してください。',
    en: 'Somebody else saved the same thing at the same moment, so this save was undone and nothing was changed. Save again.',
  })
  return { status: conflictStatus, response: { errors: [{ name: 'SaveConflict', message }] } }
}

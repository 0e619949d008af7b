import type { AfterErrorHook, PayloadRequest } from 'payload'
import { isConflict } from '../../database/conflicts.ts'
import type { Bilingual } from '../../../content/locale.ts'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { inPanelLanguage } from '../../words.ts'

/**
 * Answers what nobody foresaw, and a full disk, in the editor's language: what failed, and that nothing was saved, which the
 * transaction sees to. The error itself stays in the log (logFailure), because it can hold what is not for everybody.
 */
export const answerFailure: AfterErrorHook = ({ error, req }) => {
  if (isConflict(error)) return
  if (isDiskFull(error))
    return {
      status: insufficientStorage,
      response: { errors: [{ name: 'DiskFull', message: inPanelLanguage(req, words(req).diskFull) }] },
    }
  if (isMeantToBeRead(error)) return
  return {
    status: 500,
    response: { errors: [{ name: 'UnknownFailure', message: inPanelLanguage(req, words(req).unknown) }] },
  }
}

// RFC 4918: 507.
const insufficientStorage = 507

/** Whether a write failed because the disk, or the space that the database may take, is full. */
export function isDiskFull(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (hasErrorCode(cause, 'ENOSPC', 'SQLITE_FULL')) return true
    if ('code' in cause && cause.code === outOfDiskSpace) return true
  }
  return false
}

// https://www.mongodb.com/docs/manual/reference/error-codes/ 14031: OutOfDiskSpace
const outOfDiskSpace = 14031

/** Whether the error was thrown for whoever asked, as Payload decides it (payload/dist/utilities/isErrorPublic.js). */
function isMeantToBeRead(error: Error & { isPublic?: unknown; status?: unknown }): boolean {
  if (typeof error.isPublic === 'boolean') return error.isPublic
  return typeof error.status === 'number' && error.status !== 500
}

function words({ method }: PayloadRequest): { diskFull: Bilingual; unknown: Bilingual } {
  return method === 'GET' || method === 'HEAD' ? ofReading : ofSaving
}

const ofSaving = {
  diskFull: {
    ja: 'サーバーのディスクがいっぱいのため、保存できませんでした。何も変更されていません。管理者が空きを作ってから、もう一度保存してください。',
    en: 'The disk of the server is full, so nothing was saved or changed. Ask an administrator to make room, then save again.',
  },
  unknown: {
    ja: 'サーバーで予期しない問題が起きたため、保存できませんでした。何も変更されていません。もう一度試し、同じことが起きたら管理者に知らせてください。原因はサーバーのログにあります。',
    en:
      'Something unforeseen went wrong on the server, so nothing was saved or changed. Try again, and if it happens again, ' +
      "tell an administrator: the cause is in the server's log.",
  },
}

/** What failed, where nobody knows more than that it did. */
export const unknownFailure: Bilingual = ofSaving.unknown

const ofReading = {
  diskFull: {
    ja: 'サーバーのディスクがいっぱいのため、読み込めませんでした。管理者に空きを作ってもらってください。',
    en: 'The disk of the server is full, so this could not be read. Ask an administrator to make room.',
  },
  unknown: {
    ja: 'サーバーで予期しない問題が起きたため、読み込めませんでした。もう一度試し、同じことが起きたら管理者に知らせてください。原因はサーバーのログにあります。',
    en:
      'Something unforeseen went wrong on the server, so this could not be read. Try again, and if it happens again, ' +
      "tell an administrator: the cause is in the server's log.",
  },
}

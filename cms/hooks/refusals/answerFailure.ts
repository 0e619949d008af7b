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
  if (isQuery(req) && (isUnanswerable(error) || asksForPlace(req)))
    return {
      status: 400,
      response: { errors: [{ name: 'UnanswerableQuery', message: inPanelLanguage(req, unanswerable) }] },
    }
  return {
    status: 500,
    response: { errors: [{ name: 'UnknownFailure', message: inPanelLanguage(req, words(req).unknown) }] },
  }
}

// https://www.mongodb.com/docs/manual/reference/error-codes/ 14031: OutOfDiskSpace
const outOfDiskSpace = 14031

/** The status of an answer that says the disk is full (RFC 4918). */
export const insufficientStorage = 507

/** Whether a write failed because the disk, or the space that the database may take, is full. */
export function isDiskFull(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (hasErrorCode(cause, 'ENOSPC', 'SQLITE_FULL')) return true
    if ('code' in cause && cause.code === outOfDiskSpace) return true
  }
  return false
}

/**
 * Whether Payload or the database could make nothing of a query: a value that is none of its field's, a name that is no field, a pattern
 * that is none. Payload's own code trips over many of them (TypeError, RangeError).
 */
function isUnanswerable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof TypeError || cause instanceof RangeError || cause instanceof SyntaxError) return true
    // Before the database is asked: by Mongoose, by Payload's adapter for SQLite, by libsql's driver.
    if (cause.name === 'CastError' || cause.name === 'BSONError') return true
    if (unreadable.test(cause.message)) return true
    // What MongoDB itself answers, unless it says how the server is: each operator has codes of its own for what it can't read.
    if (cause.name === 'MongoServerError' && 'code' in cause && !serverCodes.has(Number(cause.code)))
      return true
    if (hasErrorCode(cause, 'SQLITE_MISMATCH', 'SQLITE_TOOBIG', 'SQLITE_RANGE')) return true
  }
  return false
}

const unreadable = /^(?:Cannot find field for path|SQLite3 can only bind|Invalid field ".*" passed to sort)/

/** Whether a condition is about a place on a map: no field holds one, and MongoDB's adapter fails in several ways. */
function asksForPlace({ query }: PayloadRequest): boolean {
  return /"(?:near|within|intersects)":/.test(JSON.stringify(query?.where ?? null))
}

// Unauthorized, AuthenticationFailed, MaxTimeMSExpired, ShutdownInProgress, OutOfDiskSpace, and those of a replica set that looks for its
// primary (https://www.mongodb.com/docs/manual/reference/error-codes/).
const serverCodes = new Set([13, 18, 50, 91, 189, 262, 10107, 11600, 11602, 13435, 13436, outOfDiskSpace])

/** Whether a request reads documents of a collection, or versions, by a query of its own. */
function isQuery({ method, query, routeParams }: PayloadRequest): boolean {
  const isOfDocuments = routeParams?.collection !== undefined || routeParams?.global !== undefined
  return method === 'GET' && isOfDocuments && Object.keys(query ?? {}).length > 0
}

const unanswerable: Bilingual = {
  ja: 'この問い合わせには答えられません。条件(where)、並べ替え(sort)、そのほかの指定に、その欄では使えないものがあります。欄の名前、演算子、値を確かめてください。',
  en:
    'This query can\'t be answered: a condition ("where"), the order ("sort") or another parameter asks for what a field cannot hold. ' +
    'Look at the fields, the operators and the values.',
}

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

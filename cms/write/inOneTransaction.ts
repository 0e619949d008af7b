import { commitTransaction, initTransaction, killTransaction } from 'payload'
import type { PayloadRequest } from 'payload'
import { isConflict } from '../hooks/answerConflict.ts'
import { WordedError } from '../wordedError.ts'

/**
 * Does `work` whole or not at all, in one transaction where the database has any; joins one that `req` has already.
 * The request speaks the language afterwards that it spoke before: Payload leaves that of the last save in it.
 * Throws what `work` throws; a WordedError where another save came in between or the database gave the transaction up.
 */
export async function inOneTransaction<T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> {
  const { locale, fallbackLocale } = req
  const isOurs = await initTransaction(req)
  try {
    const result = await work()
    if (isOurs) await commitTransaction(req)
    return result
  } catch (error) {
    await killTransaction(req)
    throw isConflict(error) ? conflict(error) : error
  } finally {
    Object.assign(req, { locale, fallbackLocale })
  }
}

function conflict(cause: unknown): WordedError {
  return new WordedError(
    {
      ja: '同じときに別の保存があったか、データベースの制限時間(MongoDBでは通常60秒)を超えたため、何も取り込まれていません。もう一度実行してください。',
      en: 'Another save came in between, or it took longer than the database allows (MongoDB: usually 60 seconds), so nothing was taken over. Run it again.',
    },
    { cause },
  )
}

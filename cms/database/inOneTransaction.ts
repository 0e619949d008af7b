import { setTimeout as pause } from 'node:timers/promises'
import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'
import { isConflict } from './conflicts.ts'
import { TurnTimeout } from './turns.ts'
import { WordedError } from '../words.ts'

/** How often a piece of work is begun that meets other saves, and how long it waits before the second time; in ms. */
const mostTries = 3
const firstPause = 200

/**
 * Does `work` whole or not at all, in one transaction where the database has any; joins one that `req` has already.
 * Work that met another save is done again from its beginning, as MongoDB asks for: it must leave nothing outside of the database.
 * The request speaks the language afterwards that it spoke before: Payload leaves that of the last save in it.
 * Throws what `work` throws; a WordedError where other saves came in between each time, or the database gave the transaction up.
 */
export async function inOneTransaction<T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> {
  const { locale, fallbackLocale } = req
  for (let tries = 1; ; tries += 1) {
    const isOurs = await initTransaction(req)
    try {
      const result = await work()
      if (isOurs) await commitTransaction(req)
      return result
    } catch (error) {
      await killTransaction(req)
      if (!isConflict(error)) throw error
      // Whoever waited for its turn in vain has waited long enough.
      if (!isOurs || tries === mostTries || error instanceof TurnTimeout) throw conflict(error)
    } finally {
      Object.assign(req, { locale, fallbackLocale })
    }
    await pause(firstPause * tries)
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

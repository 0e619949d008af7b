import { getPayload } from 'payload'
import type { Log } from '../system/log.ts'
import { toMessage } from '../system/toMessage.ts'
import { settingsOf } from './cmsSettings.ts'
import { isRestoreUnfinished } from './backup/restore/finishRestore.ts'
import { findPendingMigrations } from './database/pendingMigrations.ts'
import { announcePresence } from './database/presence.ts'
import { settleAtExit } from './database/settleAtExit.ts'
import { guardServer } from './doors/guardServer.ts'
import { onCmsEnd, runLastWorks } from './processEnd.ts'
import { createCmsLog } from './serving/cmsLog.ts'
import { endInOrder } from './serving/endInOrder.ts'
import { watchHttpRequests, type HttpRequests } from './serving/httpRequests.ts'
import { countRefusedRequests } from './serving/refusedRequests.ts'
import { startChores } from './startChores.ts'

/**
 * Guards the server, opens the database and makes the first administrator; ends the process with code 1 where that cannot be done. From
 * here on requests are numbered, and a signal ends the process in order.
 */
export async function startCms(): Promise<void> {
  const log = createCmsLog()
  const requests = watchHttpRequests(countRefusedRequests({ say: (sentence) => log.warn(sentence) }))
  // `next dev` ends by its own rules.
  if (process.env.NEXT_MANUAL_SIG_HANDLE) endOnSignal({ requests, log })
  try {
    const { default: config } = await import('@payload-config')
    const settings = settingsOf({ config: await config })
    guardServer(settings)
    if (await isRestoreUnfinished(settings))
      throw new Error('A restore was cut off in its middle. It is finished by: npm run migrate')
    const payload = await getPayload({ config, disableOnInit: true })
    const onError = (error: unknown) => payload.logger.error({ err: error })
    settleAtExit({ ...settings, onError })
    onCmsEnd(await announcePresence(payload))
    const pending = await findPendingMigrations(payload)
    if (pending.length > 0)
      throw new Error(
        `The database is older than this version of Okuzuke. Run: npm run migrate (${pending.join(', ')})`,
      )
    await payload.config.onInit?.(payload)
    startChores(payload)
  } catch (error) {
    log.fatal(`The CMS cannot start.\n${toMessage(error)}`)
    process.exit(1)
  }
}

/** Ends the process in order at the first SIGTERM or SIGINT; the listeners stay, so that a second one does not cut it short. */
function endOnSignal({ requests, log }: { requests: HttpRequests; log: Log }): void {
  let isEnding = false
  const finish = async () => {
    for (const error of await runLastWorks()) log.error({ err: error })
    log.info('The CMS has ended.')
  }
  const end = () => {
    if (isEnding) return
    isEnding = true
    log.info('The CMS ends: what is under way is answered first.')
    void endInOrder({ ...requests, finish }).then(() => process.exit(0))
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
}

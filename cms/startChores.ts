import type { Payload } from 'payload'
import { pruneRecords } from './audit/pruneRecords.ts'
import { settingsOf } from './cmsSettings.ts'
import { cleanUploads } from './collections/media/cleanUploads.ts'
import { onCommittedInsert } from './database/committedInserts.ts'
import { mailsSlug } from './mail/mails.ts'
import { pruneMails } from './mail/pruneMails.ts'
import { sendDueMails } from './mail/sendDueMails.ts'

const sendEvery = 15_000
const pruneEvery = 12 * 60 * 60_000

/**
 * What a CMS process does beside answering requests: takes out of older uploads what new ones are kept without (minutes after an upgrade),
 * sends the mails that are due (at once where this process put one into the outbox, every 15 s for those of another, and those that are
 * tried again), and deletes old records twice a day. Keeps no process alive.
 */
export function startChores(payload: Payload): void {
  // It logs what went wrong with an upload by itself.
  void cleanUploads({ payload, mediaDir: settingsOf(payload).mediaDir }).catch((err: unknown) =>
    payload.logger.error({ err, msg: 'The uploads could not be looked at; the next start does it again.' }),
  )
  repeat({ payload, name: 'Old records could not be deleted.', everyMs: pruneEvery, work: prune })
  if (settingsOf(payload).mail === null) return
  const send = repeat({
    payload,
    name: 'The mails that are due could not be sent.',
    everyMs: sendEvery,
    work: () => sendDueMails({ payload, now: Date.now() }),
  })
  onCommittedInsert({ adapter: payload.db, collection: mailsSlug, callback: send })

  async function prune() {
    await pruneRecords({ payload, now: Date.now() })
    await pruneMails({ payload, now: Date.now() })
  }
}

type Chore = { payload: Payload; name: string; everyMs: number; work: () => Promise<void> }

/** Does `work` now and every `everyMs`, and whenever the function that it gives is called; never twice at a time. */
function repeat({ payload, name, everyMs, work }: Chore): () => void {
  let isWorking = false
  let isWanted = false
  let timer: NodeJS.Timeout | undefined
  const run = async () => {
    isWanted = true
    if (isWorking) return
    isWorking = true
    clearTimeout(timer)
    while (isWanted) {
      isWanted = false
      try {
        await work()
      } catch (error) {
        payload.logger.error({ err: error, msg: name })
      }
    }
    isWorking = false
    timer = setTimeout(() => void run(), everyMs).unref()
  }
  void run()
  return () => void run()
}

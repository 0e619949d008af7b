import type { PayloadRequest } from 'payload'
import { toSubject } from '../audit/accountHooks.ts'
import { recordAct } from '../audit/recordAct.ts'
import { inOneTransaction } from '../database/inOneTransaction.ts'
import { asRow } from '../rows.ts'
import { panelLanguage } from '../words.ts'
import { insertMail } from './mailRows.ts'
import { mailsSlug } from './mails.ts'

const minute = 60_000
/** A mailbox gets one link in this time, in ms, and so many a day: whoever asks. */
const pause = 5 * minute
const perDay = 5

/**
 * Puts a mail with a link to a new password into the outbox, where there is such a user and the mailbox has not had its share.
 * `now`: the moment, in ms. Says nothing of which it was.
 */
export async function queueReset({
  req,
  email,
  now,
}: {
  req: PayloadRequest
  email: string
  now: number
}): Promise<void> {
  const user = await req.payload.db.findOne<{ id: string; email: string }>({
    collection: 'users',
    where: { email: { equals: email } },
    select: { email: true },
  })
  if (user === null) return
  const id = String(user.id)
  const since = async (milliseconds: number) => {
    const { totalDocs } = await req.payload.count({
      collection: mailsSlug,
      where: {
        and: [
          { kind: { equals: 'reset' } },
          { recipient: { equals: id } },
          { createdAt: { greater_than: new Date(now - milliseconds).toISOString() } },
        ],
      },
      overrideAccess: true,
    })
    return totalDocs
  }
  if ((await since(pause)) >= 1 || (await since(24 * 60 * minute)) >= perDay) return
  await inOneTransaction({ req }, async () => {
    const createdAt = new Date(now).toISOString()
    await insertMail(req, {
      kind: 'reset',
      dueAt: createdAt,
      createdAt,
      recipient: id,
      language: panelLanguage(req),
    })
    await recordAct({ req, act: 'reset-asked', subject: toSubject('users', asRow(user)) })
  })
}

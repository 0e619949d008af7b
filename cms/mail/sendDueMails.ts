import type { Payload } from 'payload'
import type { MailSettings } from '../../system/mailSettings.ts'
import { settingsOf } from '../cmsSettings.ts'
import { createMailer, type Mailer } from './mailer.ts'
import { claimMail, findMails, type MailRow } from './mailRows.ts'
import { sendReady } from './sendReady.ts'
import { sendReset } from './sendReset.ts'

const minute = 60_000
/** For how long a row is this process's alone, in ms: more than one server's patience; a killed process's row is due again after it. */
const claimTime = 10 * minute

/** What the senders of each kind work with. `now`: the moment, in ms. */
export type Sending = { payload: Payload; mail: MailSettings; mailer: Mailer; now: number }

/**
 * Sends each mail of the outbox that is due, where a mail server is set up. Never throws for a mail that can't be sent: it is tried
 * again after growing pauses, or given up, and the outcome stands in its row and in the log.
 */
export async function sendDueMails({ payload, now }: { payload: Payload; now: number }): Promise<void> {
  const { mail } = settingsOf(payload)
  if (mail === null) return
  const rows = await findMails(payload, {
    and: [{ state: { equals: 'waiting' } }, { dueAt: { less_than_equal: new Date(now).toISOString() } }],
  })
  if (rows.length === 0) return
  const mailer = createMailer(mail)
  const sending = { payload, mail, mailer, now }
  try {
    for (const row of await claimAll({ payload, now, rows: rows.filter(({ kind }) => kind === 'reset') }))
      await sendReset(sending, row)
    const ready = rows.some(({ kind }) => kind === 'ready') ? await findReady(payload, rows) : []
    const claimed = await claimAll({ payload, now, rows: ready })
    if (claimed.length > 0) await sendReady(sending, claimed)
  } finally {
    mailer.close()
  }
}

// With a draft whose minute is over go those whose minute has only begun: one mail for all of them.
async function findReady(payload: Payload, due: readonly MailRow[]): Promise<MailRow[]> {
  const fresh = await findMails(payload, {
    and: [{ state: { equals: 'waiting' } }, { kind: { equals: 'ready' } }, { attempts: { equals: 0 } }],
  })
  const tried = due.filter(({ kind, attempts }) => kind === 'ready' && attempts > 0)
  return [...tried, ...fresh]
}

async function claimAll({ payload, now, rows }: { payload: Payload; now: number; rows: readonly MailRow[] }) {
  const until = new Date(now + claimTime).toISOString()
  const claimed: MailRow[] = []
  for (const row of rows) if (await claimMail({ payload, row, until })) claimed.push(row)
  return claimed
}

import type { Bilingual } from '../../content/locale.ts'
import { describeMailError } from './describeMailError.ts'
import { changeMail, type MailRow } from './mailRows.ts'
import type { Sending } from './sendDueMails.ts'

const minute = 60_000
/** After the first failure, the second, and so on, in ms. A server that greylists takes a mail after some minutes. */
const pauses = [1, 5, 10, 15, 30, 60].map((minutes) => minutes * minute)
/** How old a mail may be when it is tried again, in ms: a link that was asked for, and a draft that is ready. */
const tooOld = { reset: 60 * minute, ready: 24 * 60 * minute }

/** Notes that a mail was sent, or that there is nobody (any more) to send it to. */
export async function noteDone(
  { payload, now }: Sending,
  row: MailRow,
  state: 'sent' | 'dropped',
): Promise<void> {
  const triedAt = state === 'sent' ? { triedAt: new Date(now).toISOString(), problem: null } : {}
  await changeMail(payload, row.id, { state, ...triedAt })
}

/**
 * Notes why a mail was not sent, in its row and in the log: it is due again after a pause, or given up where the server refuses it for
 * good or it is too old. `to`: the address, for the log.
 */
export async function noteFailure(
  { payload, mail, now }: Sending,
  row: MailRow,
  { error, to }: { error: unknown; to: string },
): Promise<void> {
  const { words, isTemporary } = describeMailError(error, mail.url)
  const attempts = row.attempts + 1
  const dueAt = now + (pauses[attempts - 1] ?? pauses.at(-1) ?? 0)
  const isOver = !isTemporary || dueAt - Date.parse(row.createdAt) > tooOld[row.kind]
  await changeMail(payload, row.id, {
    state: isOver ? 'failed' : 'waiting',
    attempts,
    dueAt: new Date(dueAt).toISOString(),
    triedAt: new Date(now).toISOString(),
    problem: describeFor({ words, to }),
  })
  const next = isOver ? 'It is given up.' : `The next try is at ${new Date(dueAt).toISOString()}.`
  payload.logger.warn({ msg: `A mail to ${to} was not sent. ${words.en} ${next}` })
}

function describeFor({ words, to }: { words: Bilingual; to: string }): Bilingual {
  return { ja: `${to} へのメール: ${words.ja}`, en: `The mail to ${to}: ${words.en}` }
}

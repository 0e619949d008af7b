import { panelLanguage } from '../words.ts'
import type { MailRow } from './mailRows.ts'
import { noteDone, noteFailure } from './outcomes.ts'
import { resetMail } from './resetMail.ts'
import { settingsOf } from '../cmsSettings.ts'
import type { Sending } from './sendDueMails.ts'

/** Makes the token of a link to a new password, valid for an hour from now, and sends the link to its user. */
export async function sendReset(sending: Sending, row: MailRow): Promise<void> {
  const { payload, mailer } = sending
  const user = await payload.db.findOne<{ id: string; email: string }>({
    collection: 'users',
    where: { id: { equals: row.recipient } },
    select: { email: true },
  })
  if (user === null) return noteDone(sending, row, 'dropped')
  const { email: to } = user
  try {
    // Payload keeps the token and its hour; `disableEmail`, because it is sent from here.
    const token = await payload.forgotPassword({
      collection: 'users',
      data: { email: to },
      disableEmail: true,
    })
    if (!token) return await noteDone(sending, row, 'dropped')
    const language = panelLanguage({ i18n: { language: row.language ?? '' } })
    await mailer.send(resetMail({ to, language, cmsUrl: settingsOf(payload).cmsUrl, token }))
  } catch (error) {
    return noteFailure(sending, row, { error, to })
  }
  await noteDone(sending, row, 'sent')
}

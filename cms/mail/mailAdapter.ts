import type { EmailAdapter } from 'payload'
import type { MailSettings } from '../../system/mailSettings.ts'
import { createMailer } from './mailer.ts'

/**
 * Payload's own mails, by the mail server of the settings. Okuzuke writes none that way: each of its mails has both a text and a
 * second try (sendDueMails). Without a mail server nothing is sent; Payload's default would write it, with its token, to the log.
 */
export function mailAdapter(mail: MailSettings | null): EmailAdapter {
  if (mail === null) return noMail
  const { name: defaultFromName, address: defaultFromAddress } = mail.from
  return () => ({
    name: 'smtp',
    defaultFromAddress,
    defaultFromName,
    sendEmail: async ({ to, subject, text, html }) => {
      const mailer = createMailer(mail)
      const [body, plain] = [String(html ?? ''), String(text ?? '')]
      await mailer.send({ to: String(to), subject: String(subject), text: plain, html: body })
      mailer.close()
    },
  })
}

const noMail: EmailAdapter = () => ({
  name: 'none',
  defaultFromAddress: 'nobody@localhost',
  defaultFromName: 'Okuzuke',
  sendEmail: async () => {
    throw new Error('Okuzuke has no mail service (SMTP_URL), so this mail was not sent.')
  },
})

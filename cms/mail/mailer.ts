import { createTransport } from 'nodemailer'
import type { MailSettings } from '../../system/mailSettings.ts'

/** A mail as a person gets it, in one language. */
export type Mail = { to: string; subject: string; text: string; html: string }

export type Mailer = {
  /** Hands a mail to the mail server, and gives what the server answered. Throws what describeMailError puts into words. */
  send: (mail: Mail) => Promise<string>
  close: () => void
}

/** How long the server may take to be there, to greet, and to answer, in ms. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** The way to the mail server of the settings. A password goes over TLS alone, but for a server on this machine. */
export function createMailer({ url, from }: MailSettings): Mailer {
  const { username, hostname } = new URL(url)
  const isHere = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
  const transport = createTransport({
    url,
    ...patience,
    requireTLS: username !== '' && !isHere,
    // A mail is made of our own words: it takes no file and no address from anywhere.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async (mail) => {
      const { response } = await transport.sendMail({
        ...mail,
        from,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      return response
    },
    close: () => transport.close(),
  }
}

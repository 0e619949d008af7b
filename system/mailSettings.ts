import { z } from 'zod'

/** Who a mail is from. */
export type Sender = { name: string; address: string }

/** The mail server, and who the mails are from. `url` can hold a password: it is for nobody to see. */
export type MailSettings = { url: string; from: Sender }

// The address is not in any sentence: it can hold a password.
const wrongServer =
  'must be the address of a mail server: smtp://user:password@host:587 or smtps://user:password@host:465. ' +
  'Write signs like @ : / in the user or the password as %40 %3A %2F'

/** `smtp://user:password@host:port`, or `smtps://…` for a server that speaks TLS from the first byte. */
export const mailServer = z.string().refine((text) => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, pathname } = new URL(text)
  return /^smtps?:$/.test(protocol) && hostname !== '' && /^\/?$/.test(pathname)
}, wrongServer)

const withName = /^\s*([^<>"\r\n]*?)\s*<([^<>\s]+)>\s*$/

/** `errata@example.org`, or `Errata <errata@example.org>`. */
export const mailSender = z
  .string()
  .transform((text): Sender => {
    const [, name, address] = withName.exec(text) ?? []
    return { name: name || defaultName, address: address ?? text.trim() }
  })
  .refine(
    ({ address }) => z.email().safeParse(address).success,
    'must be an e-mail address, or a name with one: Errata <errata@example.org>',
  )

const defaultName = 'Okuzuke'

/** Null where no mail server is set: then no mail is sent. `cmsUrl`: its host is the sender's where MAIL_FROM is not set. */
export function mailOf({
  SMTP_URL,
  MAIL_FROM,
  cmsUrl,
}: {
  SMTP_URL?: string | undefined
  MAIL_FROM?: Sender | undefined
  cmsUrl: string
}): MailSettings | null {
  if (SMTP_URL === undefined) return null
  return { url: SMTP_URL, from: MAIL_FROM ?? { name: defaultName, address: `okuzuke@${hostOf(cmsUrl)}` } }
}

// An address of numbers is no domain of mail.
function hostOf(cmsUrl: string): string {
  const { hostname } = new URL(cmsUrl)
  return /^[\d.]+$|^\[/.test(hostname) ? 'localhost' : hostname
}

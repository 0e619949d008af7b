import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as the server got it, with the words of its text part, decoded. */
export type ReceivedMail = { to: string[]; headers: string; text: string; raw: string; isSecure: boolean }

export type MailServer = {
  port: number
  mails: ReceivedMail[]
  /** Answers the next recipients with these refusals, one each: { code: 451, message: '…' }. */
  refuse: (...refusals: { code: number; message: string }[]) => void
  close: () => Promise<void>
}

const account = { user: 'okuzuke', password: 'p@ss/word:1' }

/** What stands in SMTP_URL for a server that asks for a password. */
export const loginOfMailServer = `${account.user}:${encodeURIComponent(account.password)}@`
export const passwordOfMailServer = account.password

/** A real SMTP server on a port of this machine. `withLogin`: it asks for the account of `loginOfMailServer`. */
export async function startMailServer({
  withLogin = false,
  ...options
}: SMTPServerOptions & { withLogin?: boolean; port?: number } = {}): Promise<MailServer> {
  const mails: ReceivedMail[] = []
  const refusals: { code: number; message: string }[] = []
  const server = new SMTPServer({
    authOptional: !withLogin,
    disabledCommands: [...(withLogin ? [] : ['AUTH']), ...(options.key ? [] : ['STARTTLS'])],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth: ({ username, password }, _session, callback) => {
      if (username === account.user && password === account.password) callback(null, { user: username })
      else callback(Object.assign(new Error('Authentication credentials invalid'), { responseCode: 535 }))
    },
    onRcptTo: (_address, _session, callback) => {
      const refusal = refusals.shift()
      if (refusal) callback(Object.assign(new Error(refusal.message), { responseCode: refusal.code }))
      else callback()
    },
    onData: (stream, { envelope, secure }, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const to = envelope.rcptTo.map(({ address }) => address)
        mails.push({ to, raw, ...readMail(raw), isSecure: secure })
        callback()
      })
    },
    ...options,
  })
  server.on('error', () => {
    // A client that hangs up in the handshake is what some tests are about; they assert on the client's side.
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    mails,
    refuse: (...more) => void refusals.push(...more),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The headers with their words decoded (RFC 2047), and the text part. */
function readMail(raw: string): { headers: string; text: string } {
  const [head = ''] = raw.split('\r\n\r\n', 1)
  const part = /content-type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)(?:\r\n--|$)/i.exec(raw)
  const [whole = '', body = ''] = part ?? []
  const text = /content-transfer-encoding: base64/i.test(whole)
    ? Buffer.from(body, 'base64').toString('utf8')
    : /content-transfer-encoding: quoted-printable/i.test(whole)
      ? decodeQuotedPrintable(body.replaceAll(/=\r\n/g, ''))
      : body
  return { headers: decodeWords(head), text: text.replaceAll('\r\n', '\n').trim() }
}

function decodeWords(head: string): string {
  return head
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_match, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : decodeQuotedPrintable(text.replaceAll('_', ' ')),
    )
}

function decodeQuotedPrintable(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_match, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

import type { Bilingual } from '../../content/locale.ts'
import { toMessage } from '../../system/toMessage.ts'

type MailError = {
  code?: string
  originalCode?: string
  responseCode?: number
  response?: string
  permanent?: boolean
}

/**
 * Why a mail was not sent, and whether it may be another time: a server that is away, or says "later" (4yz, RFC 5321), does; one that
 * refuses the mail (5yz) doesn't. `url`: SMTP_URL, of which the server's name is told and never the password.
 */
export function describeMailError(error: unknown, url: string): { words: Bilingual; isTemporary: boolean } {
  const { code, originalCode, responseCode, response, permanent } = error as MailError
  const server = new URL(url).host
  const said = response?.replaceAll(/\s+/g, ' ').slice(0, 300) ?? ''
  // An account that is refused is mended in the settings, and the mail can go after that.
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return {
      isTemporary: true,
      words: {
        ja: `メールサーバー ${server} が、SMTP_URLのユーザー名かパスワードを受け付けません。サーバーの答え: ${said}`,
        en: `The mail server ${server} refuses the user name or password of SMTP_URL. It says: ${said}`,
      },
    }
  if (responseCode !== undefined && said !== '') {
    const isTemporary = permanent === undefined ? responseCode < 500 : !permanent
    return {
      isTemporary,
      words: isTemporary
        ? {
            ja: `メールサーバー ${server} が、今は受け取れないと答えました。サーバーの答え: ${said}`,
            en: `The mail server ${server} does not take the mail now. It says: ${said}`,
          }
        : {
            ja: `メールサーバー ${server} が、このメールを断りました。サーバーの答え: ${said}`,
            en: `The mail server ${server} refuses the mail. It says: ${said}`,
          },
    }
  }
  return {
    isTemporary: true,
    words: describeConnection({ code, originalCode, server, message: toMessage(error) }),
  }
}

function describeConnection({
  code,
  originalCode,
  server,
  message,
}: {
  code: string | undefined
  originalCode: string | undefined
  server: string
  message: string
}): Bilingual {
  if (originalCode === 'ECONNREFUSED')
    return {
      ja: `メールサーバー ${server} につながりません(接続が拒否されました)。SMTP_URLのホストとポートを確かめてください。`,
      en: `No mail server answers at ${server} (connection refused). Look at the host and the port in SMTP_URL.`,
    }
  if (code === 'EDNS')
    return {
      ja: `メールサーバー ${server} の名前が見つかりません。SMTP_URLのホストを確かめてください。`,
      en: `There is no host with the name of the mail server ${server}. Look at SMTP_URL.`,
    }
  if (code === 'ETIMEDOUT')
    return {
      ja: `メールサーバー ${server} が時間内に答えません。SMTP_URLのホストとポート、途中のファイアウォールを確かめてください。`,
      en: `The mail server ${server} does not answer in time. Look at SMTP_URL, and for a firewall on the way.`,
    }
  if (code === 'ETLS' || /certificate|STARTTLS|SSL|TLS/i.test(message))
    return {
      ja: `メールサーバー ${server} と安全な接続(TLS)ができません: ${message}。smtp:// と smtps:// の別、ポート、サーバーの証明書を確かめてください。`,
      en: `No secure connection (TLS) to the mail server ${server}: ${message}. Look at smtp:// or smtps://, the port, and its certificate.`,
    }
  return {
    ja: `メールサーバー ${server} に送れません: ${message}`,
    en: `The mail server ${server} could not be given the mail: ${message}`,
  }
}

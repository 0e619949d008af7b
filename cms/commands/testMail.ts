import { describeMailError } from '../mail/describeMailError.ts'
import { createMailer } from '../mail/mailer.ts'
import { writeMail } from '../mail/mailText.ts'
import { WordedError } from '../words.ts'
import { UsageError, commandLanguage, parseCommandArguments, runCommand } from './commandLine.ts'
import { readCommandSettings } from './openForCommand.ts'

const usage = {
  ja: `使い方:
  npm run mail:test -- メールアドレス [--lang ja|en]
      SMTP_URL のメールサーバーから試しに1通送り、サーバーの答えを表示します`,
  en: `Usage:
  npm run mail:test -- E-MAIL [--lang ja|en]
      sends a mail by the mail server of SMTP_URL, and says what the server answered`,
}

const words = {
  ja: {
    subject: 'Okuzukeからの試しのメール',
    text: (url: string) => `${url} のOkuzukeから送りました。届いていれば、メールの設定は正しくできています。`,
  },
  en: {
    subject: 'A test mail from Okuzuke',
    text: (url: string) => `Sent by Okuzuke at ${url}. If you read this, its mail settings are right.`,
  },
}

// `npm run mail:test`: needs no database and no running CMS.
const args = process.argv.slice(2)
const language = commandLanguage(args, process.env)
await runCommand({ run: sendTestMail, language, usage })

async function sendTestMail(): Promise<string> {
  const to = readAddress()
  const { mail, cmsUrl } = readCommandSettings()
  if (mail === null)
    throw new WordedError({
      ja: 'SMTP_URL が設定されていないので、メールは送られません。.env に書いてください: SMTP_URL=smtp://ユーザー:パスワード@ホスト:587',
      en: 'SMTP_URL is not set, so no mail is sent. Set it in .env: SMTP_URL=smtp://user:password@host:587',
    })
  const mailer = createMailer(mail)
  const { subject, text } = words[language]
  try {
    const response = await mailer.send(writeMail({ to, language, subject, parts: [text(cmsUrl)] }))
    const { address } = mail.from
    return {
      ja: `${address} から ${to} へ送りました。サーバーの答え: ${response}`,
      en: `Sent from ${address} to ${to}. The server says: ${response}`,
    }[language]
  } catch (error) {
    throw new WordedError(describeMailError(error, mail.url).words, { cause: error })
  } finally {
    mailer.close()
  }
}

function readAddress(): string {
  const { positionals } = parseCommandArguments({
    args,
    allowPositionals: true,
    options: { lang: { type: 'string' } },
  })
  const [address] = positionals
  if (address === undefined || positionals.length > 1) throw new UsageError('')
  return address.trim()
}

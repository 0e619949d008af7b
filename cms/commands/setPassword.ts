import { randomInt } from 'node:crypto'
import { WordedError } from '../words.ts'
import { UsageError, commandLanguage, parseCommandArguments, runCommand } from './commandLine.ts'
import { openForCommand, readCommandSettings } from './openForCommand.ts'

const usage = {
  ja: `使い方:
  npm run password -- メールアドレス [--lang ja|en]
      ユーザーに新しいパスワードを作り、表示します。ログイン中の画面はすべてログアウトされます`,
  en: `Usage:
  npm run password -- E-MAIL [--lang ja|en]
      makes a new password for a user, and shows it. Wherever the user is logged in, that ends`,
}

// `npm run password`: for the administrator whom nobody else can give a new one. No mail is sent, so there is no link to reset it.
const args = process.argv.slice(2)
const language = commandLanguage(args, process.env)
await runCommand({ run: setPassword, language, usage })

async function setPassword(): Promise<string> {
  const email = readEmail()
  const { payload, req, close } = await openForCommand(readCommandSettings())
  try {
    const { docs } = await payload.find({
      collection: 'users',
      where: { email: { equals: email } },
      depth: 0,
      limit: 1,
      overrideAccess: true,
      req,
    })
    const user = docs[0]
    if (user === undefined)
      throw new WordedError({
        ja: `メールアドレスが ${email} のユーザーはいません。`,
        en: `There is no user with the e-mail address ${email}.`,
      })
    const password = createPassword()
    // Payload ends the sessions of whoever gets another password.
    await payload.update({ collection: 'users', id: user.id, data: { password }, overrideAccess: true, req })
    await payload.unlock({ collection: 'users', data: { email, password }, overrideAccess: true, req })
    return {
      ja: `${email} の新しいパスワード: ${password}\nログインしてから、アカウントの画面で変えてください。`,
      en: `The new password of ${email}: ${password}\nLog in with it, and change it on the account page.`,
    }[language]
  } finally {
    await close()
  }
}

function readEmail(): string {
  const { positionals } = parseCommandArguments({
    args,
    allowPositionals: true,
    options: { lang: { type: 'string' } },
  })
  const [email] = positionals
  if (email === undefined || positionals.length > 1) throw new UsageError('')
  return email.trim().toLowerCase()
}

/** 20 letters and digits that are not mistaken for each other: 5 bits each, 100 in all. */
function createPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789x'
  const pick = () => letters[randomInt(letters.length)] ?? ''
  return Array.from({ length: 4 }, () => Array.from({ length: 5 }, pick).join('')).join('-')
}

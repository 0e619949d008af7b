import { randomInt } from 'node:crypto'
import { ValidationError } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { inOneTransaction } from '../database/inOneTransaction.ts'
import { WordedError } from '../words.ts'
import { askPassword, refuseShortPassword } from './askPassword.ts'
import { UsageError, commandLanguage, parseCommandArguments, runCommand } from './commandLine.ts'
import { openForCommand, readCommandSettings, type OpenedCms } from './openForCommand.ts'

const usage = {
  ja: `使い方:
  npm run password -- メールアドレス [--generate] [--lang ja|en]
      ユーザーの新しいパスワードを端末でたずねます(端末でなければ標準入力の1行を読みます)。
      --generate を付けると、作って表示します。ログイン中の画面はすべてログアウトされます`,
  en: `Usage:
  npm run password -- E-MAIL [--generate] [--lang ja|en]
      asks at the terminal for a user's new password (elsewhere it reads one line of standard input);
      with --generate it makes one, and shows it. Wherever the user is logged in, that ends`,
}

// `npm run password`: for the administrator whom nobody else can give a new one, and who gets no mail.
const args = process.argv.slice(2)
const language = commandLanguage(args, process.env)
await runCommand({ run: setPassword, language, usage })

async function setPassword(): Promise<string> {
  const { email, generate } = readArguments()
  const cms = await openForCommand(readCommandSettings())
  try {
    // Before the question: nobody types a password for a user who is not there.
    const id = await findUser(cms, email)
    const password = generate ? createPassword() : await askPassword({ language })
    refuseShortPassword(password)
    await changePassword(cms, { id, email, password })
    return (generate ? describeMade : describeChanged)({ email, password })[language]
  } finally {
    await cms.close()
  }
}

async function findUser({ payload, req }: OpenedCms, email: string): Promise<string> {
  const { docs } = await payload.find({
    collection: 'users',
    where: { email: { equals: email } },
    depth: 0,
    limit: 1,
    overrideAccess: true,
    req,
  })
  if (docs[0]) return String(docs[0].id)
  throw new WordedError({
    ja: `メールアドレスが ${email} のユーザーはいません。`,
    en: `There is no user with the e-mail address ${email}.`,
  })
}

/** Payload ends the sessions of whoever gets another password; the record of who did what names the command line. */
async function changePassword(
  { payload, req }: OpenedCms,
  { id, email, password }: { id: string; email: string; password: string },
): Promise<void> {
  req.i18n = { ...req.i18n, language }
  const { maxLoginAttempts } = payload.collections.users.config.auth
  try {
    await inOneTransaction({ req }, async () => {
      await payload.update({ collection: 'users', id, data: { password }, overrideAccess: true, req })
      if (maxLoginAttempts > 0)
        await payload.unlock({ collection: 'users', data: { email, password }, overrideAccess: true, req })
    })
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error
    const reasons = error.data.errors.map(({ message }) => message).join(' ')
    throw new WordedError(
      { ja: `${reasons}何も変わっていません。`, en: `${reasons} Nothing was changed.` },
      { cause: error },
    )
  }
}

function readArguments(): { email: string; generate: boolean } {
  const { positionals, values } = parseCommandArguments({
    args,
    allowPositionals: true,
    options: { lang: { type: 'string' }, generate: { type: 'boolean', default: false } },
  })
  const [email] = positionals
  if (email === undefined || positionals.length > 1) throw new UsageError('')
  return { email: email.trim().toLowerCase(), generate: values.generate }
}

function describeMade({ email, password }: { email: string; password: string }): Bilingual {
  return {
    ja: `${email} の新しいパスワード: ${password}\nログインしてから、アカウントの画面で変えてください。`,
    en: `The new password of ${email}: ${password}\nLog in with it, and change it on the account page.`,
  }
}

function describeChanged({ email }: { email: string }): Bilingual {
  return {
    ja: `${email} のパスワードを変えました。ログイン中の画面はすべてログアウトされました。`,
    en: `The password of ${email} is changed. Wherever the user was logged in, that has ended.`,
  }
}

/** 20 letters and digits that are not mistaken for each other: 5 bits each, 100 in all. */
function createPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789x'
  const pick = () => letters[randomInt(letters.length)] ?? ''
  return Array.from({ length: 4 }, () => Array.from({ length: 5 }, pick).join('')).join('-')
}

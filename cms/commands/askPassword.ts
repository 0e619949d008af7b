import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import type { Locale } from '../../content/locale.ts'
import { shortestPassword } from '../../system/settings.ts'
import { WordedError } from '../words.ts'

type Input = NodeJS.ReadStream | NodeJS.ReadableStream

/**
 * A new password from whoever runs a command: asked for twice at a terminal, where it is not shown; else one line of standard
 * input. Throws WordedError where the two differ, and where there is none.
 */
export async function askPassword({
  language,
  input = process.stdin,
  output = process.stderr,
}: {
  language: Locale
  input?: Input
  /** Where the questions go: not standard output, which a script may read. */
  output?: NodeJS.WritableStream
}): Promise<string> {
  const say = words[language]
  const isTerminal = 'isTTY' in input && input.isTTY
  if (isTerminal) output.write(`${say.rules}\n`)
  const ask = createAsker({ input, output, isTerminal })
  try {
    const password = await ask(isTerminal ? say.first : '')
    if (password === null || password === '') throw new WordedError(problems.none)
    if (isTerminal && (await ask(say.second)) !== password) throw new WordedError(problems.different)
    return password
  } finally {
    ask.close()
  }
}

/** Refuses a password that is too short for an account. */
export function refuseShortPassword(password: string): void {
  if ([...password].length < shortestPassword) throw new WordedError(problems.short)
}

const words = {
  ja: {
    rules: `新しいパスワードを決めます。${shortestPassword}文字以上。打った文字は表示されません。`,
    first: '新しいパスワード: ',
    second: 'もう一度: ',
  },
  en: {
    rules: `Choose a new password of ${shortestPassword} characters or more. What you type is not shown.`,
    first: 'New password: ',
    second: 'Once more: ',
  },
} satisfies Record<Locale, Record<string, string>>

const problems = {
  none: {
    ja: 'パスワードがありません。端末で打つか、標準入力に1行で渡すか、--generate を付けてください。何も変わっていません。',
    en: 'There is no password. Type one at a terminal, give it as one line of standard input, or add --generate. Nothing was changed.',
  },
  different: {
    ja: '2つのパスワードが違います。何も変わっていません。',
    en: 'The two passwords differ. Nothing was changed.',
  },
  short: {
    ja: `パスワードは${shortestPassword}文字以上にしてください。何も変わっていません。`,
    en: `The password must have ${shortestPassword} characters or more. Nothing was changed.`,
  },
}

/** Gives the function that asks for a line: what is typed is not echoed. Null where the input has ended. */
function createAsker({
  input,
  output,
  isTerminal,
}: {
  input: Input
  output: NodeJS.WritableStream
  isTerminal: boolean
}) {
  // readline echoes what is typed to its output: one that keeps nothing. In its terminal mode it also reads backspace and Ctrl-C.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: nowhere, terminal: isTerminal })
  const waiting = lines[Symbol.asyncIterator]()
  lines.on('SIGINT', () => process.exit(130))
  const ask = async (question: string): Promise<string | null> => {
    output.write(question)
    const { done, value } = await waiting.next()
    if (isTerminal) output.write('\n')
    return done ? null : value
  }
  return Object.assign(ask, { close: () => lines.close() })
}

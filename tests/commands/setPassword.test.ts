import { spawn, spawnSync } from 'node:child_process'
import { userInfo } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repositoryRoot } from '../../system/settings.ts'
import { json, openTestCms, type TestCms, type TestUser } from '../helpers/openTestCms.ts'

let cms: TestCms
let administrator: TestUser
beforeAll(async () => {
  cms = await openTestCms()
  administrator = await cms.asUser('admin')
})
afterAll(() => cms.close())

const command = ['--conditions=production', '--import', 'tsx', 'cms/commands/setPassword.ts']

function environment(): NodeJS.ProcessEnv {
  const { databaseUrl, dataDir } = cms.settings
  return { NODE_ENV: 'test', PATH: process.env.PATH, DATABASE_URL: databaseUrl, DATA_DIR: dataDir }
}

/** Runs `npm run password` on the database of the test, which a CMS has open, and gives its code and what it said. */
function setPassword(args: readonly string[], input = ''): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [...command, ...args], { cwd: repositoryRoot, env: environment() })
  let said = ''
  for (const output of [child.stdout, child.stderr])
    output.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
  child.stdin.end(input)
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })))
}

/** The same at a real terminal (script, util-linux), where the person types each answer once its question stands there. */
function setPasswordAtTerminal(
  args: readonly string[],
  answers: readonly [question: string, answer: string][],
) {
  const line = [process.execPath, ...command, ...args].join(' ')
  const child = spawn('script', ['-qec', line, '/dev/null'], { cwd: repositoryRoot, env: environment() })
  let said = ''
  const left = [...answers]
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
    const [next] = left
    if (next === undefined || !said.includes(next[0])) return
    left.shift()
    child.stdin.write(`${next[1]}\r`)
  })
  return new Promise<{ code: number | null; said: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, said: said.replaceAll('\r\n', '\n') })),
  )
}

async function logIn(password: string): Promise<number> {
  const body = { email: administrator.email, password }
  const { status } = await cms.request('/api/users/login', json('POST', body))
  return status
}

// macOS has another program of this name.
const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0

// Each command loads all of Payload.
describe('npm run password', { timeout: 120_000 }, () => {
  it('gives an administrator who has lost the password a new one, and ends the sessions', async () => {
    expect(await logIn('not the password')).toBe(401)

    const { code, said } = await setPassword([administrator.email, '--generate', '--lang', 'ja'])
    expect(code).toBe(0)
    const [, password = ''] = /の新しいパスワード: (\S+)\n/.exec(said) ?? []
    expect(said).toBe(
      `${administrator.email} の新しいパスワード: ${password}\nログインしてから、アカウントの画面で変えてください。\n`,
    )
    expect(password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)

    expect(await logIn(password)).toBe(200)
    expect(await logIn(administrator.password)).toBe(401)
    const me = await administrator.request('/api/users/me')
    expect(await me.json()).toMatchObject({ user: null })
  })

  it('reads one line where there is no terminal, ends the sessions, and is on the record', async () => {
    const editor = await cms.asUser('editor')
    const password = 'kawabe aosagi 1947'
    expect(await setPassword([editor.email, '--lang', 'en'], `${password}\n`)).toEqual({
      code: 0,
      said: `The password of ${editor.email} is changed. Wherever the user was logged in, that has ended.\n`,
    })
    expect(await (await editor.request('/api/users/me')).json()).toMatchObject({ user: null })
    const answer = await cms.request('/api/users/login', json('POST', { email: editor.email, password }))
    expect(answer.status).toBe(200)
    const { docs } = await cms.payload.find({
      collection: 'audit-records',
      where: { subjectId: { equals: editor.id }, act: { equals: 'password-changed' } },
      overrideAccess: true,
    })
    expect(docs.map(({ actorKind, who }) => [actorKind, who])).toEqual([
      ['command-line', userInfo().username],
    ])
  })

  it.skipIf(!hasScript)('asks twice at a terminal, and shows nothing of what is typed', async () => {
    const editor = await cms.asUser('editor')
    const password = 'mizube no kamome 2031'
    const { code, said } = await setPasswordAtTerminal(
      [editor.email, '--lang', 'en'],
      [
        ['New password: ', password],
        ['Once more: ', password],
      ],
    )
    expect(said).toBe(
      'Choose a new password of 12 characters or more. What you type is not shown.\n' +
        'New password: \nOnce more: \n' +
        `The password of ${editor.email} is changed. Wherever the user was logged in, that has ended.\n`,
    )
    expect(code).toBe(0)

    const different = await setPasswordAtTerminal(
      [editor.email, '--lang', 'en'],
      [
        ['New password: ', password],
        ['Once more: ', `${password}!`],
      ],
    )
    expect(different.code).toBe(1)
    expect(different.said).toContain('The two passwords differ. Nothing was changed.')
  })

  it('says what is wrong, and how it is used', async () => {
    expect(await setPassword(['nobody@example.org', '--lang', 'en'])).toEqual({
      code: 1,
      said: 'There is no user with the e-mail address nobody@example.org.\n',
    })
    expect(await setPassword([administrator.email, '--lang', 'en'], 'too short\n')).toEqual({
      code: 1,
      said: 'The password must have 12 characters or more. Nothing was changed.\n',
    })
    expect(await setPassword([administrator.email, '--lang', 'en'])).toEqual({
      code: 1,
      said: 'There is no password. Type one at a terminal, give it as one line of standard input, or add --generate. Nothing was changed.\n',
    })
    const { code, said } = await setPassword(['--lang', 'en'])
    expect(code).toBe(1)
    expect(said).toContain('npm run password -- E-MAIL')
  })
})

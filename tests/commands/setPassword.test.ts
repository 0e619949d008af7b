import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
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

/** Runs `npm run password` on the database of the test, and gives its code and what it said. */
function setPassword(...args: string[]) {
  const { databaseUrl, dataDir } = cms.settings
  return promisify(execFile)(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', 'cms/commands/setPassword.ts', ...args],
    {
      cwd: repositoryRoot,
      env: { NODE_ENV: 'test', PATH: process.env.PATH, DATABASE_URL: databaseUrl, DATA_DIR: dataDir },
    },
  ).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
  )
}

async function logIn(password: string): Promise<number> {
  const body = { email: administrator.email, password }
  const { status } = await cms.request('/api/users/login', json('POST', body))
  return status
}

// Each command loads all of Payload.
describe('npm run password', { timeout: 120_000 }, () => {
  it('gives an administrator who is locked out a new password, and ends the sessions', async () => {
    for (let attempt = 0; attempt < 6; attempt += 1) await logIn('not the password')
    expect(await logIn(administrator.password)).toBe(401)

    const { code, said } = await setPassword(administrator.email, '--lang', 'ja')
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

  it('says that there is no such user, and how it is used', async () => {
    expect(await setPassword('nobody@example.org')).toEqual({
      code: 1,
      said: 'There is no user with the e-mail address nobody@example.org.\n',
    })
    const { code, said } = await setPassword()
    expect(code).toBe(1)
    expect(said).toContain('npm run password -- E-MAIL')
  })
})

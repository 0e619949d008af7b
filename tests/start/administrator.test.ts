import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readWholeSettings } from '../../start/environment.ts'
import { readOrMakeSecrets, withAdministratorPassword } from '../../start/secrets.ts'
import { whereItIs } from '../../start/whereItIs.ts'
import {
  lastWords,
  newPlace,
  removePlace,
  startOkuzuke,
  type Okuzuke,
  type Place,
} from '../helpers/okuzuke.ts'

let place: Place
let okuzuke: Okuzuke | null = null
beforeEach(async () => {
  place = await newPlace()
})
afterEach(async () => {
  await okuzuke?.stop()
  removePlace(place)
})

/** Starts Okuzuke to its last words, and gives what it says of the log-in. The start before is ended first. */
async function start(env: Readonly<Record<string, string>> = {}): Promise<string> {
  await okuzuke?.stop()
  okuzuke = startOkuzuke(place, { env })
  // The first start of a clone builds the CMS.
  await okuzuke.untilSaid(lastWords, 600_000)
  return /^Log in: +(.*)$/m.exec(okuzuke.said())?.[1] ?? okuzuke.said()
}

async function logIn(email: string, password: string): Promise<number> {
  const answer = await fetch(`${okuzuke?.cmsUrl}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  return answer.status
}

test('names a log-in that works, however the administrator was made', { timeout: 900_000 }, async () => {
  const password = 'set-at-the-first-start'
  const file = join(place.dataDir, 'secrets/ADMIN_PASSWORD')

  // From the environment at the first start, which is empty at the second one.
  expect(await start({ ADMIN_EMAIL: 'ueda@example.org', ADMIN_PASSWORD: password })).toBe(
    'ueda@example.org with the password in ADMIN_PASSWORD',
  )
  expect(await start()).toBe(
    'ueda@example.org with the password that this administrator was made with (ADMIN_PASSWORD at that start), unless it was changed since',
  )
  expect(existsSync(file)).toBe(false)
  expect(await logIn('ueda@example.org', password)).toBe(200)

  // The database is gone: an administrator is made anew, and needs a password.
  await okuzuke?.stop()
  // A start that has ended leaves the database in one file, with nothing in a log beside it.
  const databaseFiles = readdirSync(place.dataDir).filter((name) => name.startsWith('okuzuke.db'))
  expect(databaseFiles).toEqual(['okuzuke.db'])
  for (const name of databaseFiles) rmSync(join(place.dataDir, name))
  expect(await start()).toBe(`admin@okuzuke.localhost with the password in ${file}`)
  const made = readFileSync(file, 'utf8').trim()
  expect(await logIn('admin@okuzuke.localhost', made)).toBe(200)
})

describe('the password and the log-in', () => {
  const password = 'a-password-of-enough-letters'
  const envs = { 'nothing is set': {}, 'ADMIN_PASSWORD is set': { ADMIN_PASSWORD: password } } as const
  const files = { 'no file': null, 'a file': password } as const

  /** What a start does about the first administrator, and says of the log-in. */
  function decide(options: {
    env: Readonly<Record<string, string>>
    text: string | null
    firstUser: string | null
    terminal: boolean
  }) {
    const { env, text, firstUser, terminal } = options
    const secretsDir = join(place.dataDir, 'secrets')
    const file = join(secretsDir, 'ADMIN_PASSWORD')
    if (text !== null) {
      mkdirSync(secretsDir)
      writeFileSync(file, text)
    }
    const given = readOrMakeSecrets({ secretsDir, env, production: false, firstStart: text === null })
    const secrets =
      firstUser === null
        ? withAdministratorPassword({ secrets: given, secretsDir, production: false })
        : given
    const settings = readWholeSettings({ ...env, DATA_DIR: place.dataDir }, secrets)
    const line = whereItIs({ settings, secrets, firstUser, terminal }).find((one) =>
      one.startsWith('Log in:'),
    )
    return {
      logIn: line
        ?.replace(/^Log in: +/, '')
        .replaceAll(file, 'FILE')
        .replaceAll(secrets.ADMIN_PASSWORD?.value ?? 'none', 'PASSWORD'),
      isFileThere: existsSync(file),
      mode: existsSync(file) ? statSync(file).mode & 0o777 : null,
      cmsGets: settings.adminPassword,
    }
  }

  test.each([
    // The first start, and one after a start that failed before there was an administrator.
    [
      'nothing is set',
      'no file',
      null,
      true,
      'admin@okuzuke.localhost with the password PASSWORD (kept in FILE)',
    ],
    ['nothing is set', 'no file', null, false, 'admin@okuzuke.localhost with the password in FILE'],
    ['nothing is set', 'a file', null, true, 'admin@okuzuke.localhost with the password in FILE'],
    [
      'ADMIN_PASSWORD is set',
      'no file',
      null,
      true,
      'admin@okuzuke.localhost with the password in ADMIN_PASSWORD',
    ],
    // There is a user.
    [
      'nothing is set',
      'a file',
      'ueda@example.org',
      true,
      'ueda@example.org with the password in FILE, unless it was changed since',
    ],
    [
      'nothing is set',
      'no file',
      'ueda@example.org',
      true,
      'ueda@example.org with the password that this administrator was made with (ADMIN_PASSWORD at that start), unless it was changed since',
    ],
    [
      'ADMIN_PASSWORD is set',
      'no file',
      'ueda@example.org',
      true,
      'ueda@example.org with the password in ADMIN_PASSWORD, unless this administrator was made with another or it was changed since',
    ],
  ] as const)('%s, %s, user: %s, terminal: %s', (env, file, firstUser, terminal, logIn) => {
    const decision = decide({ env: envs[env], text: files[file], firstUser, terminal })
    const isMade = env === 'nothing is set' && file === 'no file' && firstUser === null
    expect(decision.logIn).toBe(logIn)
    expect(decision.isFileThere).toBe(file === 'a file' || isMade)
    if (decision.mode !== null) expect(decision.mode).toBe(0o600)
    if (!isMade)
      expect(decision.cmsGets).toBe(
        envs[env] === envs['nothing is set'] && file === 'no file' ? null : password,
      )
    else expect(decision.cmsGets).toMatch(/^([a-z0-9]{4}-){5}[a-z0-9]{4}$/)
  })

  test('in production none is made for a database without a user', () => {
    const secretsDir = join(place.dataDir, 'secrets')
    const env = {
      PAYLOAD_SECRET: 'a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7',
      PUBLISHER_API_KEY: 'f7e6d5c4b3a2f1e0d9c8b7a6f5e4d3c2b1a0',
    }
    const secrets = readOrMakeSecrets({ secretsDir, env, production: true, firstStart: false })
    expect(() => withAdministratorPassword({ secrets, secretsDir, production: true })).toThrow(
      '- ADMIN_PASSWORD is missing. Set it to the first administrator’s password, 12 characters or more',
    )
    expect(existsSync(secretsDir)).toBe(false)
  })
})

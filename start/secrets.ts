import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { hasErrorCode } from '../system/errorCode.ts'
import { SettingsError } from '../system/settings.ts'

export type Environment = Readonly<Record<string, string | undefined>>

const secretNames = ['PAYLOAD_SECRET', 'PUBLISHER_API_KEY', 'ADMIN_PASSWORD'] as const
type SecretName = (typeof secretNames)[number]

/** A secret and its source: the environment, or a file that was there before or is new. */
export type Secret = { value: string; from: 'environment' | 'file' | 'new file'; path: string }
export type Secrets = {
  PAYLOAD_SECRET: Secret
  PUBLISHER_API_KEY: Secret
  /** What the first administrator is made with, where there is none. Null: neither set nor in a file (yet). */
  ADMIN_PASSWORD: Secret | null
}

const createValue: Record<SecretName, () => string> = {
  PAYLOAD_SECRET: () => randomBytes(32).toString('hex'),
  PUBLISHER_API_KEY: () => randomBytes(32).toString('hex'),
  // Six groups of four letters and digits, because a person types it: 120 bits.
  ADMIN_PASSWORD: () => createGroups(6),
}

/**
 * Gives each secret: from the environment, else from its file in `secretsDir`, else made once and kept there (mode 600).
 * The first administrator's password is not made here: see `withAdministratorPassword`.
 * In production none is made: throws SettingsError with the names of those that are missing. Only the first start needs
 * the first administrator's password there.
 */
export function readOrMakeSecrets(options: {
  secretsDir: string
  env: Environment
  production: boolean
  firstStart: boolean
}): Secrets {
  const { secretsDir, env, production, firstStart } = options
  const secrets = secretNames.map((name) => ({ name, secret: readSecret({ name, env, secretsDir }) }))
  if (production) {
    const missing = secrets.filter(({ secret }) => secret === null).map(({ name }) => name)
    const refused = missing.filter((name) => name !== 'ADMIN_PASSWORD' || firstStart)
    if (refused.length > 0) throw new SettingsError(refused.map(describeMissing))
  }
  return Object.fromEntries(
    secrets.map(({ name, secret }) => [
      name,
      secret ?? (name === 'ADMIN_PASSWORD' ? null : keepNew({ name, secretsDir })),
    ]),
  ) as Secrets
}

/**
 * The secrets with a password for the first administrator, for a database that has no user: where there is none, it is
 * made and kept. Throws SettingsError in production, where none is made.
 */
export function withAdministratorPassword(options: {
  secrets: Secrets
  secretsDir: string
  production: boolean
}): Secrets {
  const { secrets, secretsDir, production } = options
  if (secrets.ADMIN_PASSWORD !== null) return secrets
  if (production) throw new SettingsError([describeMissing('ADMIN_PASSWORD')])
  return { ...secrets, ADMIN_PASSWORD: keepNew({ name: 'ADMIN_PASSWORD', secretsDir }) }
}

/** Adds to each problem with a secret's value the file that holds it, so that the right place is fixed. */
export function nameSecretFiles(error: SettingsError, secrets: Secrets): SettingsError {
  return new SettingsError(
    error.problems.map((problem) => {
      const name = secretNames.find((one) => problem.startsWith(`${one} `))
      const secret = name && secrets[name]
      if (!secret || secret.from === 'environment') return problem
      return `${problem}. It stands in ${secret.path}. ${whatToDo(name)}`
    }),
  )
}

const consequence: Record<SecretName, string> = {
  PAYLOAD_SECRET: ' (everybody must then log in again, and every API key must be made anew)',
  PUBLISHER_API_KEY: '',
  ADMIN_PASSWORD: ' (it does not change the password of an administrator that exists)',
}

function whatToDo(name: SecretName): string {
  return `Put the file back from your backup, or delete it and a new one is made${consequence[name]}`
}

function describeMissing(name: SecretName): string {
  return name === 'ADMIN_PASSWORD'
    ? 'ADMIN_PASSWORD is missing. Set it to the first administrator’s password, 12 characters or more'
    : `${name} is missing. Set it to a random text of 32 characters or more (openssl rand -hex 32)`
}

function readSecret(options: { name: SecretName; env: Environment; secretsDir: string }): Secret | null {
  const { name, env, secretsDir } = options
  const path = join(secretsDir, name)
  const value = env[name]
  if (value !== undefined && value !== '') return { value, from: 'environment', path }
  const text = readSecretFile({ name, path })
  return text === null ? null : { value: text, from: 'file', path }
}

function readSecretFile({ name, path }: { name: SecretName; path: string }): string | null {
  try {
    const text = readFileSync(path, 'utf8').trim()
    // A copy or a restored backup may have opened it to others.
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600)
    if (text !== '') return text
    throw new SettingsError([`${name} is empty in ${path}. ${whatToDo(name)}`])
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null
    if (!hasErrorCode(error, 'EACCES', 'EPERM', 'EISDIR')) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new SettingsError([
      `The secret in ${path} cannot be read (${code}): it must be a file that belongs to the user who runs Okuzuke`,
    ])
  }
}

// A power cut must not leave an empty file: it is written under another name, synced, and renamed.
function keepNew({ name, secretsDir }: { name: SecretName; secretsDir: string }): Secret {
  const path = join(secretsDir, name)
  const value = createValue[name]()
  mkdirSync(secretsDir, { recursive: true, mode: 0o700 })
  const beside = `${path}.new`
  const file = openSync(beside, 'w', 0o600)
  writeSync(file, `${value}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(beside, path)
  return { value, from: 'new file', path }
}

function createGroups(count: number): string {
  const letters = 'abcdefghjkmnpqrstvwxyz0123456789' // 32, without i, l, o and u
  const characters = Array.from(randomBytes(count * 4), (byte) => letters[byte & 31])
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * 4, index * 4 + 4).join(''),
  ).join('-')
}

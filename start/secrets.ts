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
import { basename, join } from 'node:path'
import { SettingsError } from '../system/settings.ts'
import { hasErrorCode } from '../system/errorCode.ts'

const secretNames = ['PAYLOAD_SECRET', 'PUBLISHER_API_KEY', 'ADMIN_PASSWORD'] as const
export type SecretName = (typeof secretNames)[number]

/** A secret and where it came from: the environment, or a file that was there before or is new. */
export type Secret = { value: string; from: 'environment' | 'file' | 'new file'; path: string }
export type Secrets = {
  PAYLOAD_SECRET: Secret
  PUBLISHER_API_KEY: Secret
  /** Null where none is needed: the first administrator was made long ago. */
  ADMIN_PASSWORD: Secret | null
}

const makers: Record<SecretName, () => string> = {
  PAYLOAD_SECRET: () => randomBytes(32).toString('hex'),
  PUBLISHER_API_KEY: () => randomBytes(32).toString('hex'),
  // Six groups of four, 120 bits in base 32: a person types it once.
  ADMIN_PASSWORD: () => makeWords(6),
}

/**
 * Gives each secret: from the environment, else from its file in `secretsDir`, else made once and kept there (mode 600).
 * In production none is made: throws SettingsError with the names of those that are missing. Only the first start needs
 * the first administrator's password there.
 */
export function readOrMakeSecrets(options: {
  secretsDir: string
  env: Readonly<Record<string, string | undefined>>
  production: boolean
  firstStart: boolean
}): Secrets {
  const { secretsDir, env, production, firstStart } = options
  const known = secretNames.map((name): [SecretName, Secret | null] => {
    const path = join(secretsDir, name)
    const given = env[name]
    if (given !== undefined && given !== '') return [name, { value: given, from: 'environment', path }]
    const kept = readKept(path)
    return [name, kept === null ? null : { value: kept, from: 'file', path }]
  })
  const missing = known.filter(([, secret]) => secret === null).map(([name]) => name)
  const refused = missing.filter((name) => name !== 'ADMIN_PASSWORD' || firstStart)
  if (production && refused.length > 0) throw new SettingsError(refused.map(describeMissing))
  if (missing.length > 0) mkdirSync(secretsDir, { recursive: true, mode: 0o700 })
  return Object.fromEntries(
    known.map(([name, secret]) => [
      name,
      secret ?? (production ? null : keepNew({ name, path: join(secretsDir, name) })),
    ]),
  ) as Secrets
}

/** Says of a problem with a secret's value where that value stands, so that the right place is mended. */
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

function readKept(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8').trim()
    // A copy or a restored backup may have opened it to others.
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600)
    if (text !== '') return text
    throw new SettingsError([
      `${basename(path)} is empty in ${path}. ${whatToDo(basename(path) as SecretName)}`,
    ])
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null
    if (!hasErrorCode(error, 'EACCES', 'EPERM', 'EISDIR')) throw error
    throw new SettingsError([
      `The secret in ${path} cannot be read (${(error as NodeJS.ErrnoException).code}): it must be a file that belongs to the user who runs Okuzuke`,
    ])
  }
}

// A power cut must not leave an empty secret: written beside, synced, and renamed.
function keepNew({ name, path }: { name: SecretName; path: string }): Secret {
  const value = makers[name]()
  const beside = `${path}.new`
  const file = openSync(beside, 'w', 0o600)
  writeSync(file, `${value}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(beside, path)
  return { value, from: 'new file', path }
}

function makeWords(count: number): string {
  const letters = 'abcdefghjkmnpqrstvwxyz0123456789' // 32, without i, l, o and u
  const characters = Array.from(randomBytes(count * 4), (byte) => letters[byte & 31])
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * 4, index * 4 + 4).join(''),
  ).join('-')
}

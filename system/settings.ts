import { dirname, isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { mailOf, mailSender, mailServer } from './mailSettings.ts'
import {
  accessKey,
  hookAddress,
  hookSecret,
  publishingProblems,
  region,
  siteStore,
  storeOf,
  webhookOf,
} from './publishingSettings.ts'
import { webAddress } from './webAddress.ts'

/** The repository's root. Relative paths in the settings start here, not at the working directory. */
// Not `new URL('..', import.meta.url)`: Next's bundler would try to resolve that as a module.
export const repositoryRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..')

type Environment = Readonly<Record<string, string | undefined>>

/** Settings that cannot be used. Each problem names its variable and says what to do. */
export class SettingsError extends Error {
  override name = 'SettingsError'
  constructor(readonly problems: readonly string[]) {
    super(
      `These settings must be mended before Okuzuke can start:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
    )
  }
}

const port = (fallback: number) =>
  z
    .string()
    .default(String(fallback))
    .refine(
      (text) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65535,
      'must be a port from 1 to 65535',
    )
    .transform(Number)

const wellKnownSecrets = /^(secret|changeme|change-me|password|your[-_ ]?secret|payload|test|example)/i
const secret = z
  .string({ error: 'is missing. Set it to a random text of 32 characters or more (openssl rand -hex 32)' })
  .min(32, 'is shorter than 32 characters. Make one with: openssl rand -hex 32')
  .refine(
    (text) => !wellKnownSecrets.test(text) && new Set(text).size > 8,
    'is a well-known or repetitive text. Make one with: openssl rand -hex 32',
  )

/** The least length of a person's password, in characters. */
export const shortestPassword = 12

const variables = {
  NODE_ENV: z.string().optional(),
  DATA_DIR: z
    .string()
    .default('data')
    .transform((path) => (isAbsolute(path) ? path : resolve(repositoryRoot, path))),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|mongodb:\/\/|mongodb\+srv:\/\/)/, 'must begin with file: (SQLite) or mongodb: (MongoDB)')
    .optional(),
  CMS_HOST: z.string().min(1).default('127.0.0.1'),
  CMS_PORT: port(3000),
  SITE_HOST: z.string().min(1).default('127.0.0.1'),
  SITE_PORT: port(8080),
  CMS_URL: webAddress.optional(),
  SITE_URL: webAddress.optional(),
  PAYLOAD_SECRET: secret,
  PUBLISHER_API_KEY: secret,
  ADMIN_EMAIL: z.email('must be an e-mail address').optional(),
  ADMIN_PASSWORD: z
    .string()
    .min(shortestPassword, `must have ${shortestPassword} characters or more`)
    .optional(),
  TRUST_PROXY: z
    .enum(['0', '1'], 'must be 1 (a reverse proxy stands in front) or 0')
    .default('0')
    .transform((text) => text === '1'),
  SMTP_URL: mailServer.optional(),
  MAIL_FROM: mailSender.optional(),
  SITE_STORE: siteStore.optional(),
  S3_ENDPOINT: webAddress.optional(),
  AWS_REGION: region.optional(),
  AWS_ACCESS_KEY_ID: accessKey.optional(),
  AWS_SECRET_ACCESS_KEY: accessKey.optional(),
  PUBLISH_WEBHOOK_URL: hookAddress.optional(),
  PUBLISH_WEBHOOK_SECRET: hookSecret.optional(),
} as const
type Variable = keyof typeof variables
type Values = { [V in Variable]: z.output<(typeof variables)[V]> }

/** What the CMS and its command lines need. Throws SettingsError with every problem at once. */
export function readCmsSettings(env: Environment) {
  const values = read(env, [
    ...placeVariables,
    'DATABASE_URL',
    'PAYLOAD_SECRET',
    'PUBLISHER_API_KEY',
    'ADMIN_EMAIL',
    'ADMIN_PASSWORD',
    'TRUST_PROXY',
    'SMTP_URL',
    'MAIL_FROM',
  ])
  const problems = databaseProblems(values)
  if (problems.length > 0) throw new SettingsError(problems)
  const itsPlaces = places(values)
  return {
    ...itsPlaces,
    databaseUrl: databaseUrl(values),
    payloadSecret: values.PAYLOAD_SECRET,
    publisherApiKey: values.PUBLISHER_API_KEY,
    adminEmail: values.ADMIN_EMAIL ?? null,
    adminPassword: values.ADMIN_PASSWORD ?? null,
    trustProxy: values.TRUST_PROXY,
    /** Null: no mail is sent. */
    mail: mailOf({ ...values, cmsUrl: itsPlaces.cmsUrl }),
  }
}
export type CmsSettings = ReturnType<typeof readCmsSettings>

/** Where the database and the data are, for command lines that need no secret. Throws SettingsError. */
export function readDatabaseSettings(env: Environment) {
  const values = read(env, ['DATA_DIR', 'DATABASE_URL'])
  return { dataDir: values.DATA_DIR, databaseUrl: databaseUrl(values) }
}

/** What the publisher needs. Throws SettingsError. */
export function readPublisherSettings(env: Environment) {
  const values = read(env, [
    ...placeVariables,
    'PUBLISHER_API_KEY',
    'SITE_STORE',
    'S3_ENDPOINT',
    'AWS_REGION',
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'PUBLISH_WEBHOOK_URL',
    'PUBLISH_WEBHOOK_SECRET',
  ])
  const problems = publishingProblems(values)
  if (problems.length > 0) throw new SettingsError(problems)
  return {
    ...places(values),
    publisherApiKey: values.PUBLISHER_API_KEY,
    store: storeOf(values),
    webhook: webhookOf(values),
  }
}
export type PublisherSettings = ReturnType<typeof readPublisherSettings>

/** What the static server needs, and no more: what is wrong with the others' settings keeps no reader out. Throws SettingsError. */
export function readServerSettings(env: Environment) {
  const values = read(env, ['DATA_DIR', 'SITE_HOST', 'SITE_PORT', 'TRUST_PROXY'])
  const { DATA_DIR: dataDir, SITE_HOST: siteHost, SITE_PORT: sitePort, TRUST_PROXY: trustProxy } = values
  return { dataDir, siteDir: siteDirOf(dataDir), siteHost, sitePort, trustProxy }
}
export type ServerSettings = ReturnType<typeof readServerSettings>

/** Where everything is, for who starts the parts: no secret. Throws SettingsError. */
export function readPlaceSettings(env: Environment) {
  return places(read(env, placeVariables))
}
export type PlaceSettings = ReturnType<typeof readPlaceSettings>

const placeVariables = [
  'NODE_ENV',
  'DATA_DIR',
  'CMS_HOST',
  'CMS_PORT',
  'SITE_HOST',
  'SITE_PORT',
  'CMS_URL',
  'SITE_URL',
] as const satisfies Variable[]

function places(values: Pick<Values, (typeof placeVariables)[number]>) {
  const dataDir = values.DATA_DIR
  return {
    production: values.NODE_ENV === 'production',
    dataDir,
    /** Uploads, as the CMS keeps them. */
    mediaDir: resolve(dataDir, 'media'),
    /** `releases/<id>` and the symlink `current`: what readers get. */
    siteDir: siteDirOf(dataDir),
    /** What the publisher keeps for itself: the last good parts of the books and what was built of them, fetched uploads. */
    publisherDir: resolve(dataDir, 'publisher'),
    cmsHost: values.CMS_HOST,
    cmsPort: values.CMS_PORT,
    siteHost: values.SITE_HOST,
    sitePort: values.SITE_PORT,
    /** Where browsers and the publisher reach the CMS and the site; no slash at the end. */
    cmsUrl: values.CMS_URL ?? address(values.CMS_HOST, values.CMS_PORT),
    siteUrl: values.SITE_URL ?? address(values.SITE_HOST, values.SITE_PORT),
  }
}

const siteDirOf = (dataDir: string): string => resolve(dataDir, 'site')

function address(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

function databaseUrl({ DATABASE_URL, DATA_DIR }: Pick<Values, 'DATABASE_URL' | 'DATA_DIR'>): string {
  if (DATABASE_URL === undefined) return `file:${resolve(DATA_DIR, 'okuzuke.db')}`
  if (!DATABASE_URL.startsWith('file:')) return DATABASE_URL
  return `file:${resolve(repositoryRoot, DATABASE_URL.slice('file:'.length).replace(/^\/\/(?=\/)/, ''))}`
}

// Without a replica set MongoDB has no transactions, and Payload goes on without them and says nothing.
function databaseProblems(values: Pick<Values, 'DATABASE_URL' | 'NODE_ENV'>): string[] {
  const url = values.DATABASE_URL
  if (values.NODE_ENV !== 'production' || url === undefined || !url.startsWith('mongodb://')) return []
  return /[?&]replicaSet=[^&]+/.test(url)
    ? []
    : [
        'DATABASE_URL names no replica set, and without one MongoDB has no transactions. ' +
          'Add ?replicaSet=NAME (a set of one server is enough: rs.initiate())',
      ]
}

function read<const V extends Variable>(env: Environment, names: readonly V[]): Pick<Values, V> {
  const problems: string[] = []
  const values: Partial<Record<Variable, unknown>> = {}
  for (const name of names) {
    // Empty counts as unset: compose files pass on variables that way.
    const parsed = variables[name].safeParse(env[name] === '' ? undefined : env[name])
    if (parsed.success) values[name] = parsed.data
    else problems.push(`${name} ${parsed.error.issues[0]?.message ?? 'is not valid'}`)
  }
  if (problems.length > 0) throw new SettingsError(problems)
  return values as Pick<Values, V>
}

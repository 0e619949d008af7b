import {
  readCmsSettings,
  readPlaceSettings,
  readPublisherSettings,
  SettingsError,
  type CmsSettings,
} from '../system/settings.ts'
import { nameSecretFiles, type Environment, type Secrets } from './secrets.ts'

/** The first administrator's e-mail address where ADMIN_EMAIL is unset. No other host can be named so (RFC 6761). */
const firstAdministrator = 'admin@okuzuke.localhost'

/** Throws SettingsError with the problems of the CMS's or of the publisher's settings, missing secrets apart. */
export function checkSettings(env: Environment): void {
  const unset = Object.fromEntries(
    ['PAYLOAD_SECRET', 'PUBLISHER_API_KEY'].filter((name) => !env[name]).map((name) => [name, placeholder]),
  )
  readCmsSettings(asProduction({ ...env, ...unset }))
  readPublisherSettings(asProduction({ ...env, ...unset }))
}

/** Takes the place of a secret that is not made yet, so that all other settings can be checked. */
const placeholder = '0123456789abcdefghijklmnopqrstuvwxyz'

/** All settings with the secrets. Throws SettingsError, which names the file of a secret that is wrong. */
export function readWholeSettings(env: Environment, secrets: Secrets): CmsSettings & { adminEmail: string } {
  const adminEmail = env.ADMIN_EMAIL || firstAdministrator
  const values = Object.entries(secrets).map(([name, secret]) => [name, secret?.value])
  try {
    const all = asProduction({ ...env, ADMIN_EMAIL: adminEmail, ...Object.fromEntries(values) })
    return { ...readCmsSettings(all), adminEmail }
  } catch (error) {
    throw error instanceof SettingsError ? nameSecretFiles(error, secrets) : error
  }
}

// `next start` sets NODE_ENV=production, so validate as production.
function asProduction(env: Environment): Environment {
  return { ...env, NODE_ENV: 'production' }
}

export type PartEnvironments = Record<'cms' | 'publisher' | 'server', NodeJS.ProcessEnv>

/** The environment of the static server: no secret. */
export function environmentOfSite(dataDir: string, env: Environment): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !notForAll.has(name))),
    NODE_ENV: 'production' as const,
    DATA_DIR: dataDir,
  }
}

/** The environment of each part, with the secrets that it needs and no other. */
export function environmentOfParts(
  settings: ReturnType<typeof readWholeSettings>,
  env: Environment = process.env,
): PartEnvironments {
  const server = environmentOfSite(settings.dataDir, env)
  return {
    server,
    publisher: {
      ...server,
      ...Object.fromEntries(Object.entries(env).filter(([name]) => forThePublisher.has(name))),
      PUBLISHER_API_KEY: settings.publisherApiKey,
      // The publisher runs on the same machine, so it does not need the public address.
      CMS_URL: localAddresses(env).cms,
    },
    cms: {
      ...server,
      DATABASE_URL: settings.databaseUrl,
      PAYLOAD_SECRET: settings.payloadSecret,
      PUBLISHER_API_KEY: settings.publisherApiKey,
      ADMIN_EMAIL: settings.adminEmail,
      ...(settings.mail === null ? {} : { SMTP_URL: settings.mail.url }),
      ...(settings.adminPassword === null ? {} : { ADMIN_PASSWORD: settings.adminPassword }),
      PAYLOAD_CONFIG_PATH: 'cms/payload.config.ts',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  }
}

/** What opens the object store, and what signs the webhook's notices. */
const forThePublisher = new Set(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'PUBLISH_WEBHOOK_SECRET'])
const notForAll = new Set([
  ...forThePublisher,
  'PAYLOAD_SECRET',
  'PUBLISHER_API_KEY',
  'ADMIN_EMAIL',
  'ADMIN_PASSWORD',
  'DATABASE_URL',
  'SMTP_URL',
])

/** The addresses of the two servers on this machine; CMS_URL and SITE_URL, the public ones, do not count. */
export function localAddresses(env: Environment = process.env): { cms: string; site: string } {
  const { cmsUrl, siteUrl } = readPlaceSettings({ ...env, CMS_URL: undefined, SITE_URL: undefined })
  return { cms: cmsUrl, site: siteUrl }
}

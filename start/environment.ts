import {
  readCmsSettings,
  readPublisherSettings,
  readServerSettings,
  SettingsError,
  type CmsSettings,
  type ServerSettings,
} from '../system/settings.ts'
import { nameSecretFiles, type Environment, type Secrets } from './secrets.ts'

/** The first administrator's e-mail address where ADMIN_EMAIL is unset. No other host can be named so (RFC 6761). */
const firstAdministrator = 'admin@okuzuke.localhost'

/** The settings that need no secret. Throws SettingsError with the problems of the CMS's or of the publisher's settings. */
export function readPlaces(env: Environment): ServerSettings {
  const unset = Object.fromEntries(
    ['PAYLOAD_SECRET', 'PUBLISHER_API_KEY'].filter((name) => !env[name]).map((name) => [name, placeholder]),
  )
  readCmsSettings(asProduction({ ...env, ...unset }))
  readPublisherSettings(asProduction({ ...env, ...unset }))
  return readServerSettings(env)
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

/** The environment of each part, with the secrets that it needs and no other. */
export function environmentOfParts(
  settings: ReturnType<typeof readWholeSettings>,
  env: Environment = process.env,
): PartEnvironments {
  const server = {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !notForAll.has(name))),
    NODE_ENV: 'production' as const,
    DATA_DIR: settings.dataDir,
  }
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
])

/** The addresses of the two servers on this machine; CMS_URL and SITE_URL, the public ones, do not count. */
export function localAddresses(env: Environment = process.env): { cms: string; site: string } {
  const { cmsUrl, siteUrl } = readServerSettings({ ...env, CMS_URL: undefined, SITE_URL: undefined })
  return { cms: cmsUrl, site: siteUrl }
}

import {
  readCmsSettings,
  readServerSettings,
  SettingsError,
  type CmsSettings,
  type ServerSettings,
} from '../system/settings.ts'
import { nameSecretFiles, type Secrets } from './secrets.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Whom the first administrator is, unless ADMIN_EMAIL says so. A name under .localhost belongs to nobody else (RFC 6761). */
const firstAdministrator = 'admin@okuzuke.localhost'

/** What start.ts needs before there is any secret. Throws SettingsError with every problem, those of the CMS too. */
export function readPlaces(env: Environment): ServerSettings {
  const unset = Object.fromEntries(
    ['PAYLOAD_SECRET', 'PUBLISHER_API_KEY'].filter((name) => !env[name]).map((name) => [name, standIn]),
  )
  readCmsSettings(asProduction({ ...env, ...unset }))
  return readServerSettings(env)
}

const standIn = '0123456789abcdefghijklmnopqrstuvwxyz'

/** All settings, the secrets among them. Throws SettingsError that also names a secret's file. */
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

// The CMS that start.ts runs is Next's production server, which calls itself production whatever NODE_ENV says.
function asProduction(env: Environment): Environment {
  return { ...env, NODE_ENV: 'production' }
}

export type PartEnvironments = Record<'cms' | 'publisher' | 'server', NodeJS.ProcessEnv>

/** The environment of each part: what it needs, and no secret that it does not. */
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
      PUBLISHER_API_KEY: settings.publisherApiKey,
      // The publisher stands beside the CMS: it need not go round by the public address.
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

const notForAll = new Set([
  'PAYLOAD_SECRET',
  'PUBLISHER_API_KEY',
  'ADMIN_EMAIL',
  'ADMIN_PASSWORD',
  'DATABASE_URL',
])

/** Where this machine itself reaches the two servers, whatever their public addresses are. */
export function localAddresses(env: Environment = process.env): { cms: string; site: string } {
  const { cmsUrl, siteUrl } = readServerSettings({ ...env, CMS_URL: undefined, SITE_URL: undefined })
  return { cms: cmsUrl, site: siteUrl }
}

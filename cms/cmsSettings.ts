import { randomBytes } from 'node:crypto'
import type { Payload, SanitizedConfig } from 'payload'
import { readCmsSettings, type CmsSettings } from '../system/settings.ts'

/** The settings that this Payload was configured with. `custom` stays on the server: no page or API gives it out. */
export function settingsOf({ config }: Pick<Payload, 'config'> | { config: SanitizedConfig }): CmsSettings {
  const settings: unknown = config.custom?.settings
  if (typeof settings !== 'object' || settings === null)
    throw new Error('This Payload was not configured by buildCmsConfig, so its settings are not known.')
  return settings as CmsSettings
}

/**
 * The settings of the environment; or, while `next build` or the generators run, ones that serve nobody.
 *
 * A build loads the configuration to read the panel's shape, opens no database and renders no page ahead of time.
 * Where it runs (an image, a CI machine) there are no secrets and there should be none, or they would be baked in:
 * it gets random ones, thrown away with it. What it makes reads the real ones when it starts.
 */
export function readCmsSettingsOrPlaceholders(
  env: Readonly<Record<string, string | undefined>>,
): CmsSettings {
  if (env.NEXT_PHASE !== 'phase-production-build') return readCmsSettings(env)
  return placeholderSettings()
}

/** Settings for what only looks at the configuration's shape. */
export function placeholderSettings(): CmsSettings {
  return readCmsSettings({
    PAYLOAD_SECRET: randomBytes(32).toString('hex'),
    PUBLISHER_API_KEY: randomBytes(32).toString('hex'),
  })
}

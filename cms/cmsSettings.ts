import { randomBytes } from 'node:crypto'
import type { Payload, SanitizedConfig } from 'payload'
import { readCmsSettings, type CmsSettings } from '../system/settings.ts'

/** The settings that this Payload was configured with. `custom` stays on the server: no page and no API shows it. */
export function settingsOf({ config }: Pick<Payload, 'config'> | { config: SanitizedConfig }): CmsSettings {
  const settings: unknown = config.custom?.settings
  if (typeof settings !== 'object' || settings === null)
    throw new Error('This Payload was not configured by buildCmsConfig, so its settings are not known.')
  return settings as CmsSettings
}

/**
 * The settings of the environment; during `next build`, placeholders.
 *
 * A build loads the configuration for the panel's shape; it opens no database and renders no page. It runs where there are no
 * secrets (an image, a CI machine), and a real one could end up in its output. The built CMS reads the settings at its start.
 */
export function readCmsSettingsOrPlaceholders(
  env: Readonly<Record<string, string | undefined>>,
): CmsSettings {
  if (env.NEXT_PHASE !== 'phase-production-build') return readCmsSettings(env)
  return placeholderSettings()
}

/** Settings with random secrets, for what only reads the configuration's shape. */
export function placeholderSettings(): CmsSettings {
  return readCmsSettings({
    PAYLOAD_SECRET: randomBytes(32).toString('hex'),
    PUBLISHER_API_KEY: randomBytes(32).toString('hex'),
  })
}

import type { Payload, SanitizedConfig } from 'payload'
import type { CmsSettings } from '../settings/settings.ts'

/** The settings that this Payload was configured with. `custom` stays on the server: no page or API gives it out. */
export function settingsOf({ config }: Pick<Payload, 'config'> | { config: SanitizedConfig }): CmsSettings {
  const settings: unknown = config.custom?.settings
  if (typeof settings !== 'object' || settings === null)
    throw new Error('This Payload was not configured by buildCmsConfig, so its settings are not known.')
  return settings as CmsSettings
}

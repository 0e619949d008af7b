import { randomBytes } from 'node:crypto'
import { readCmsSettings } from '../settings/settings.ts'
import type { CmsSettings } from '../settings/settings.ts'

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

import { buildCmsConfig } from './buildCmsConfig.ts'
import { readCmsSettingsOrPlaceholders } from './cmsSettings.ts'

/** The configuration that Next and Payload's tools load, from the environment. */
export default buildCmsConfig(readCmsSettingsOrPlaceholders(process.env), {
  // Set by `next dev`; the build writes NODE_ENV as "production" into its code, so that what is built has no such login.
  autoLogin: process.env.NODE_ENV === 'development',
})

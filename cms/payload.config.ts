import { buildCmsConfig } from './buildCmsConfig.ts'
import { readCmsSettingsOrPlaceholders } from './cmsSettings.ts'
import { createCmsLog } from './serving/cmsLog.ts'

/** The configuration that Next and Payload's tools load, from the environment. */
export default buildCmsConfig(readCmsSettingsOrPlaceholders(process.env), {
  // Set by `next dev`; the build writes NODE_ENV as "production" into its code, so that what is built has no such login.
  autoLogin: process.env.NODE_ENV === 'development',
  // In Next's process. A command writes for the person who typed it: Payload's default.
  logger: process.env.NEXT_RUNTIME === 'nodejs' ? createCmsLog() : undefined,
})

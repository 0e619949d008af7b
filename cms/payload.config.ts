import { buildCmsConfig } from './buildCmsConfig.ts'
import { readCmsSettingsOrPlaceholders } from './cmsSettings.ts'

/** The configuration that Next, Payload's tools and the command lines load, from the environment. */
export default buildCmsConfig(readCmsSettingsOrPlaceholders(process.env))

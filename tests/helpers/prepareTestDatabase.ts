import { buildCmsConfig } from '../../cms/buildCmsConfig.ts'
import { migrateDatabase } from '../../cms/database/migrateDatabase.ts'
import type { CmsSettings } from '../../system/settings.ts'

/** Brings a new, empty database to the shape that the collections ask for, by the real migrations. */
export async function prepareTestDatabase(settings: CmsSettings): Promise<void> {
  const logger = { options: { level: 'silent' } }
  await migrateDatabase({ config: await buildCmsConfig(settings, { forMigrations: true, logger }) })
}

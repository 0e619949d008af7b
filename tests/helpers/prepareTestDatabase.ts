import { migrateDatabase } from '../../cms/migrateDatabase.ts'
import type { CmsSettings } from '../../settings/settings.ts'

/** Brings a new, empty database to the shape that the collections ask for, by the real migrations. */
export async function prepareTestDatabase(settings: CmsSettings): Promise<void> {
  await migrateDatabase({ settings, logger: { options: { level: 'silent' } } })
}

import { randomUUID } from 'node:crypto'
import { getPayload } from 'payload'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { buildCmsConfig } from '../../cms/buildCmsConfig.ts'
import { makeMongodbCollections } from '../../cms/mongodbCollections.ts'
import type { CmsSettings } from '../../settings/settings.ts'

/** Brings a new, empty database to the shape that the collections ask for. */
export async function prepareTestDatabase(settings: CmsSettings): Promise<void> {
  const config = await buildCmsConfig(settings, {
    forMigrations: true,
    logger: { options: { level: 'silent' } },
  })
  const payload = await getPayload({ config, key: randomUUID(), disableOnInit: true })
  if (payload.db.name === 'mongoose') await makeMongodbCollections(payload)
  else {
    const adapter = payload.db as unknown as SQLiteAdapter
    const { apply } = await adapter.requireDrizzleKit().pushSchema(adapter.schema, adapter.drizzle as never)
    await apply()
  }
  await payload.destroy()
}

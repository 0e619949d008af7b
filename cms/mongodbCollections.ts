import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'

/**
 * Makes every collection and index that the configuration asks for, where they are missing; safe to run at any time, twice too.
 * Collections must be there before the first transaction writes to them, and unique indexes (slugs, tags) before the first editor does.
 */
export async function makeMongodbCollections(payload: Payload): Promise<void> {
  const adapter = payload.db as unknown as MongooseAdapter
  const models = [...Object.values(adapter.collections), ...Object.values(adapter.versions), adapter.globals]
  for (const model of models) {
    if (!model) continue
    await model.createCollection()
    await model.createIndexes()
  }
}

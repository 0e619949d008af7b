import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'

/** Creates the missing collections: MongoDB needs them before the first transaction that writes to them. */
export async function createMongodbCollections(payload: Payload): Promise<void> {
  for (const model of modelsOf(payload)) await model.createCollection()
}

/** Creates the missing indexes: the unique ones (slugs, tags) must be there before the first save. */
export async function createMongodbIndexes(payload: Payload): Promise<void> {
  for (const model of modelsOf(payload)) await model.createIndexes()
}

function modelsOf(payload: Payload) {
  const adapter = payload.db as unknown as MongooseAdapter
  return [...Object.values(adapter.collections), ...Object.values(adapter.versions), adapter.globals].filter(
    (model) => Boolean(model),
  )
}

import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'

/**
 * Makes the collections that the configuration asks for and the database lacks. They must be there before the first
 * transaction that writes to them.
 */
export async function makeMongodbCollections(payload: Payload): Promise<void> {
  for (const model of modelsOf(payload)) await model.createCollection()
}

/** Makes the indexes that are lacking: the unique ones (slugs, tags) must be there before the first editor is. */
export async function makeMongodbIndexes(payload: Payload): Promise<void> {
  for (const model of modelsOf(payload)) await model.createIndexes()
}

function modelsOf(payload: Payload) {
  const adapter = payload.db as unknown as MongooseAdapter
  return [...Object.values(adapter.collections), ...Object.values(adapter.versions), adapter.globals].filter(
    (model) => Boolean(model),
  )
}

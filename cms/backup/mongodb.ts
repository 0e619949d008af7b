import { MongoClient, type Db } from 'mongodb'

/** Connects to a MongoDB database for as long as `work` takes. */
export async function withMongodb<T>(
  url: string,
  work: (connection: { client: MongoClient; db: Db }) => Promise<T>,
): Promise<T> {
  const client = new MongoClient(url, {
    serverSelectionTimeoutMS: 10_000,
    retryWrites: true,
    writeConcern: { w: 'majority', journal: true },
  })
  try {
    await client.connect()
    return await work({ client, db: client.db() })
  } finally {
    await client.close()
  }
}

/** Where a restore puts the documents of a collection before the switch. */
export const stagedPrefix = 'okuzuke-restoring.'

/** Whether a collection is what people wrote: not the server's own, nor a lock of ours. */
export function isContent(collection: string): boolean {
  return !collection.startsWith('system.') && !collection.startsWith('okuzuke-')
}

import { randomUUID } from 'node:crypto'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Db } from 'mongodb'
import type { Payload } from 'payload'
import { locksCollection, type LockRow } from './migrationLock.ts'

/** How often a CMS says on its MongoDB database that it runs, and for how long its word holds: it may have been killed. In ms. */
const sayEvery = 10_000
const holdsFor = 30_000

const prefix = 'cms:'

/**
 * Says on a MongoDB database that a CMS runs on it, for as long as this process lives, so that no restore takes the database away from it.
 * On SQLite the open file says so. Gives the function that ends it.
 */
export async function announcePresence(payload: Payload): Promise<() => Promise<void>> {
  if (payload.db.name !== 'mongoose') return async () => {}
  const { connection } = payload.db as unknown as MongooseAdapter
  const rows = connection.collection<LockRow>(locksCollection)
  const row = `${prefix}${randomUUID()}`
  const say = async () => {
    const until = new Date(Date.now() + holdsFor)
    await rows.updateOne({ _id: row }, { $set: { holder: row, until } }, { upsert: true })
  }
  await rows.deleteMany({ _id: { $regex: `^${prefix}` }, until: { $lt: new Date() } })
  await say()
  const timer = setInterval(() => {
    say().catch((error: unknown) => {
      payload.logger.error({ err: error, msg: 'The CMS could not say on its database that it runs.' })
    })
  }, sayEvery).unref()
  return async () => {
    clearInterval(timer)
    await rows.deleteOne({ _id: row })
  }
}

/** Whether a CMS runs on a MongoDB database, or was killed less than 30 s ago. */
export async function isCmsPresent(db: Pick<Db, 'collection'>): Promise<boolean> {
  const rows = db.collection<LockRow>(locksCollection)
  return (await rows.countDocuments({ _id: { $regex: `^${prefix}` }, until: { $gt: new Date() } })) > 0
}

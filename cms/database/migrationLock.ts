import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'
import type { Payload } from 'payload'
import { databaseFile } from './openDatabase.ts'

/** How long one waits for another process that migrates the same database, and how often one looks; in ms. */
const patience = 5 * 60_000
const lookEvery = 200

/** A MongoDB lock that its holder has not renewed for so long belongs to a process that died; in ms. */
const leaseTime = 30_000

/** Waits until no other process migrates this database, and keeps others waiting until the given function is called. */
export async function lockMigrations({
  payload,
  url,
}: {
  payload: Payload
  url: string
}): Promise<() => Promise<void>> {
  const deadline = Date.now() + patience
  for (;;) {
    const unlock = await tryLockMigrations({ payload, url })
    if (unlock) return unlock
    if (Date.now() > deadline)
      throw new Error(
        `Another process has been migrating this database for more than ${patience / 60_000} minutes. Look at what it does, end it, and start again.`,
      )
    await pause(lookEvery)
  }
}

/** The same without waiting: null where another process migrates this database, or keeps migrations waiting. */
export function tryLockMigrations({
  payload,
  url,
}: {
  payload: Payload
  url: string
}): Promise<(() => Promise<void>) | null> {
  return payload.db.name === 'sqlite' ? trySqlite(`${databaseFile(url)}.migrating`) : tryMongodb(payload)
}

// A lock of the operating system, on a small file of its own: it goes with its process, however that ends.
async function trySqlite(file: string): Promise<(() => Promise<void>) | null> {
  const { $client } = drizzle({ connection: { url: `file:${file}` } })
  try {
    await $client.execute('BEGIN EXCLUSIVE')
  } catch (error) {
    $client.close()
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return null
    throw error
  }
  return async () => {
    await $client.execute('ROLLBACK')
    $client.close()
  }
}

async function tryMongodb(payload: Payload): Promise<(() => Promise<void>) | null> {
  const { connection } = payload.db as unknown as MongooseAdapter
  const locks = connection.collection<{ _id: string; holder: string; until: Date }>('okuzuke-locks')
  const holder = randomUUID()
  const until = () => new Date(Date.now() + leaseTime)
  try {
    await locks.findOneAndUpdate(
      { _id: 'migrations', $or: [{ until: { $lt: new Date() } }, { holder }] },
      { $set: { holder, until: until() } },
      { upsert: true },
    )
  } catch (error) {
    // The row is there and is another's: the upsert would have made a second one of the same id.
    if (error instanceof Error && 'code' in error && error.code === duplicateKey) return null
    throw error
  }
  const renewal = setInterval(() => {
    locks.updateOne({ _id: 'migrations', holder }, { $set: { until: until() } }).catch((error: unknown) => {
      payload.logger.error({ err: error, msg: 'The lock for migrations could not be renewed.' })
    })
  }, leaseTime / 3)
  return async () => {
    clearInterval(renewal)
    await locks.deleteOne({ _id: 'migrations', holder })
  }
}

// https://www.mongodb.com/docs/manual/reference/error-codes/
const duplicateKey = 11000

import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'
import { takeMachineLock } from '../../system/machineLock.ts'
import { databaseFile } from './openDatabase.ts'

/** The longest wait for another process that migrates the same database, and the time between two tries; in ms. */
const patience = 5 * 60_000
const tryEvery = 200

/** A lease in MongoDB expires when it has not been renewed for so long: its process has died. In ms. */
const leaseTime = 30_000

type Database = { payload: Payload; url: string }
type Unlock = () => Promise<void>

/** Waits until no other process migrates this database, and keeps others waiting until the given function is called. */
export async function lockMigrations(database: Database): Promise<Unlock> {
  const deadline = Date.now() + patience
  for (;;) {
    const unlock = await tryLockMigrations(database)
    if (unlock) return unlock
    if (Date.now() > deadline)
      throw new Error(
        `Another process has been migrating this database for more than ${patience / 60_000} minutes. ` +
          'Look at what it does, end it, and start again.',
      )
    await pause(tryEvery)
  }
}

/** The same without waiting: null where another process migrates this database, or keeps migrations waiting. */
export async function tryLockMigrations({ payload, url }: Database): Promise<Unlock | null> {
  return payload.db.name === 'sqlite' ? trySqlite(databaseFile(url)) : tryMongodb(payload)
}

// An SQLite file belongs to one machine.
function trySqlite(file: string): Unlock | null {
  const attempt = takeMachineLock(`${file}.migrating`)
  return 'lock' in attempt ? async () => attempt.lock.release() : null
}

// Other machines share the database: a lease, because no lock of this machine keeps them out.
async function tryMongodb(payload: Payload): Promise<Unlock | null> {
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
    // Duplicate key: another process holds the lease.
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

import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Db } from 'mongodb'
import type { Payload } from 'payload'
import { takeMachineLock } from '../../system/machineLock.ts'
import { databaseFile } from './openDatabase.ts'

/** The longest wait for another process that migrates the same database, and the time between two tries; in ms. */
const patience = 5 * 60_000
const tryEvery = 200

/** A lease in MongoDB expires when it has not been renewed for so long: its process has died. In ms. */
const leaseTime = 30_000

/** Where leases on a MongoDB database stand: no collection of Payload's, and no content. */
export const locksCollection = 'okuzuke-locks'
export type LockRow = { _id: string; holder: string; until: Date }

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
  if (payload.db.name === 'sqlite') return tryLockFile(databaseFile(url))
  const { connection } = payload.db as unknown as MongooseAdapter
  return tryLockServer(connection as unknown as Pick<Db, 'collection'>, (error) => {
    payload.logger.error({ err: error, msg: 'The lock for migrations could not be renewed.' })
  })
}

/** The lock of a SQLite file, which belongs to one machine; null where another process has it. */
export function tryLockFile(file: string): Unlock | null {
  const attempt = takeMachineLock(`${file}.migrating`)
  return 'lock' in attempt ? async () => attempt.lock.release() : null
}

/**
 * The lock of a MongoDB database, which other machines share: a lease, because no lock of this machine keeps them out. Null where another
 * process has it. `onError` hears why it could not be renewed.
 */
export async function tryLockServer(
  db: Pick<Db, 'collection'>,
  onError: (error: unknown) => void,
): Promise<Unlock | null> {
  const locks = db.collection<LockRow>(locksCollection)
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
    locks.updateOne({ _id: 'migrations', holder }, { $set: { until: until() } }).catch(onError)
  }, leaseTime / 3)
  return async () => {
    clearInterval(renewal)
    await locks.deleteOne({ _id: 'migrations', holder })
  }
}

// https://www.mongodb.com/docs/manual/reference/error-codes/
const duplicateKey = 11000

import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { BSON, MongoError, type ClientSession, type Collection } from 'mongodb'
import { WordedError } from '../../words.ts'
import { entryNames } from '../backupFormat.ts'
import { isContent, withMongodb } from '../mongodb.ts'
import { uploadsOf, type Dump } from './dump.ts'

/**
 * Reads all collections of a MongoDB database into `folder`, as of one moment: in one transaction with snapshot reads. A server ends a
 * transaction after a minute (transactionLifetimeLimitSeconds); then a WordedError says what to do.
 */
export function dumpMongodb({ url, folder }: { url: string; folder: string }): Promise<Dump> {
  return withMongodb(url, async ({ client, db }) => {
    // A transaction can't list them. They are made by migrations, and none while it runs.
    const collections = (await db.collections()).filter(({ collectionName }) => isContent(collectionName))
    const session = client.startSession({
      defaultTransactionOptions: { readConcern: { level: 'snapshot' }, readPreference: 'primary' },
    })
    const dump: Dump = { sources: [], migrations: [], uploads: [] }
    try {
      session.startTransaction()
      for (const collection of collections.sort((a, b) => compare(a.collectionName, b.collectionName)))
        dump.sources.push(await dumpCollection({ collection, session, folder, dump }))
      return dump
    } catch (error) {
      throw isTooOld(error) ? tookTooLong(error) : error
    } finally {
      if (session.inTransaction()) await session.abortTransaction()
      await session.endSession()
    }
  })
}

async function dumpCollection({
  collection,
  session,
  folder,
  dump,
}: {
  collection: Collection
  session: ClientSession
  folder: string
  dump: Dump
}) {
  const name = collection.collectionName
  const path = join(folder, `${name}.bson`)
  const documents = collection.find({}, { session, raw: true, sort: { _id: 1 } })
  // The bytes as the server has them: nothing is read into another type and back.
  const take = async function* () {
    for await (const document of documents as AsyncIterable<unknown>) {
      const bytes = document as Buffer
      noteContent(name, bytes, dump)
      yield bytes
    }
  }
  await pipeline(Readable.from(take()), createWriteStream(path, { mode: 0o600, flags: 'wx' }))
  return { name: entryNames.collection(name), path }
}

function noteContent(collection: string, bytes: Buffer, dump: Dump): void {
  if (collection === 'payload-migrations') {
    const { name } = BSON.deserialize(bytes)
    if (typeof name === 'string') dump.migrations.push(name)
  }
  if (collection === 'media') dump.uploads.push(...uploadsOf(BSON.deserialize(bytes)))
}

const compare = (a: string, b: string) => (a < b ? -1 : 1)

// https://www.mongodb.com/docs/manual/reference/error-codes/: NoSuchTransaction, SnapshotTooOld, TransactionExceededLifetimeLimitSeconds
const tooOld = [251, 239, 290]
const isTooOld = (error: unknown) => error instanceof MongoError && tooOld.includes(Number(error.code))

function tookTooLong(cause: unknown): WordedError {
  return new WordedError(
    {
      ja:
        'MongoDB が読み取りのトランザクションを途中で終わらせたため、バックアップを作れませんでした(上限は通常60秒です)。' +
        'データベースの空いている時間に、もう一度実行してください。それでも終わらなければ、サーバーの transactionLifetimeLimitSeconds を大きくしてください。',
      en:
        'MongoDB ended the transaction that read everything (its limit is 60 seconds by default), so no backup was made. ' +
        "Run this again when the database has little to do. If it ends again, raise the server's transactionLifetimeLimitSeconds.",
    },
    { cause },
  )
}

import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { BSON, type Db, type Document } from 'mongodb'
import { entryNames } from '../backupFormat.ts'
import { isContent, stagedPrefix, withMongodb } from '../mongodb.ts'
import { renewDocument, startNewHistory, type NewHistory } from './newHistory.ts'

/** How many bytes of documents go to the server at once. */
const batchBytes = 8 * 1024 * 1024

/**
 * Puts the unpacked documents into collections beside the live ones. Gives the names of both those that are prepared and those that are
 * there and not in the backup.
 */
export function stageMongodb({
  url,
  folder,
  entries,
}: {
  url: string
  folder: string
  entries: readonly string[]
}): Promise<{ collections: string[]; dropped: string[] }> {
  return withMongodb(url, async ({ db }) => {
    await dropStaged(db)
    const present = await collectionNames(db)
    const lease = await db.collection('site-lease').findOne({ name: 'site' })
    const history = startNewHistory({ lease: Number(lease?.number ?? 0) })
    const collections = entries.flatMap((entry) => /^database\/(.+)\.bson$/.exec(entry)?.[1] ?? [])
    for (const name of collections)
      await putCollection({ db, name, history, path: join(folder, entryNames.collection(name)) })
    return {
      collections,
      dropped: present.filter((name) => isContent(name) && !collections.includes(name)),
    }
  })
}

/** Removes what an earlier restore prepared and did not finish. */
async function dropStaged(db: Db): Promise<void> {
  for (const name of await collectionNames(db))
    if (name.startsWith(stagedPrefix)) await db.dropCollection(name)
}

/** Whether there is anything that a restore would replace. */
export function isServerEmpty(url: string): Promise<boolean> {
  return withMongodb(url, async ({ db }) => {
    for (const name of ['users', 'books'])
      if ((await db.collection(name).findOne({}, { projection: { _id: 1 } })) !== null) return false
    return true
  })
}

async function collectionNames(db: Db): Promise<string[]> {
  return (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
}

async function putCollection({
  db,
  name,
  history,
  path,
}: {
  db: Db
  name: string
  history: NewHistory
  path: string
}): Promise<void> {
  const collection = await db.createCollection(`${stagedPrefix}${name}`)
  let batch: Document[] = []
  let bytes = 0
  let count = 0
  const put = async () => {
    if (batch.length > 0) await collection.insertMany(batch)
    count += batch.length
    batch = []
    bytes = 0
  }
  for await (const document of readDocuments(path)) {
    // Numbers keep their types: 1 and 1.0 are two in BSON.
    const content = BSON.deserialize(document, {
      promoteValues: false,
      promoteLongs: false,
      bsonRegExp: true,
    })
    batch.push(renewDocument(name, content, history))
    bytes += document.length
    if (bytes > batchBytes) await put()
  }
  await put()
  const there = await collection.countDocuments()
  if (there !== count)
    throw new Error(`${count} documents of ${name} were put in, and the server has ${there}.`)
}

/** Documents one after another; each begins with its length (bsonspec.org). */
async function* readDocuments(path: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0)
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, chunk])
    let start = 0
    while (rest.length - start >= 4) {
      const length = rest.readInt32LE(start)
      if (length < 5) throw new Error(`${path} holds no documents.`)
      if (rest.length - start < length) break
      yield rest.subarray(start, start + length)
      start += length
    }
    rest = rest.subarray(start)
  }
  if (rest.length > 0) throw new Error(`${path} ends in the middle of a document.`)
}

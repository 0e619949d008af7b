import { randomUUID } from 'node:crypto'
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { type Payload, type PayloadRequest, createLocalReq } from 'payload'

type Read<T> = (req: PayloadRequest) => Promise<T>

/**
 * Runs `read` so that all it reads is of one moment, whatever is saved meanwhile. It must only read, and pass the `req` on.
 * MongoDB: a transaction, with the adapter's snapshot reads. SQLite: a read transaction on a connection of its own, which
 * neither takes the writer's turn nor waits for it (WAL). Apart from inOneTransaction: it commits nothing, so nothing can
 * conflict and there is nothing to retry.
 */
export async function inReadTransaction<T>(payload: Payload, read: Read<T>): Promise<T> {
  const req = await createLocalReq({ fallbackLocale: false }, payload)
  return payload.db.name === 'sqlite' ? readSqlite(payload, req, read) : readMongodb(payload, req, read)
}

async function readSqlite<T>(payload: Payload, req: PayloadRequest, read: Read<T>): Promise<T> {
  const adapter = payload.db as unknown as SQLiteAdapter
  const connection = drizzle({ connection: adapter.clientConfig, schema: adapter.schema })
  const id = randomUUID()
  try {
    await connection.$client.execute('BEGIN DEFERRED')
    // Payload's queries look up their connection here, by the request's transaction.
    adapter.sessions[id] = { db: connection as never, resolve: async () => {}, reject: async () => {} }
    req.transactionID = id
    return await read(req)
  } finally {
    delete adapter.sessions[id]
    // Before the close: a connection whose statements wait for the garbage collector stays open, and its transaction with it. Then the
    // log (-wal) can't begin anew, and grows.
    await connection.$client.execute('ROLLBACK')
    connection.$client.close()
  }
}

async function readMongodb<T>(payload: Payload, req: PayloadRequest, read: Read<T>): Promise<T> {
  const id = await payload.db.beginTransaction()
  if (id === null)
    throw new Error('The database gives no transactions, so nothing can be read as of one moment.')
  req.transactionID = id
  try {
    return await read(req)
  } finally {
    await payload.db.rollbackTransaction(id)
  }
}

import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { BaseDatabaseAdapter, PayloadRequest } from 'payload'
import { makeTurns, turnTimeout } from './turns.ts'

/** How long a save waits for the ones before it, and how long one may hold the others up; in ms. */
const waitLimit = 20_000
const usualHoldLimit = 60_000

/** How long SQLite itself may wait for another process: the whole process waits with it. Then a save looks again, each time later; in ms. */
const blockLimit = 20
const firstPause = 25
const longestPause = 500

type Writer = ReturnType<typeof drizzle>
type Session = { db: Writer; end: (statement: 'COMMIT' | 'ROLLBACK') => Promise<void> }

/**
 * Gives Payload's SQLite adapter one writer: a connection of its own that takes one transaction after another.
 *
 * SQLite has one writer whatever one does. Payload's adapter opens a connection for each transaction and gives up at once
 * when another one writes (SQLITE_BUSY: 45 of 50 of ten people's saves failed); the setting that would make it wait is lost
 * with each new connection. It also takes a COMMIT that failed for one that did not. So:
 * - transactions wait for their turn, first come, first served, at most `waitLimit`, also while another process has it (a command
 *   line beside the CMS): not in SQLite's own waiting, which would hold up everything else that this process does;
 * - one that is never ended is rolled back after `holdLimit`;
 * - a write outside of any transaction gets one of its own: a document and its rows are whole there, too;
 * - a write that comes after its transaction has ended is refused, not written outside of it;
 * - readers have a connection of their own and wait for nobody (WAL).
 */
export function withOneWriter<T extends BaseDatabaseAdapter>(
  base: T,
  { holdLimit = usualHoldLimit }: { holdLimit?: number } = {},
): T {
  const adapter = base as unknown as SQLiteAdapter & BaseDatabaseAdapter
  const turns = makeTurns({ timeLimit: waitLimit })
  const sessions = new Map<string, Session>()
  let writer: Writer | null = null

  const { connect, destroy } = adapter
  adapter.connect = async function (args) {
    await connect?.call(this, args)
    writer ??= await openWriter(adapter)
  }
  adapter.destroy = async function () {
    for (const session of sessions.values()) await session.end('ROLLBACK')
    writer?.$client.close()
    writer = null
    adapter.client?.close()
    await destroy?.call(this)
  }

  adapter.beginTransaction = async () => {
    const giveUpTurn = await turns.take()
    try {
      const db = await beginWhenFree()
      const id = randomUUID()
      sessions.set(id, makeSession({ id, db, giveUpTurn }))
      // Payload's queries look their connection up here.
      adapter.sessions[id] = { db: db as never, resolve: async () => {}, reject: async () => {} }
      return id
    } catch (error) {
      giveUpTurn()
      throw error
    }
  }
  adapter.commitTransaction = async (incoming) => sessions.get(String(await incoming))?.end('COMMIT')
  adapter.rollbackTransaction = async (incoming) => sessions.get(String(await incoming))?.end('ROLLBACK')

  const beginWhenFree = async (): Promise<Writer> => {
    const deadline = Date.now() + waitLimit
    for (let wait = firstPause; ; wait = Math.min(wait * 2, longestPause)) {
      if (!writer) throw new Error('The database is not connected, so nothing can be saved.')
      try {
        await writer.$client.execute('BEGIN IMMEDIATE')
        return writer
      } catch (error) {
        if (!isBusy(error)) throw error
        // The driver leaves a statement that met a lock half run, and its connection cannot commit any more.
        writer.$client.close()
        writer = await openWriter(adapter)
        if (Date.now() > deadline) throw turnTimeout(waitLimit, error)
      }
      await pause(wait)
    }
  }

  const makeSession = ({ id, db, giveUpTurn }: { id: string; db: Writer; giveUpTurn: () => void }) => {
    const end: Session['end'] = async (statement) => {
      if (!sessions.delete(id)) return
      clearTimeout(overdue)
      delete adapter.sessions[id]
      try {
        await db.$client.execute(statement)
      } catch (error) {
        // A COMMIT that failed (a full disk) leaves the transaction open, and the next one could not begin.
        if (statement === 'COMMIT') await db.$client.execute('ROLLBACK')
        throw error
      } finally {
        giveUpTurn()
      }
    }
    const overdue = setTimeout(() => {
      adapter.payload.logger.error(
        `A save held the database for more than ${holdLimit / 1000} seconds and was rolled back, so that others can go on.`,
      )
      end('ROLLBACK').catch((error: unknown) => adapter.payload.logger.error({ err: error }))
    }, holdLimit)
    overdue.unref()
    return { db, end }
  }

  const inTransaction = async <R>(
    req: Partial<PayloadRequest> | undefined,
    write: (req: Partial<PayloadRequest>) => Promise<R>,
  ): Promise<R> => {
    const given = await req?.transactionID
    if (given) {
      if (sessions.has(String(given))) return write(req ?? {})
      throw new Error(
        'The transaction of this save has ended already, so nothing more was written. Try the save again.',
      )
    }
    const transactionID = await adapter.beginTransaction()
    try {
      const result = await write(Object.assign(Object.create(req ?? null), { transactionID }))
      await adapter.commitTransaction(String(transactionID))
      return result
    } catch (error) {
      await adapter.rollbackTransaction(String(transactionID))
      throw error
    }
  }
  for (const name of writingMethods) {
    const original = adapter[name] as (args: WriteArgs) => Promise<unknown>
    const wrapped = (args: WriteArgs) =>
      inTransaction(args.req, (req) => original.call(adapter, { ...args, req }))
    Object.assign(adapter, { [name]: wrapped })
  }
  return base
}

type WriteArgs = { req?: Partial<PayloadRequest> }

const writingMethods = [
  'create',
  'createGlobal',
  'createGlobalVersion',
  'createVersion',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'updateGlobal',
  'updateGlobalVersion',
  'updateJobs',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
] as const satisfies (keyof BaseDatabaseAdapter)[]

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

// The transaction is begun and ended by plain statements: the client's own `transaction()` gives its connection away.
async function openWriter(adapter: SQLiteAdapter): Promise<Writer> {
  const writer = drizzle({ connection: adapter.clientConfig, schema: adapter.schema, logger: adapter.logger })
  await writer.$client.execute(`PRAGMA busy_timeout = ${blockLimit}`)
  await writer.$client.execute('PRAGMA synchronous = FULL')
  return writer as Writer
}

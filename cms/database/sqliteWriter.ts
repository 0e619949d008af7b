import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { BaseDatabaseAdapter, PayloadRequest } from 'payload'
import { createTurns, createTurnTimeout } from './turns.ts'

/** How long a save waits for the ones before it, in ms. */
const waitLimit = 20_000
/** How long one transaction may last, in ms, where nothing else is asked for. */
const defaultHoldLimit = 60_000

/** SQLite's own busy timeout, in ms; kept short, because it blocks the whole process. */
const busyTimeout = 20
/** The pauses between two attempts to begin while another process writes, in ms: each is twice as long as the one before. */
const firstPause = 25
const longestPause = 500

/**
 * To which size the log (`-wal`) is cut when it begins anew, in bytes. A setting of each connection: Payload sets its own of 64 MB only
 * once.
 */
const logLimit = 4 * 1024 * 1024

type Connection = ReturnType<typeof drizzle>
type Transaction = { connection: Connection; giveUpTurn: () => void; holdTimer: NodeJS.Timeout }
type WriteRequest = Partial<PayloadRequest>

/**
 * The one writer of Payload's SQLite adapter: a connection of its own that takes one transaction after another.
 *
 * SQLite allows one writer at a time. Payload's adapter opens a connection for each transaction and gives up at once
 * when another one writes (SQLITE_BUSY: 45 of 50 saves of ten editors failed); the busy timeout is lost with each new
 * connection. It also reports a failed COMMIT as done. Therefore:
 * - transactions wait for their turn, first come, first served, at most `waitLimit`. This holds for another process as well
 *   (a command line beside the CMS), without SQLite's own waiting, which would block everything else in this process;
 * - a transaction that nobody ends is rolled back after `holdLimit`, and its later COMMIT is refused;
 * - a write outside of any transaction gets one of its own: a document and its rows are written whole or not at all;
 * - a write that comes after its transaction has ended is refused, not written outside of it;
 * - readers have a connection of their own and do not wait (WAL).
 */
export class SqliteWriter {
  readonly #adapter: SQLiteAdapter & BaseDatabaseAdapter
  readonly #holdLimit: number
  readonly #turns = createTurns({ timeLimit: waitLimit })
  readonly #transactions = new Map<string, Transaction>()
  #connection: Connection | null = null

  constructor(adapter: BaseDatabaseAdapter, { holdLimit = defaultHoldLimit }: { holdLimit?: number } = {}) {
    this.#adapter = adapter as unknown as SQLiteAdapter & BaseDatabaseAdapter
    this.#holdLimit = holdLimit
  }

  /** Puts this writer in the place of the adapter's own transactions and before each of its writing methods. */
  wrap(): void {
    const adapter = this.#adapter
    const { connect, destroy } = adapter
    adapter.connect = async (options) => {
      await connect?.call(adapter, options)
      this.#connection ??= await openConnection(adapter)
    }
    adapter.destroy = async () => {
      await this.#close()
      adapter.client?.close()
      // After an edit under `next dev`, Payload calls destroy() and connect(), which opens a client only where none is set.
      Object.assign(adapter, { client: undefined })
      await destroy?.call(adapter)
    }
    adapter.beginTransaction = () => this.begin()
    adapter.commitTransaction = async (id) => this.end(String(await id), 'COMMIT')
    adapter.rollbackTransaction = async (id) => this.end(String(await id), 'ROLLBACK')

    for (const name of writingMethods) {
      const write = adapter[name] as (args: { req?: WriteRequest }) => Promise<unknown>
      const wrapped: typeof write = (args) =>
        this.#inTransaction(args.req, (req) => write.call(adapter, { ...args, req }))
      Object.assign(adapter, { [name]: wrapped })
    }
  }

  /** Waits for its turn and begins a transaction; gives its id. Throws TurnTimeout after `waitLimit`. */
  async begin(): Promise<string> {
    const giveUpTurn = await this.#turns.take()
    try {
      const connection = await this.#beginWhenFree()
      const id = randomUUID()
      this.#transactions.set(id, { connection, giveUpTurn, holdTimer: this.#startHoldTimer(id) })
      // Payload's queries look up their connection here.
      this.#adapter.sessions[id] = {
        db: connection as never,
        resolve: async () => {},
        reject: async () => {},
      }
      return id
    } catch (error) {
      giveUpTurn()
      throw error
    }
  }

  /** Ends a transaction. One that has ended is left alone by ROLLBACK, and refused by COMMIT: what it wrote is not there. */
  async end(id: string, statement: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    const transaction = this.#transactions.get(id)
    if (!transaction) {
      if (statement === 'COMMIT') throw createHasEndedError()
      return
    }
    this.#transactions.delete(id)
    clearTimeout(transaction.holdTimer)
    delete this.#adapter.sessions[id]
    const { $client } = transaction.connection
    try {
      if (statement === 'ROLLBACK') await rollBack(transaction.connection)
      else await $client.execute(statement)
    } catch (error) {
      // A COMMIT that failed may leave the transaction open, and the next one could not begin.
      if (statement === 'COMMIT') await rollBack(transaction.connection)
      throw error
    } finally {
      transaction.giveUpTurn()
    }
  }

  async #close(): Promise<void> {
    const connection = this.#connection
    if (!connection) return
    this.#connection = null
    for (const id of [...this.#transactions.keys()]) await this.end(id, 'ROLLBACK')
    // A transaction that is just beginning ends first: a connection that is closed inside of one keeps the file's lock.
    const giveUpTurn = await this.#turns.take()
    connection.$client.close()
    giveUpTurn()
  }

  // Apart from inOneTransaction's retries: nothing has run yet, so there is nothing to run again; it waits until a deadline, not
  // for a number of attempts; and the connection is replaced in between.
  async #beginWhenFree(): Promise<Connection> {
    const deadline = Date.now() + waitLimit
    for (let wait = firstPause; ; wait = Math.min(wait * 2, longestPause)) {
      const connection = this.#connection
      if (!connection) throw new Error('The database is not connected, so nothing can be saved.')
      try {
        await connection.$client.execute('BEGIN IMMEDIATE')
        if (connection === this.#connection) return connection
        await connection.$client.execute('ROLLBACK') // The database was closed meanwhile.
      } catch (error) {
        if (!isBusy(error)) throw error
        await this.#replaceConnection(connection)
        if (Date.now() > deadline) throw createTurnTimeout(waitLimit, error)
      }
      await pause(wait)
    }
  }

  // The driver leaves a statement that met a lock unfinished, and its connection cannot commit any more.
  async #replaceConnection(connection: Connection): Promise<void> {
    connection.$client.close()
    const next = await openConnection(this.#adapter)
    // The database may have been closed or connected again meanwhile.
    if (this.#connection === connection) this.#connection = next
    else next.$client.close()
  }

  #startHoldTimer(id: string): NodeJS.Timeout {
    const { logger } = this.#adapter.payload
    const timer = setTimeout(() => {
      logger.error(
        `A save held the database for more than ${this.#holdLimit / 1000} seconds and was rolled back, so that others can go on.`,
      )
      this.end(id, 'ROLLBACK').catch((error: unknown) => logger.error({ err: error }))
    }, this.#holdLimit)
    return timer.unref()
  }

  async #inTransaction<T>(
    req: WriteRequest | undefined,
    write: (req: WriteRequest) => Promise<T>,
  ): Promise<T> {
    const givenId = await req?.transactionID
    if (givenId) {
      if (this.#transactions.has(String(givenId))) return write(req ?? {})
      throw createHasEndedError()
    }
    const transactionID = await this.begin()
    try {
      const result = await write(Object.assign(Object.create(req ?? null), { transactionID }))
      await this.end(transactionID, 'COMMIT')
      return result
    } catch (error) {
      await this.end(transactionID, 'ROLLBACK')
      throw error
    }
  }
}

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

function createHasEndedError(): Error {
  return new Error(
    'The transaction of this save has ended already, so nothing more was written. Try the save again.',
  )
}

// After some errors, a full disk among them, SQLite has rolled back by itself: https://www.sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction
async function rollBack({ $client }: Connection): Promise<void> {
  try {
    await $client.execute('ROLLBACK')
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

// The transaction is begun and ended by plain statements: the client's own `transaction()` gives its connection away.
async function openConnection(adapter: SQLiteAdapter): Promise<Connection> {
  const connection = drizzle({
    connection: adapter.clientConfig,
    schema: adapter.schema,
    logger: adapter.logger,
  })
  await connection.$client.execute(`PRAGMA busy_timeout = ${busyTimeout}`)
  await connection.$client.execute('PRAGMA synchronous = FULL')
  await connection.$client.execute(`PRAGMA journal_size_limit = ${logLimit}`)
  return connection as Connection
}

import type { BaseDatabaseAdapter, Payload } from 'payload'

type Listener = (collection: string) => void

/** On the adapter and not in this module: the built CMS may hold a module more than once, and has one adapter. */
const listenersKey = Symbol.for('okuzuke.committedInserts')
type Telling = { [listenersKey]?: Set<Listener> }

/** Makes an adapter tell of each document that it inserts, once it is committed: see `onCommittedInsert`. */
export function tellOfInserts(adapter: BaseDatabaseAdapter): void {
  const { create, commitTransaction, rollbackTransaction } = adapter
  const inserts = new Map<string, Set<string>>()
  const listeners = new Set<Listener>()
  Object.assign(adapter, { [listenersKey]: listeners } satisfies Telling)
  const tell = (collection: string) => {
    for (const listener of [...listeners]) listener(collection)
  }

  adapter.create = async (args) => {
    const transaction = await args.req?.transactionID
    const document = await create.call(adapter, args)
    if (transaction) {
      const collections = inserts.get(String(transaction)) ?? new Set()
      inserts.set(String(transaction), collections.add(args.collection))
    } else {
      tell(args.collection)
    }
    return document
  }
  adapter.commitTransaction = async (id) => {
    const transaction = String(await id)
    const collections = inserts.get(transaction) ?? []
    inserts.delete(transaction)
    await commitTransaction.call(adapter, id)
    for (const collection of collections) tell(collection)
  }
  adapter.rollbackTransaction = async (id) => {
    inserts.delete(String(await id))
    await rollbackTransaction.call(adapter, id)
  }
}

/**
 * Calls back after each commit with which this process inserted into `collection`, in or outside of a transaction. Other processes
 * on the same database are not heard. Gives the function that stops listening.
 */
export function onCommittedInsert({
  adapter,
  collection,
  callback,
}: {
  adapter: Payload['db']
  collection: string
  callback: () => void
}): () => void {
  const listeners = (adapter as Telling)[listenersKey]
  if (!listeners) throw new Error('This database was not opened by openDatabase, so it tells of no commit.')
  const listener: Listener = (written) => {
    if (written === collection) callback()
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

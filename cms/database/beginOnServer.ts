import type { MongooseAdapter } from '@payloadcms/db-mongodb'

/**
 * Makes each transaction of Payload's MongoDB adapter begin on the server before Payload uses it.
 *
 * The driver begins a transaction with its first command. Where Payload validates a document it sends several at once (one for
 * each relationship), and one that overtakes the first is refused (error 251, NoSuchTransaction). Payload takes that for a
 * relationship that is not valid, and refuses the save.
 */
export function beginOnServer(adapter: MongooseAdapter): void {
  const { beginTransaction } = adapter
  adapter.beginTransaction = async (options) => {
    const id = await beginTransaction.call(adapter, options)
    if (id === null) return null
    try {
      const session = adapter.sessions[id]
      await adapter.connection
        .collection('payload-migrations')
        .findOne({}, { session, projection: { _id: 1 } })
      return id
    } catch (error) {
      await adapter.rollbackTransaction(id)
      throw error
    }
  }
}

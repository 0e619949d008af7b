import type { CollectionBeforeOperationHook, CollectionConfig } from 'payload'

/** The most that one request over the network may read: documents of one answer, and levels of relationships in them. */
export const readLimits = { documents: 200, depth: 3 } as const

/** Bounds what a request may read at once: `limit=0` and `pagination=false` mean "everything" to Payload. */
export function boundReads<T extends CollectionConfig>(collection: T): T {
  return {
    ...collection,
    hooks: {
      ...collection.hooks,
      beforeOperation: [...(collection.hooks?.beforeOperation ?? []), boundRead],
    },
  }
}

const boundRead: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  // The local API (export, panel) may read everything: it is our own code that asks.
  if (operation !== 'read' || req.payloadAPI !== 'REST') return args
  const asked = args as { limit?: number; pagination?: boolean }
  const unbounded = asked.pagination === false || asked.limit === 0
  if (!unbounded && (asked.limit ?? 0) <= readLimits.documents) return args
  return { ...args, limit: readLimits.documents, pagination: true }
}

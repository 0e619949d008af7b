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
  // The local API may read everything: only our own code calls it (the snapshot, the panel).
  if (operation !== 'read' || req.payloadAPI !== 'REST') return args
  const query = args as { limit?: number; pagination?: boolean }
  const unbounded = query.pagination === false || query.limit === 0
  if (!unbounded && (query.limit ?? 0) <= readLimits.documents) return args
  return { ...args, limit: readLimits.documents, pagination: true }
}

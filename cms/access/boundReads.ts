import type { CollectionBeforeOperationHook, CollectionConfig, Endpoint } from 'payload'
import { inPanelLanguage } from '../words.ts'
import { refuseCostlyQuery } from './costlyQueries.ts'
import { errorResponse } from './refuseUnless.ts'

/** The most that one request over the network may read: documents of one answer, and levels of relationships in them. */
export const readLimits = { documents: 200, depth: 3 } as const

/**
 * Bounds what a request may read at once (`limit=0` and `pagination=false` mean "everything" to Payload), and what it may ask. A
 * collection without versions answers that it has none, where Payload fails.
 */
export function boundReads<T extends CollectionConfig>(collection: T): T {
  const { hooks, endpoints, versions } = collection
  return {
    ...collection,
    endpoints: versions ? endpoints : [...(endpoints || []), ...noVersions],
    hooks: { ...hooks, beforeOperation: [boundRead, ...(hooks?.beforeOperation ?? [])] },
  }
}

const boundRead: CollectionBeforeOperationHook = ({ args, operation, req, collection }) => {
  // The local API may read everything: only our own code calls it (the snapshot, the panel).
  if (req.payloadAPI !== 'REST') return args
  const query = args as { limit?: number; pagination?: boolean; where?: unknown; sort?: unknown }
  const dates = collection.flattenedFields.flatMap(({ name, type }) => (type === 'date' ? name : []))
  refuseCostlyQuery({ where: query.where, sort: query.sort, dates: new Set(dates), req })
  if (!reading.has(operation)) return args
  const unbounded = query.pagination === false || query.limit === 0
  if (!unbounded && (query.limit ?? 0) <= readLimits.documents) return args
  return { ...args, limit: readLimits.documents, pagination: true }
}

const reading = new Set<string>(['read', 'findVersions', 'readDistinct'])

const noVersions: Endpoint[] = ['/versions', '/versions/:id'].map((path) => ({
  path,
  method: 'get',
  handler: (req) =>
    errorResponse(
      404,
      inPanelLanguage(req, {
        ja: 'この種類の文書に版はありません。',
        en: 'Documents of this kind have no versions.',
      }),
    ),
}))

import type { CollectionSlug, Payload, PayloadRequest, TypedUser, Where } from 'payload'

/** What waits for an editor or a translator. */
export const workKinds = [
  'readyForReview',
  'withoutJapanese',
  'withoutEnglish',
  'doubtful',
  'unconfirmed',
  'drafts',
] as const
export type WorkKind = (typeof workKinds)[number]

/** How many documents of a collection wait, and the query by which their list shows them. */
export type WorkOfCollection = { collection: CollectionSlug; count: number; query: string }
export type Work = { kind: WorkKind; count: number; collections: WorkOfCollection[] }

const content = [
  'errata',
  'news',
  'materials',
  'excerpts',
  'books',
] as const satisfies readonly CollectionSlug[]

const lists: Record<WorkKind, { collections: readonly CollectionSlug[]; where: Where }> = {
  readyForReview: { collections: content, where: { readyForReview: { equals: true } } },
  withoutJapanese: { collections: [...content, 'media'], where: { missing: { in: ['ja'] } } },
  withoutEnglish: { collections: [...content, 'media'], where: { missing: { in: ['en'] } } },
  doubtful: { collections: content, where: { toCheck: { exists: true } } },
  unconfirmed: { collections: ['errata'], where: { status: { equals: 'unconfirmed' } } },
  drafts: { collections: content, where: { _status: { equals: 'draft' } } },
}

/**
 * Counts what waits, each kind with the collections that have any: the newest state of each document, outside the trash, as
 * its list shows it to `user`.
 */
export async function countWork({
  payload,
  user,
}: {
  payload: Payload
  user: TypedUser | null
}): Promise<Work[]> {
  const work = await Promise.all(workKinds.map((kind) => countKind({ payload, user, kind })))
  return work.filter(({ count }) => count > 0)
}

async function countKind({
  payload,
  user,
  kind,
}: {
  payload: Payload
  user: TypedUser | null
  kind: WorkKind
}): Promise<Work> {
  const { collections, where } = lists[kind]
  const counted = await Promise.all(
    collections.map(async (collection): Promise<WorkOfCollection> => {
      const { totalDocs } = await payload.find({
        collection,
        where,
        draft: true,
        depth: 0,
        limit: 1,
        overrideAccess: false,
        user: user as PayloadRequest['user'],
      })
      return { collection, count: totalDocs, query: toQuery(where) }
    }),
  )
  const waiting = counted.filter(({ count }) => count > 0)
  return { kind, count: waiting.reduce((sum, { count }) => sum + count, 0), collections: waiting }
}

/** The address of a list that is filtered by one condition, as the panel writes it. */
function toQuery(where: Where): string {
  const [field = '', condition = {}] = Object.entries(where)[0] ?? []
  const [operator = '', value] = Object.entries(condition as object)[0] ?? []
  const values: unknown[] = Array.isArray(value) ? value : [value]
  const name = `where[or][0][and][0][${field}][${operator}]${Array.isArray(value) ? '[0]' : ''}`
  return `?${encodeURIComponent(name)}=${encodeURIComponent(String(values[0]))}`
}

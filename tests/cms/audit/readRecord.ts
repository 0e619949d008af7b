import type { Payload } from 'payload'

/** A line of the record, without its moment. */
export type RecordLine = {
  act: string
  who: string | null
  actorKind: string
  actorId: string | null
  subject: string | null
  subjectId: string | null
  titles: unknown
  details: unknown
  client: string | null
  count: number
}

/** Gives what came onto the record since the last call, the oldest first. */
export function recordReader(payload: Payload): () => Promise<RecordLine[]> {
  const seen = new Set<string>()
  return async () => {
    const { docs } = await payload.find({
      collection: 'audit-records',
      pagination: false,
      // Two acts of one request can have the same millisecond.
      sort: ['at', 'id'],
      overrideAccess: true,
    })
    const fresh = docs.filter(({ id }) => !seen.has(String(id)))
    for (const { id } of fresh) seen.add(String(id))
    return fresh.map(
      ({ act, who, actorKind, actorId, subject, subjectId, titles, details, client, count }) =>
        ({ act, who, actorKind, actorId, subject, subjectId, titles, details, client, count }) as RecordLine,
    )
  }
}

import type { Payload } from 'payload'
import { auditSlug, frequentActs } from './acts.ts'

const day = 24 * 60 * 60_000
/** How long a record is kept, in days. */
export const keptFor = { usual: 2 * 365, frequent: 90 } as const

/** Deletes the records that are older than they are kept: two years, and 90 days of log-ins. `now`: the moment, in ms. */
export async function pruneRecords({ payload, now }: { payload: Payload; now: number }): Promise<void> {
  const before = (days: number) => ({ at: { less_than: new Date(now - days * day).toISOString() } })
  await payload.db.deleteMany({ collection: auditSlug, where: before(keptFor.usual) })
  await payload.db.deleteMany({
    collection: auditSlug,
    where: { and: [{ act: { in: [...frequentActs] } }, before(keptFor.frequent)] },
  })
}

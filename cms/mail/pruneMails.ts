import type { Payload } from 'payload'
import { mailsSlug } from './mails.ts'

const keptFor = 14 * 24 * 60 * 60_000

/** Deletes the rows of mails that are two weeks old, whatever became of them. `now`: the moment, in ms. */
export async function pruneMails({ payload, now }: { payload: Payload; now: number }): Promise<void> {
  const createdAt = { less_than: new Date(now - keptFor).toISOString() }
  await payload.db.deleteMany({ collection: mailsSlug, where: { createdAt } })
}

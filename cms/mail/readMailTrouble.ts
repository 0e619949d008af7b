import type { Payload } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { mailsSlug } from './mails.ts'

/** Why the mail that was tried last was not sent, and when that was (RFC 3339); null where it was sent, or none was tried. */
export type MailTrouble = { problem: Bilingual; triedAt: string; isOver: boolean }

export async function readMailTrouble(payload: Payload): Promise<MailTrouble | null> {
  const { docs } = await payload.db.find<{ problem?: Bilingual | null; triedAt: string; state: string }>({
    collection: mailsSlug,
    where: { triedAt: { exists: true } },
    sort: ['-triedAt'],
    limit: 1,
    pagination: false,
  })
  const [last] = docs
  if (!last?.problem) return null
  return { problem: last.problem, triedAt: last.triedAt, isOver: last.state === 'failed' }
}

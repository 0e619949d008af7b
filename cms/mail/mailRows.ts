import { randomUUID } from 'node:crypto'
import type { Payload, PayloadRequest, Where } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { mailsSlug } from './mails.ts'

/** A row of the outbox of mails. Dates are ISO texts. */
export type MailRow = {
  id: string
  kind: 'reset' | 'ready'
  state: 'waiting' | 'sent' | 'failed' | 'dropped'
  dueAt: string
  claim: string
  attempts: number
  createdAt: string
  recipient: string | null
  language: string | null
  document: string | null
  documentCollection: string | null
  byId: string | null
  byName: string | null
  sentTo: string[] | null
}

type NewMail = Pick<MailRow, 'kind' | 'dueAt'> & Partial<Omit<MailRow, 'id'>>

/** Puts a mail into the outbox, in the transaction of `req` where it has one. */
export async function insertMail(req: PayloadRequest, mail: NewMail): Promise<void> {
  const now = new Date().toISOString()
  await req.payload.db.create({
    collection: mailsSlug,
    data: {
      state: 'waiting',
      attempts: 0,
      claim: randomUUID(),
      sentTo: [],
      createdAt: now,
      updatedAt: now,
      ...mail,
    },
    req,
    returning: false,
  })
}

export async function findMails(payload: Payload, where: Where): Promise<MailRow[]> {
  const { docs } = await payload.db.find<MailRow>({
    collection: mailsSlug,
    where,
    sort: ['dueAt'],
    limit: 200,
    pagination: false,
  })
  return docs
}

/** Takes a row for this process until `until`; false where another one was faster. One atomic step on both databases. */
export async function claimMail({
  payload,
  row,
  until,
}: {
  payload: Payload
  row: MailRow
  until: string
}): Promise<boolean> {
  const where: Where = {
    and: [{ id: { equals: row.id } }, { claim: { equals: row.claim } }, { state: { equals: 'waiting' } }],
  }
  const claimed: object | null = await payload.db.updateOne({
    collection: mailsSlug,
    where,
    data: { claim: randomUUID(), dueAt: until },
  })
  return claimed !== null
}

export async function changeMail(
  payload: Payload,
  id: string,
  data: Partial<Omit<MailRow, 'id'>> & { triedAt?: string; problem?: Bilingual | null },
): Promise<void> {
  await payload.db.updateOne({ collection: mailsSlug, id, data, returning: false })
}

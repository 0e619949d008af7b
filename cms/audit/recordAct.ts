import type { PayloadRequest } from 'payload'
import { currentClient } from '../doors/client.ts'
import type { Bilingual } from '../../content/locale.ts'
import { auditSlug, type Act, type Actor, type Details } from './acts.ts'
import { actorOf } from './actorOf.ts'

/** What was acted upon: a document, an account, a global (`id` null), with its title as of then. */
export type Subject = { collection: string; id: string | null; titles: Bilingual | null }

type RecordedAct = {
  req: PayloadRequest
  act: Act
  subject?: Subject | null
  details?: Details
  /** Who did it, where not whoever asks by `req`. */
  actor?: Actor
}

/**
 * Puts one line on the record of who did what, in the transaction of `req` where it has one: what is rolled back leaves no line.
 * One insert, past Payload's hooks. Throws where the database can't be written: an act that can't be recorded is not done.
 */
export async function recordAct({
  req,
  act,
  subject = null,
  details = {},
  actor = actorOf(req),
}: RecordedAct): Promise<void> {
  await req.payload.db.create({
    collection: auditSlug,
    data: {
      at: new Date().toISOString(),
      act,
      actorKind: actor.kind,
      who: actor.name,
      actorId: actor.id,
      subject: subject?.collection ?? null,
      subjectId: subject?.id ?? null,
      titles: subject?.titles ?? null,
      details,
      client: currentClient()?.address ?? null,
      count: 1,
    },
    req,
    returning: false,
  })
}

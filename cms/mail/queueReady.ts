import type { CollectionAfterChangeHook } from 'payload'
import { idOfUser, nameAndAddressOfUser } from '../publishing/savedBy.ts'
import { insertMail } from './mailRows.ts'

/** How long a draft that is ready waits for others, in ms: they go in one mail, and a mark that is taken back sends none. */
const readyWait = 60_000

/** A hook that puts one mail into the outbox when a draft is marked as ready for review, and none at its later saves. */
export function queueReady(slug: string): CollectionAfterChangeHook {
  return async ({ doc, previousDoc, req }) => {
    if (doc.readyForReview !== true || previousDoc?.readyForReview === true) return doc
    await insertMail(req, {
      kind: 'ready',
      dueAt: new Date(Date.now() + readyWait).toISOString(),
      document: String(doc.id),
      documentCollection: slug,
      byId: idOfUser(req),
      byName: nameAndAddressOfUser(req),
    })
    return doc
  }
}

import type { CollectionAfterChangeHook } from 'payload'
import { bookNotPublished, noticeHeader } from '../../content/publishingDoubts.ts'
import { idOf } from '../rows.ts'
import { readMainRow } from './mainRows.ts'

/**
 * Says, in a header of the answer, that readers won't see what was just published until its book is published. Nothing is wrong
 * with the order (the errata of a book are often ready first), so it is said and not asked.
 */
export const sayWhatIsHidden: CollectionAfterChangeHook = async ({ doc, req }) => {
  const book = idOf(doc.book)
  if (doc._status !== 'published' || doc.deletedAt || req.payloadAPI !== 'REST' || book === null) return doc
  const row = await readMainRow({ slug: 'books', id: book, req })
  if (row === null || row._status !== 'published' || row.deletedAt) {
    req.responseHeaders ??= new Headers()
    req.responseHeaders.set(noticeHeader, bookNotPublished)
  }
  return doc
}

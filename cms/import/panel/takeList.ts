import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import { saveImportedBook } from '../saveImport.ts'
import type { TakeListAnswer, TakeListRequest } from './listMessages.ts'

/** Makes drafts of the errata that an editor has looked through: all of them, or none. Throws WordedError. */
export async function takeList(
  { book, drafts }: z.infer<typeof TakeListRequest>,
  req: PayloadRequest,
): Promise<TakeListAnswer> {
  const outcome = await saveImportedBook({
    req,
    slug: book,
    imported: {
      record: null,
      toc: null,
      news: [],
      materials: [],
      excerpts: [],
      errata: drafts,
      passedOver: [],
    },
  })
  return {
    made: outcome.documents.length,
    toCheck: outcome.documents.filter(({ toCheck }) => toCheck !== null).length,
    known: outcome.known.errata,
  }
}

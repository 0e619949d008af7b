import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import { saveImportedBook } from '../saveImport.ts'
import type { ImportListAnswer, ImportListRequest } from './listMessages.ts'

/** Saves the errata that an editor has checked as drafts: all of them, or none. Throws WordedError. */
export async function importList(
  { book, drafts }: z.infer<typeof ImportListRequest>,
  req: PayloadRequest,
): Promise<ImportListAnswer> {
  const outcome = await saveImportedBook({
    req,
    slug: book,
    isSettled: true,
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
    known: outcome.importedBefore.errata,
  }
}

import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import { readKnownContent } from '../knownContent.ts'
import { readSupportPage } from '../support-page/readSupportPage.ts'
import type { ReadListAnswer, ReadListRequest } from './listMessages.ts'

/** Reads a pasted list, and says of each erratum whether an import before has taken it over. Writes nothing. */
export async function readList(
  { book, text }: z.infer<typeof ReadListRequest>,
  req: PayloadRequest,
): Promise<ReadListAnswer> {
  const read = readSupportPage({ text, bookSlug: book })
  const known = await readKnownContent({ req, slug: book })
  const left = new Map(known.fingerprints.errata)
  const rows = read.errata.map((draft) => {
    const count = left.get(draft.fingerprint) ?? 0
    left.set(draft.fingerprint, count - 1)
    return { draft, isKnown: count > 0 }
  })
  const others =
    read.news.length +
    read.materials.length +
    read.excerpts.length +
    (read.record === null ? 0 : 1) +
    (read.toc === null ? 0 : 1)
  return { rows, passedOver: read.passedOver, others }
}

import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import { readStoredContent } from '../storedContent.ts'
import { readSupportPage } from '../support-page/readSupportPage.ts'
import type { ReadListAnswer, ReadListRequest } from './listMessages.ts'

/** Reads a pasted list, and says of each erratum whether it was imported before. Writes nothing. */
export async function readList(
  { book, text }: z.infer<typeof ReadListRequest>,
  req: PayloadRequest,
): Promise<ReadListAnswer> {
  const page = readSupportPage({ text, bookSlug: book })
  const { fingerprints } = await readStoredContent({ req, slug: book })
  const rows = page.errata.map((draft) => ({ draft, isKnown: fingerprints.errata.has(draft.fingerprint) }))
  const others =
    page.news.length +
    page.materials.length +
    page.excerpts.length +
    (page.record === null ? 0 : 1) +
    (page.toc === null ? 0 : 1)
  return { rows, passedOver: page.passedOver, others }
}

import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import type { Bilingual } from '../../../content/locale.ts'
import { flagNearDuplicate } from '../nearDuplicates.ts'
import { readStoredContent } from '../storedContent.ts'
import { readSupportPage } from '../support-page/readSupportPage.ts'
import { WordedError } from '../../words.ts'
import { listLimits, type ReadListAnswer, type ReadListRequest } from './listMessages.ts'

/**
 * Reads a pasted list, and says of each erratum whether it was imported before. Writes nothing. Throws WordedError where the list
 * must not be imported, or holds too many errata: it is read whole or not at all.
 */
export async function readList(
  { book, text }: z.infer<typeof ReadListRequest>,
  req: PayloadRequest,
): Promise<ReadListAnswer> {
  const page = readSupportPage({ text, bookSlug: book })
  // Where nothing was found, the page of the panel says so, with the lines that were passed over.
  if (page.refusal !== null && page.errata.length > 0) throw new WordedError(page.refusal)
  if (page.errata.length > listLimits.errata) throw new WordedError(tooManyErrata(page.errata.length))
  const { fingerprints, errata } = await readStoredContent({ req, slug: book })
  const rows = page.errata.map((draft) => {
    const isKnown = fingerprints.errata.has(draft.fingerprint)
    const nearDuplicate = isKnown ? null : flagNearDuplicate(draft, errata)
    return { draft: nearDuplicate ? { ...draft, flags: [...draft.flags, nearDuplicate] } : draft, isKnown }
  })
  const others =
    page.news.length +
    page.materials.length +
    page.excerpts.length +
    (page.record === null ? 0 : 1) +
    (page.toc === null ? 0 : 1)
  return { rows, passedOver: page.passedOver, others }
}

function tooManyErrata(count: number): Bilingual {
  return {
    ja: `この文には${count}件の正誤があり、この画面で一度に取り込めるのは${listLimits.errata}件までです。分けて貼り付けるか、サーバーで npm run import を使ってください。`,
    en: `This text holds ${count} errata, and this page imports at most ${listLimits.errata} at once. Paste it in parts, or use "npm run import" on the server.`,
  }
}

import type { Payload } from 'payload'
import { checkNewsPart, NewsPart, schemaVersion } from '../../content/snapshot.ts'
import { inReadTransaction } from '../database/inReadTransaction.ts'
import { checkPart } from './checkPart.ts'
import { picturesIn, readMedia } from './readMedia.ts'
import { createReader } from './readPublished.ts'
import type { References } from './references.ts'
import { readRevisions } from './revisions.ts'
import { toMediaFile } from './toMediaFile.ts'
import { toNewsItem } from './toNewsItem.ts'

/**
 * Reads the published news about the whole site and the uploads that it shows, as of one moment. Throws PartContentError where
 * one of them breaks the contract.
 */
export async function collectNews(payload: Payload): Promise<NewsPart> {
  const { news, media, revisions } = await inReadTransaction(payload, async (req) => {
    const read = createReader(req)
    const news = await read.counted('news', { book: { exists: false } })
    const media = await readMedia(read, picturesIn(news.rows))
    return { news, media, revisions: await readRevisions(req) }
  })
  const uploads = new Set(media.rows.map(({ id }) => String(id)))
  const references: References = { books: new Map(), errata: new Map(), media: uploads }
  return checkPart(
    { schema: NewsPart, check: checkNewsPart },
    {
      schemaVersion,
      revision: revisions.site,
      news: news.rows.map((row) => toNewsItem(row, references)),
      media: media.rows.map(toMediaFile),
      counts: { news: news.count, media: media.count },
    },
  )
}

import type { Payload } from 'payload'
import { collectBook } from '../../cms/snapshot/collectBook.ts'
import { collectIndex } from '../../cms/snapshot/collectIndex.ts'
import { collectNews } from '../../cms/snapshot/collectNews.ts'
import { joinParts, type SiteParts, type Snapshot } from './wholeSite.ts'

/** The index and all parts of what a CMS has published, as its endpoints give them. */
export async function collectParts(payload: Payload): Promise<SiteParts> {
  const index = await collectIndex(payload)
  const news = await collectNews(payload)
  const books = []
  for (const { slug } of index.books) {
    const book = await collectBook(payload, slug)
    if (book === null) throw new Error(`The index names ${slug}, and no published book has this slug.`)
    books.push(book)
  }
  return { index, news, books }
}

/** Everything that a CMS has published, in one piece. */
export async function collectWhole(payload: Payload): Promise<Snapshot> {
  return joinParts(await collectParts(payload))
}

import { createLocalReq, getPayload, type PayloadRequest } from 'payload'
import { buildCmsConfig } from '../cms/buildCmsConfig.ts'
import { inOneTransaction } from '../cms/database/inOneTransaction.ts'
import { readCmsSettings } from '../system/settings.ts'
import { createBigSite } from './bigSite.ts'
import { publishedRowsOf, type PublishedRow } from './publishedRows.ts'

/**
 * Puts BOOKS published books with ERRATA errata each into the database of an installation that runs, each document with its row and
 * its version, but without hooks; a book in one transaction. The last row tells the publisher that all books changed.
 */
async function main(): Promise<void> {
  const config = await buildCmsConfig(readCmsSettings(process.env), {
    logger: { options: { level: 'error' } },
  })
  const payload = await getPayload({ config })
  const site = createBigSite({ books: Number(process.env.BOOKS), errata: Number(process.env.ERRATA) })
  const req = await createLocalReq({}, payload)
  for (const number of site.numbers)
    await inOneTransaction({ req }, async () => {
      for (const row of publishedRowsOf(site.book(number))) await insert(req, row)
    })
  const now = new Date().toISOString()
  await payload.db.create({
    collection: 'site-changes',
    data: {
      titles: { ja: '本', en: 'Books' },
      operation: 'publish',
      changedCollection: 'books',
      changedDocument: null,
      books: null,
      changedBy: null,
      createdAt: now,
      updatedAt: now,
    },
  })
  await payload.destroy()
}

async function insert(req: PayloadRequest, { collection, id, data }: PublishedRow): Promise<void> {
  const { createdAt, updatedAt } = data as { createdAt: string; updatedAt: string }
  await req.payload.db.create({ collection, customID: id, data, req, returning: false })
  await req.payload.db.createVersion({
    ...{ createdAt, updatedAt, req },
    collectionSlug: collection,
    autosave: false,
    parent: id,
    versionData: data as never,
    returning: false,
  })
}

await main()
process.exit(0)

import { readFile } from 'node:fs/promises'
import { createLocalReq, type CollectionSlug, type File, type Payload, type PayloadRequest } from 'payload'
import { inOneTransaction } from '../database/inOneTransaction.ts'
import { createDocument } from '../write/saveDocument.ts'
import { toStoredDay, toStoredItem, toStoredText } from '../write/stored.ts'
import { book } from './book.ts'
import { errata } from './errata/index.ts'
import { excerpt } from './excerpt.ts'
import { materials } from './materials.ts'
import { news } from './news.ts'
import { siteSettings } from './siteSettings.ts'

type SeedResult = { seeded: boolean; errata: number }

/**
 * Puts the demo book into a new installation, published in both languages, in one transaction. Does nothing where there is a book
 * or where anything was ever published, so that a deleted demo book does not come back. Uses Payload's own operations, so
 * that every rule for content holds and every document writes its row in site-changes. Where it fails or is retried, the cover's
 * files stay in the media folder: the disk is not part of the transaction.
 */
export async function seedDemo(payload: Payload): Promise<SeedResult> {
  const req = await createLocalReq({}, payload)
  return inOneTransaction({ req }, async () => {
    const isNew = await isNewInstallation(req)
    if (isNew) await publishDemo(req)
    return { seeded: isNew, errata: isNew ? errata.length : 0 }
  })
}

// Reads rows, because MongoDB does not count inside of a transaction.
async function isNewInstallation(req: PayloadRequest): Promise<boolean> {
  const one = { limit: 1, pagination: false, depth: 0, req } as const
  const books = await req.payload.find({ collection: 'books', trash: true, ...one })
  const changes = await req.payload.find({ collection: 'site-changes', ...one })
  return books.docs.length === 0 && changes.docs.length === 0
}

async function publishDemo(req: PayloadRequest): Promise<void> {
  const cover = await publish({
    req,
    collection: 'media',
    data: {
      alt: {
        ja: 'デモのために描かれた『拡散モデル』の表紙',
        en: 'The cover drawn for the demo of “Diffusion Models”',
      },
    },
    file: await coverFile(),
  })
  const { publishedOn, printings, ...record } = book
  const owner = await publish({
    req,
    collection: 'books',
    data: {
      ...record,
      cover,
      publishedOn: toStoredDay(publishedOn),
      printings: printings.map((printing) => ({ ...printing, date: toStoredDay(printing.date) })),
    },
  })
  for (const { date, body, ...item } of news) {
    const data = { ...item, date: toStoredDay(date), body: toStoredText(body), book: owner }
    await publish({ req, collection: 'news', data })
  }
  for (const material of materials)
    await publish({ req, collection: 'materials', data: { ...material, book: owner } })
  await publish({
    req,
    collection: 'excerpts',
    data: { ...excerpt, body: toStoredText(excerpt.body), book: owner },
  })
  for (const erratum of errata)
    await publish({
      req,
      collection: 'errata',
      data: { ...erratum, item: toStoredItem(erratum.item), status: 'confirmed', book: owner },
    })
  await fillSiteSettings(req)
}

function publish(document: {
  req: PayloadRequest
  collection: CollectionSlug
  data: Record<string, unknown>
  file?: File
}): Promise<string> {
  return createDocument({ ...document, status: 'published' })
}

// Only where nobody has saved them yet.
async function fillSiteSettings(req: PayloadRequest): Promise<void> {
  const { payload } = req
  const slug = 'site-settings'
  const current = await payload.findGlobal({ slug, draft: true, req })
  if ('updatedAt' in current && current.updatedAt) return
  await payload.updateGlobal({ slug, data: { ...siteSettings, _status: 'published' } as never, req })
}

async function coverFile(): Promise<File> {
  const data = await readFile(new URL('cover.png', import.meta.url))
  return { data, mimetype: 'image/png', name: 'demo-cover.png', size: data.length }
}

import type { Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import type { ContentProblem } from '../../content/publishing.ts'
import { Slug } from '../../content/primitives.ts'
import { SiteSettings } from '../../content/siteSettings.ts'
import { schemaVersion, type IndexedBook, type SiteIndex } from '../../content/snapshot.ts'
import { inReadTransaction } from '../database/inReadTransaction.ts'
import { documentTitle } from '../fields/documentTitle.ts'
import { localizedText, text, type Row } from '../rows.ts'
import { findContractProblems } from './contractProblems.ts'
import { createReader } from './readPublished.ts'
import { readRevisions, type Revisions } from './revisions.ts'
import { toSiteSettings } from './toSiteSettings.ts'

/**
 * Reads what is published at this moment: the settings of the site, its books, and of which state each part is. Settings that
 * break the contract are null, a book without a usable address is left out, and `problems` says so. `report`: the id of a report that
 * the database should know.
 */
export async function collectIndex(payload: Payload, report: string | null = null): Promise<SiteIndex> {
  const { rows, count, settings, revisions, knowsReport } = await inReadTransaction(payload, async (req) => {
    const read = createReader(req)
    return {
      ...(await read.counted('books', {}, ['slug', 'title'])),
      settings: await read.global('site-settings'),
      revisions: await readRevisions(req),
      knowsReport: report === null || (await isKnown(report, req)),
    }
  })
  const books = rows.map((row) => toIndexedBook(row, revisions))
  const indexed = books.flatMap(({ book }) => book ?? [])
  const homeBooks = new Map(indexed.map(({ id, slug }) => [id, slug]))
  const collectedSettings = toSiteSettings(settings, {
    books: homeBooks,
    errata: new Map(),
    media: new Set(),
  })
  const ofSettings = { title: { ja: 'サイト設定', en: 'Site settings' }, document: null }
  return {
    schemaVersion,
    settings: SiteSettings.safeParse(collectedSettings).data ?? null,
    revision: revisions.site,
    books: indexed,
    knowsReport,
    counts: { books: count - (books.length - indexed.length) },
    problems: [
      ...findContractProblems({ schema: SiteSettings, value: collectedSettings, of: ofSettings }),
      ...books.flatMap(({ problems }) => problems),
    ],
  }
}

async function isKnown(report: string, req: PayloadRequest): Promise<boolean> {
  const { db } = req.payload
  const where = { report: { equals: report } }
  return (await db.count({ collection: 'site-releases', where, req })).totalDocs > 0
}

function toIndexedBook(
  row: Row,
  revisions: Revisions,
): { book: IndexedBook | null; problems: ContentProblem[] } {
  const [id, title] = [String(row.id), localizedText(row.title)]
  const slug = Slug.safeParse(text(row.slug))
  if (slug.success)
    return { book: { id, slug: slug.data, revision: revisions.ofBook(id), title }, problems: [] }
  return {
    book: null,
    problems: findContractProblems({
      schema: z.object({ slug: Slug }),
      value: { slug: text(row.slug) },
      of: { title: documentTitle(row), document: { collection: 'books', id } },
    }),
  }
}

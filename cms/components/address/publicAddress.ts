import type { Locale } from '../../../content/locale.ts'
import { type Row, asRow, formerSlugs, text } from '../../rows.ts'

/** What readers know of a document: the folder that its page is in, its slug, and the slugs that it had. */
export type PublicAddress = { folder: string; slug: string; former: string[] }

/**
 * The address of a document of books, news or excerpts, of its main row with its book populated; null where it is not published,
 * or its book has no address. The same paths as in site/page-models/routes.ts, which cms cannot import.
 */
export function toPublicAddress(collection: string, row: Row, locale: Locale): PublicAddress | null {
  const slug = text(row.slug)
  if (row._status !== 'published' || slug === null) return null
  const book = row.book ? text(asRow(row.book).slug) : null
  if (row.book && book === null) return null
  const folder = [locale, ...(book === null ? [] : ['books', book]), collection].join('/')
  return { folder: `/${folder}/`, slug, former: formerSlugs(row) }
}

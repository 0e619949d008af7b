import type { SiteSettings } from '../../content/siteSettings.ts'
import { type References, bookSlug } from './references.ts'
import { type Row, isoDateTime, localizedText, text } from '../rows.ts'

/** A site that nobody has named yet needs a name all the same. */
const unnamed = { ja: 'サポートサイト', en: 'Support site' }

/** The global as the contract has it; null where it was never saved. Not validated: `collectSnapshot` does that for all. */
export function toSiteSettings(
  row: Row | null,
  references: References,
): { [Field in keyof SiteSettings]: unknown } {
  const title = localizedText(row?.title)
  return {
    title: title.ja === null && title.en === null ? unnamed : title,
    description: localizedText(row?.description),
    baseUrl: text(row?.baseUrl)?.replace(/\/+$/, '') ?? null,
    homeBook: bookSlug(row?.homeBook, references),
    supportEmail: text(row?.supportEmail),
    license: localizedText(row?.license),
    updatedAt: isoDateTime(row?.updatedAt),
  }
}

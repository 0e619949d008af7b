import type { SiteSettings } from '../../content/siteSettings.ts'
import { type References, toBookSlug } from './references.ts'
import { type Row, isoDateTime, localizedText, text } from '../rows.ts'

/** The title of a site whose settings have none yet. */
const defaultTitle = { ja: 'サポートサイト', en: 'Support site' }

/** The global as the contract has it; with its defaults where it was never saved. Not validated: `collectIndex` does that. */
export function toSiteSettings(
  row: Row | null,
  references: References,
): { [Field in keyof SiteSettings]: unknown } {
  const title = localizedText(row?.title)
  return {
    title: title.ja === null && title.en === null ? defaultTitle : title,
    description: localizedText(row?.description),
    baseUrl: text(row?.baseUrl)?.replace(/\/+$/, '') ?? null,
    homeBook: toBookSlug(row?.homeBook, references),
    supportEmail: text(row?.supportEmail),
    license: localizedText(row?.license),
    updatedAt: isoDateTime(row?.updatedAt),
  }
}

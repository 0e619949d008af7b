import type { Erratum } from '../../content/erratum.ts'
import type { Locale } from '../../content/locale.ts'
import type { BookContent } from '../page-models/bookContent.ts'
import { paths } from '../page-models/routes.ts'
import type { Site } from '../page-models/site.ts'
import { createErrataCsv } from './errataCsv.ts'
import { createErrataJson } from './errataJson.ts'
import { createErrataTex } from './errataTex.ts'

/** A file of errata: `head`, the entries with `separator` between those that are written apart, and `tail`. */
type ErrataFile = {
  path: string
  head: string
  entries: (some: readonly Erratum[]) => string
  separator: string
  tail: string
}

/** The errata of a book for programs, spreadsheets and TeX, in one language, with their paths in the release. */
export function createErrataFiles(
  site: Site,
  locale: Locale,
  content: Pick<BookContent, 'book' | 'errata'>,
): ErrataFile[] {
  const { slug } = content.book
  return [
    { path: paths.errataJson(slug), separator: ',', ...createErrataJson(site, locale, content) },
    { path: paths.errataCsv(slug), separator: '', ...createErrataCsv(site, locale, content) },
    { path: paths.errataTex(slug), separator: '', ...createErrataTex(site, locale, content) },
  ].map((file) => ({ ...file, path: `${locale}/${file.path}` }))
}

import { eachLocale, type Locale } from '../../content/locale.ts'
import type { Erratum } from '../../content/erratum.ts'
import { createErratumRecords } from '../page-models/erratumRecords.ts'
import { createPageRecords } from '../page-models/pageRecords.ts'
import { paths } from '../page-models/routes.ts'
import type { BookSite } from '../page-models/site.ts'
import type { createBookInputs } from './bookInputs.ts'
import type { Unit } from './emitUnit.ts'
import { toSearchUnit } from './searchUnit.ts'

/** What can be found in a book: one index, or of a long list one more for each part, so that an edit costs what it changed. */
export function* createBookSearchUnits({
  site,
  content,
  inputs,
}: Pick<BookSite, 'site' | 'content'> & { inputs: ReturnType<typeof createBookInputs> }): Generator<Unit> {
  const { book, errata, errataParts } = content
  const folder = paths.searchOfBook(book.slug)
  const parts = errataParts.length > 1 ? errataParts : []
  const recordsOf = (some: readonly Erratum[]) => (locale: Locale) =>
    createErratumRecords(site, locale, { content, errata: some })
  const whole = recordsOf(parts.length > 0 ? [] : errata)
  yield toSearchUnit({
    name: 'search',
    inputs: inputs.ofSearch(),
    bundle: () => ({
      folder,
      parts: parts.length,
      records: eachLocale((locale) => [...createPageRecords(site, locale, content), ...whole(locale)]),
    }),
  })
  for (const { number, errata: ofPart, apart } of parts) {
    const some = [...ofPart, ...apart]
    yield toSearchUnit({
      name: `search-${number}`,
      inputs: inputs.ofSearchPart(some),
      bundle: () => ({
        folder: `${folder}${number}/`,
        parts: 0,
        records: eachLocale(recordsOf(some)),
      }),
    })
  }
}

import { severities, type Severity } from '../../content/erratum.ts'
import type { Locale } from '../../content/locale.ts'
import { siteDay } from '../../content/siteTime.ts'
import { strings } from '../i18n/strings.ts'
import { madePublicAt, type BookContent } from './bookContent.ts'
import type { ErrataPart } from './errataParts.ts'

/** What a reader can look for among the errata of one page of a list, with the help of the script. */
export type FindErratum = {
  /** How many errata the page has: with one there is nothing to look for, unless other pages have more. */
  total: number
  isPart: boolean
  /** The kinds that occur, the gravest first; none where all are of one kind. `none`: not said. */
  severities: { name: Severity | 'none'; words: string; count: number }[]
  /** Whether they were made public on different days. */
  hasDays: boolean
}

export function createFindErratum({
  content: { errataParts },
  part: { errata },
  locale,
}: {
  content: Pick<BookContent, 'errataParts'>
  part: ErrataPart
  locale: Locale
}): FindErratum {
  const t = strings[locale]
  const kinds = ([...severities].reverse() as (Severity | 'none')[])
    .concat('none')
    .map((name) => ({
      name,
      words: name === 'none' ? t.find.severityNotSaid : t.severities[name],
      count: errata.filter(({ severity }) => (severity ?? 'none') === name).length,
    }))
    .filter(({ count }) => count > 0)
  const days = new Set(errata.map((erratum) => siteDay(new Date(madePublicAt(erratum)))))
  return {
    total: errata.length,
    isPart: errataParts.length > 1,
    severities: kinds.length > 1 ? kinds : [],
    hasDays: days.size > 1,
  }
}

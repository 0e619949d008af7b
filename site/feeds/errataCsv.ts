import { appliesToCopy } from '../../content/copies.ts'
import { describeCopies } from '../../content/describeCopies.ts'
import type { Erratum } from '../../content/erratum.ts'
import { chooseLocale, type Locale, type LocalizedText } from '../../content/locale.ts'
import { describeLocator } from '../../content/locator.ts'
import { siteDay } from '../../content/siteTime.ts'
import { formatDay } from '../i18n/formatDate.ts'
import { strings } from '../i18n/strings.ts'
import { madePublicAt, type BookContent } from '../page-models/bookContent.ts'
import { showPlace } from '../page-models/place.ts'
import { paths } from '../page-models/routes.ts'
import type { Site } from '../page-models/site.ts'
import { byteOrderMark, writeCsvRow, type CsvCell } from './csv.ts'

/**
 * `errata.csv`: a book's errata for spreadsheets, a row each in the book's order, those that are no errors as well (`status` says so).
 * The texts are as the editor wrote them, with formulas between `$`. `head` has the names of the columns.
 */
export function createErrataCsv(
  site: Site,
  locale: Locale,
  { book }: Pick<BookContent, 'book'>,
): { head: string; entries: (some: readonly Erratum[]) => string; tail: string } {
  const url = site.routes.absolute(site.routes.link(locale, paths.errata(book.slug)))
  return {
    head: byteOrderMark + writeCsvRow(Object.values(strings[locale].take.columns)),
    entries: (some) =>
      some.map((erratum) => writeCsvRow(Object.values(toRow({ erratum, locale, url })))).join(''),
    tail: '',
  }
}

function toRow({
  erratum,
  locale,
  url,
}: {
  erratum: Erratum
  locale: Locale
  url: string
}): Record<keyof (typeof strings)['ja']['take']['columns'], CsvCell> {
  const t = strings[locale]
  const choose = (text: LocalizedText) => chooseLocale(text, locale)?.value ?? null
  const day = (value: string | null) => (value === null ? null : { day: value })
  const dayOf = (moment: string) => ({ day: siteDay(new Date(moment)) })
  const copies = describeCopies(erratum, { locale, formatDay: (value) => formatDay(value, locale).words })
  return {
    tag: erratum.tag,
    page: toNumber(erratum.page),
    line: toLine(erratum, locale),
    place: showPlace(erratum, locale).whole,
    item: describeLocator({ ...erratum, page: null, section: null, line: null, lineTo: null }, locale),
    original: erratum.original,
    correction: erratum.correction,
    instruction: choose(erratum.instruction),
    note: choose(erratum.note),
    severity: erratum.severity === null ? null : t.severities[erratum.severity],
    status: t.statuses[erratum.status],
    copies: copies?.words ?? null,
    printings: erratum.printings,
    ebook: t.take.answers[appliesToCopy(erratum, { kind: 'ebook' })],
    reported: day(erratum.reportedOn),
    reportedBy: erratum.reportedBy,
    confirmed: day(erratum.confirmedOn),
    published: dayOf(madePublicAt(erratum)),
    updated: dayOf(erratum.updatedAt),
    url: `${url}#${erratum.tag}`,
  }
}

// A column of numbers sorts as the book does.
function toNumber(page: string | null): CsvCell {
  return page !== null && /^[1-9]\d{0,5}$/.test(page) ? { value: Number(page) } : page
}

function toLine({ line, lineTo, lineFrom }: Erratum, locale: Locale): CsvCell {
  if (line !== null && lineTo === null && lineFrom === 'top') return { value: line }
  const nowhere = { page: null, section: null, item: null }
  return line === null ? null : describeLocator({ ...nowhere, line, lineTo, lineFrom }, locale)
}

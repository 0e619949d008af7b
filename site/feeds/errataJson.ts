import type { Erratum } from '../../content/erratum.ts'
import type { Locale } from '../../content/locale.ts'
import { describePrintings } from '../../content/describePrintings.ts'
import { parsePrintings } from '../../content/printings.ts'
import { showPlace } from '../page-models/place.ts'
import { paths } from '../page-models/routes.ts'
import type { BookContent, Site } from '../page-models/site.ts'

/** Incremented when a field is removed or changes its meaning; a new field does not increment it. */
const errataJsonVersion = 1

/**
 * `errata.json`: a book's errata for programs, version 1.
 *
 * - `version` (number) – of this format. Programs should refuse a higher one. Fields may be added within a version.
 * - `about` (string) – this description, in short.
 * - `url` – the errata page; `locale` – the language of the file: of `place` and `printingsWords`
 * - `book` – `slug`, `lang` (of `original` and `correction`), `isbn` (13 digits or null), `title` and `authors` as `{ ja, en }`
 *   (null where it is not translated).
 * - `errata` – in the book's order, each with
 *   - `tag` – permanent, the same in every language; `url` – its place on the page
 *   - `place` – in words; the same as data: `page` (the printed label), `line`, `lineFrom` ("top" or "bottom"),
 *     `item` (`kind`, `label`, `part`)
 *   - `original`, `correction` – as text with LaTeX between dollar signs (`\$` is a dollar), or null
 *   - `instruction`, `note` – `{ ja, en }`, the same kind of text
 *   - `severity` – "typo", "misleading", "substantive" or null
 *   - `status` – "unconfirmed", "confirmed", "rejected" (not an error after all) or "withdrawn" (the entry was taken back; it is no
 *     error of the book and only keeps its place and tag, `note` says why)
 *   - `printings` – the affected printings as `1-3`, `1,2,4`, `2-` (from the 2nd on), or null: not known
 *   - `printingsWords` – the same in words
 *   - `reportedOn`, `confirmedOn` – days (`2023-02-17`) or null; `reportedBy` – a name or null; `relatedTo` – tags
 *   - `replacedBy` – the tag of the entry that a withdrawn one gives way to, or null
 *   - `updatedAt` – RFC 3339
 */
type ErrataJson = {
  version: typeof errataJsonVersion
  about: string
  url: string
  locale: Locale
  book: Pick<BookContent['book'], 'slug' | 'lang' | 'isbn' | 'title'> & {
    authors: { ja: string | null; en: string | null }[]
  }
  errata: (Omit<Erratum, 'id' | 'book' | 'createdAt'> & {
    url: string
    place: string
    printingsWords: string
  })[]
}

const about =
  'The errata of one book. "original" is what is printed, "correction" what it should be, with LaTeX between dollar signs. ' +
  '"printings" names the affected printings: "1-3", "1,2,4", "2-" (from the 2nd on); null is not known. ' +
  'An entry whose "status" is "withdrawn" or "rejected" is no error. Fields may be added; "version" changes when one goes or changes its meaning.'

/** The errata of a book in the format above. */
export function createErrataJson(site: Site, locale: Locale, { book, errata }: BookContent): ErrataJson {
  const url = site.routes.absolute(site.routes.link(locale, paths.errata(book.slug)))
  return {
    version: errataJsonVersion,
    about,
    url,
    locale,
    book: {
      slug: book.slug,
      lang: book.lang,
      isbn: book.isbn,
      title: book.title,
      authors: book.authors.map((author) => author.name),
    },
    errata: errata.map((erratum) => toEntry({ erratum, locale, url })),
  }
}

function toEntry({
  erratum,
  locale,
  url,
}: {
  erratum: Erratum
  locale: Locale
  url: string
}): ErrataJson['errata'][number] {
  const printings = erratum.printings === null ? null : parsePrintings(erratum.printings)
  return {
    tag: erratum.tag,
    url: `${url}#${erratum.tag}`,
    place: showPlace(erratum, locale).whole,
    page: erratum.page,
    line: erratum.line,
    lineFrom: erratum.lineFrom,
    item: erratum.item,
    original: erratum.original,
    correction: erratum.correction,
    instruction: erratum.instruction,
    note: erratum.note,
    severity: erratum.severity,
    status: erratum.status,
    printings: erratum.printings,
    printingsWords: describePrintings(printings?.ok ? printings.set : null, locale),
    reportedOn: erratum.reportedOn,
    confirmedOn: erratum.confirmedOn,
    reportedBy: erratum.reportedBy,
    relatedTo: erratum.relatedTo,
    replacedBy: erratum.replacedBy,
    updatedAt: erratum.updatedAt,
  }
}

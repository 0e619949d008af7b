import type { Erratum } from '../../content/erratum.ts'
import type { Book } from '../../content/book.ts'
import { describeCopies } from '../../content/describeCopies.ts'
import { eachLocale, type Locale, type Localized, type LocalizedText } from '../../content/locale.ts'
import { remember } from '../../content/remember.ts'
import { sectionOfPage } from '../../content/sectionOfPage.ts'
import { parseText } from '../../content/text.ts'
import { formatDay } from '../i18n/formatDate.ts'
import { showPlace } from '../page-models/place.ts'
import { paths } from '../page-models/routes.ts'
import type { BookContent } from '../page-models/bookContent.ts'
import type { Site } from '../page-models/site.ts'

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
 *   - `place` – in words; the same as data: `page` (the printed label), `line`, `lineTo` (the last of several lines, or null),
 *     `lineFrom` ("top" or "bottom"), `section` (its label in the contents: as given, else that of the page, or null),
 *     `item` (`kind`, `label`, `part`)
 *   - `original`, `correction` – as the editor wrote them (formulas between `$` or `$$`, code between backticks; `\$` is a dollar),
 *     or null
 *   - `instruction`, `note` – `{ ja, en }`, the same kind of text
 *   - `parsed` – the same four in pieces: `{ kind: "text", text }`, `{ kind: "math", latex, display }`,
 *     `{ kind: "code", code, block }`, `{ kind: "link", url }`; white space is part of a text
 *   - `pictures` – `printed`, `corrected`: the addresses of pictures, or null
 *   - `severity` – "typo", "misleading", "substantive" or null
 *   - `status` – "unconfirmed", "confirmed", "rejected" (not an error after all) or "withdrawn" (the entry was taken back; it is no
 *     error of the book and only keeps its place and tag, `note` says why)
 *   - `printings` – the affected printings as `1-3`, `1,2,4`, `2-` (from the 2nd on), or null: not known
 *   - `appliesTo` – "all", "paper" or "ebook"; `ebookCorrectedOn` – the day since which the e-book is right, or null
 *   - `printingsWords` – which copies have the error, in words; null for what is no error
 *   - `reportedOn`, `confirmedOn` – days (`2023-02-17`) or null; `reportedBy` – a name or null; `relatedTo` – tags
 *   - `replacedBy` – the tag of the entry that a withdrawn one gives way to, or null
 *   - `publishedAt` (when readers could see it first, or null), `updatedAt` – RFC 3339
 */
type ErrataJson = {
  version: typeof errataJsonVersion
  about: string
  url: string
  locale: Locale
  book: Pick<BookContent['book'], 'slug' | 'lang' | 'isbn' | 'title'> & {
    authors: { ja: string | null; en: string | null }[]
  }
  errata: (Omit<Erratum, 'id' | 'book' | 'createdAt' | 'pictures'> & {
    url: string
    place: string
    parsed: Record<'original' | 'correction', Piece[] | null> &
      Record<'instruction' | 'note', Localized<Piece[]>>
    pictures: Record<'printed' | 'corrected', string | null>
    printingsWords: string | null
  })[]
}

/** A piece of a text, without its place in it. */
type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'math'; latex: string; display: boolean }
  | { kind: 'code'; code: string; block: boolean }
  | { kind: 'link'; url: string }

const about =
  'The errata of one book. "original" is what is printed, "correction" what it should be, with LaTeX between dollar signs and code ' +
  'between backticks; "parsed" has both in pieces. ' +
  '"printings" names the affected printings: "1-3", "1,2,4", "2-" (from the 2nd on); null is not known. ' +
  'An entry whose "status" is "withdrawn" or "rejected" is no error. Fields may be added; "version" changes when one goes or changes its meaning.'

/** The errata of a book in the format above: `head`, the entries with commas between them, and `tail`. */
export function createErrataJson(
  site: Site,
  locale: Locale,
  { book, errata }: Pick<BookContent, 'book' | 'errata'>,
): { head: string; entries: (some: readonly Erratum[]) => string; tail: string } {
  const head = createHead(site, locale, book)
  // Many errata stand on one page.
  const sectionOf = remember((page: string | null) => sectionOfPage(book.toc, page))
  const write = (erratum: Erratum): string => {
    const section = erratum.section ?? sectionOf(erratum.page)
    const entry = JSON.stringify(toEntry({ site, locale, erratum, url: head.url, section }), null, 2)
    return `\n    ${entry.replaceAll('\n', '\n    ')}`
  }
  return {
    head: `${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n  "errata": [`,
    entries: (some) => some.map(write).join(','),
    tail: errata.length === 0 ? ']\n}\n' : '\n  ]\n}\n',
  }
}

function createHead(site: Site, locale: Locale, book: Book): Omit<ErrataJson, 'errata'> {
  return {
    version: errataJsonVersion,
    about,
    url: site.routes.absolute(site.routes.link(locale, paths.errata(book.slug))),
    locale,
    book: {
      slug: book.slug,
      lang: book.lang,
      isbn: book.isbn,
      title: book.title,
      authors: book.authors.map((author) => author.name),
    },
  }
}

type Entry = ErrataJson['errata'][number]

function toEntry({
  site,
  locale,
  erratum,
  url,
  section,
}: {
  site: Site
  locale: Locale
  erratum: Erratum
  url: string
  section: string | null
}): Entry {
  const { id: _id, book: _book, createdAt: _createdAt, relatedTo: _relatedTo, ...fields } = erratum
  const pictureAddress = (picture: string | null) => {
    const file = picture === null ? null : site.mediaFile(picture)
    const href = file === null ? null : site.mediaHref(file.original.filename)
    return href === null ? null : site.routes.absolute(href)
  }
  const copies = describeCopies(erratum, { locale, formatDay: (day) => formatDay(day, locale).words })
  return {
    ...fields,
    url: `${url}#${erratum.tag}`,
    place: showPlace(erratum, locale).whole,
    section,
    parsed: parse(erratum),
    pictures: {
      printed: pictureAddress(erratum.pictures.printed),
      corrected: pictureAddress(erratum.pictures.corrected),
    },
    printingsWords: copies?.words ?? null,
    relatedTo: site.related.tagsOf(erratum.tag),
  }
}

function parse({ original, correction, instruction, note }: Erratum): Entry['parsed'] {
  return {
    original: original === null ? null : toPieces(original, { links: false }),
    correction: correction === null ? null : toPieces(correction, { links: true }),
    instruction: toLocalizedPieces(instruction),
    note: toLocalizedPieces(note),
  }
}

function toLocalizedPieces(text: LocalizedText): Localized<Piece[]> {
  return eachLocale((locale) => {
    const value = text[locale]
    return value === null ? null : toPieces(value, { links: true })
  })
}

function toPieces(text: string, { links }: { links: boolean }): Piece[] {
  return parseText(text).map((segment): Piece => {
    switch (segment.kind) {
      case 'text':
        return { kind: 'text', text: segment.text }
      case 'math':
        return { kind: 'math', latex: segment.latex, display: segment.display }
      case 'code':
        return { kind: 'code', code: segment.code, block: segment.block }
      case 'link':
        return links ? { kind: 'link', url: segment.url } : { kind: 'text', text: segment.url }
    }
  })
}

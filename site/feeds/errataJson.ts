import type { Erratum } from '../../content/erratum.ts'
import type { Book } from '../../content/book.ts'
import { appliesToCopy, copyKey, listCopies, type Copy, type CopyAnswer } from '../../content/copies.ts'
import { describeCopies } from '../../content/describeCopies.ts'
import { eachLocale, type Locale, type Localized, type LocalizedText } from '../../content/locale.ts'
import { createSectionFinder } from '../../content/sectionFinder.ts'
import { parseText } from '../../content/text.ts'
import { formatDay } from '../i18n/formatDate.ts'
import { showPlace } from '../page-models/place.ts'
import { paths, rootFiles } from '../page-models/routes.ts'
import type { BookContent } from '../page-models/bookContent.ts'
import type { Site } from '../page-models/site.ts'
import { errataJsonVersion, type ErrataJson, type Piece } from './errataJsonSchema.ts'

const about =
  'The errata of one book. "original" is what is printed, "correction" what it should be, with LaTeX between dollar signs and code ' +
  'between backticks; "parsed" has both in pieces. ' +
  '"printings" names the affected printings: "1-3", "1,2,4", "2-" (from the 2nd on); null is not known. ' +
  'An entry whose "status" is "withdrawn" or "rejected" is no error. Fields may be added; "version" changes when one goes or changes its meaning.'

/** `errata.json`, a book's errata for programs, as errataJsonSchema.ts has it: `head`, the entries with commas between them, and `tail`. */
export function createErrataJson(
  site: Site,
  locale: Locale,
  { book, errata }: Pick<BookContent, 'book' | 'errata'>,
): { head: string; entries: (some: readonly Erratum[]) => string; tail: string } {
  const copies = listCopies({ book, errata })
  const head = createHead({ site, locale, book, copies })
  const sectionOf = createSectionFinder(book.toc)
  const write = (erratum: Erratum): string => {
    const section = erratum.section ?? sectionOf(erratum.page)
    const entry = JSON.stringify(toEntry({ site, locale, erratum, url: head.url, section, copies }), null, 2)
    return `\n    ${joinKeys(entry).replaceAll('\n', '\n    ')}`
  }
  return {
    head: `${joinKeys(JSON.stringify(head, null, 2)).replace(/\n\}$/, '')},\n  "errata": [`,
    entries: (some) => some.map(write).join(','),
    tail: errata.length === 0 ? ']\n}\n' : '\n  ]\n}\n',
  }
}

// Up to 40 keys in a list: on one line, of which a string of JSON never begins one.
function joinKeys(json: string): string {
  return json.replace(
    /(\n +"(?:yes|unknown|copies)": \[)([^[\]]*)\]/g,
    (_whole, name: string, keys: string) => {
      return `${name}${keys.trim().replace(/,\s+/g, ', ')}]`
    },
  )
}

function createHead({
  site,
  locale,
  book,
  copies,
}: {
  site: Site
  locale: Locale
  book: Book
  copies: readonly Copy[]
}): Omit<ErrataJson, 'errata'> {
  return {
    $schema: site.routes.absolute(site.routes.file(rootFiles.errataSchema)),
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
      copies: copies.map(copyKey),
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
  copies,
}: {
  site: Site
  locale: Locale
  erratum: Erratum
  url: string
  section: string | null
  copies: readonly Copy[]
}): Entry {
  const { id: _id, book: _book, createdAt: _createdAt, relatedTo: _relatedTo, ...fields } = erratum
  const pictureAddress = (picture: string | null) => {
    const file = picture === null ? null : site.mediaFile(picture)
    const href = file === null ? null : site.mediaHref(file.original.filename)
    return href === null ? null : site.routes.absolute(href)
  }
  const inWords = describeCopies(erratum, { locale, formatDay: (day) => formatDay(day, locale).words })
  const keysOf = (answer: CopyAnswer) =>
    copies.filter((copy) => appliesToCopy(erratum, copy) === answer).map(copyKey)
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
    printingsWords: inWords?.words ?? null,
    copies: { yes: keysOf('yes'), unknown: keysOf('unknown') },
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

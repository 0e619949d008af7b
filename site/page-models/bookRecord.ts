import { describeCopy } from '../../content/describeCopy.ts'
import { formatDay, type ShownDate } from '../i18n/formatDate.ts'
import { strings, type Strings } from '../i18n/strings.ts'
import type { BookEntry } from '../renderedSite.ts'
import type { BookContent } from './bookContent.ts'
import type { CopyLines } from './copyLines.ts'
import type { Link } from './frame.ts'
import { paths } from './routes.ts'
import type { Site } from './site.ts'
import type { ShownText, Texts } from './texts.ts'

/** A line of the record: a name and its value. */
export type RecordLine = { name: string } & (
  | { kind: 'texts'; texts: ShownText[] }
  | { kind: 'words'; words: string }
  | { kind: 'date'; date: ShownDate }
  | { kind: 'link'; href: string; text: ShownText }
)

export type BookRecord = {
  lines: RecordLine[]
  /** `href`: null for an address of this site that leads nowhere. */
  links: { href: string | null; kind: string; label: ShownText | null }[]
  /** `errata`: the way to those of the printing, where an erratum says which printings it is in. */
  printings: { words: string; date: ShownDate | null; note: ShownText | null; errata: Link | null }[]
}

/** 書誌情報: the facts about the edition. A fact that is not known has no line. */
export function createBookRecord({
  site,
  texts,
  content,
  copies,
}: {
  site: Site
  texts: Texts
  content: BookContent
  copies: CopyLines | null
}): BookRecord {
  const { book, previousEdition, newerEdition } = content
  const { locale } = texts
  const t = strings[locale]
  const wordsLine = (name: string, value: string | null): RecordLine[] =>
    value === null ? [] : [{ name, kind: 'words', words: value }]
  const textLine = (name: string, candidates: (ShownText | null)[]): RecordLine[] => {
    const texts = candidates.filter((candidate) => candidate !== null)
    return texts.length === 0 ? [] : [{ name, kind: 'texts', texts }]
  }
  const editionLine = (name: string, edition: BookEntry | null): RecordLine[] =>
    edition === null
      ? []
      : [
          {
            name,
            kind: 'link',
            href: site.routes.link(locale, paths.book(edition.slug)),
            text: texts.of(edition.slug).need(edition.title),
          },
        ]
  return {
    lines: [
      ...textLine(
        t.authors,
        book.authors.map((author) => texts.need(author.name)),
      ),
      ...textLine(t.publisher, [texts.choose(book.publisher)]),
      ...textLine(t.series, [texts.choose(book.series)]),
      ...(book.publishedOn === null
        ? []
        : [{ name: t.publishedOn, kind: 'date' as const, date: formatDay(book.publishedOn, locale) }]),
      ...wordsLine(t.pageCount, book.pageCount === null ? null : t.pages(book.pageCount)),
      ...wordsLine(
        t.bookLanguage,
        new Intl.DisplayNames(locale, { type: 'language' }).of(book.lang) ?? book.lang,
      ),
      ...wordsLine(t.isbn, book.isbn && hyphenate(book.isbn)),
      ...wordsLine(t.ebookIsbn, book.ebookIsbn && hyphenate(book.ebookIsbn)),
      ...editionLine(t.previousEdition, previousEdition),
      ...editionLine(t.nextEdition, newerEdition),
    ],
    links: book.links.map((link) => ({
      href: site.isDead(link.url) ? null : link.url,
      kind: t.linkKinds[link.kind],
      label: texts.choose(link.label),
    })),
    printings: book.printings.map(({ number, date, note }) => ({
      words: describeCopy({ kind: 'printing', number }, locale),
      date: date === null ? null : formatDay(date, locale),
      note: texts.choose(note),
      errata: linkToErrata(
        copies?.lines.find(({ key }) => key === String(number)),
        t,
      ),
    })),
  }
}

function linkToErrata(line: CopyLines['lines'][number] | undefined, t: Strings): Link | null {
  return line === undefined ? null : { href: line.href, words: t.copy.ofPrinting(line.counts.yes) }
}

/** An ISBN-13 as it is shown: only the hyphen after the prefix, because the others depend on the publisher's number block. */
export function hyphenate(isbn: string): string {
  return `${isbn.slice(0, 3)}-${isbn.slice(3)}`
}

import { formatDay, type ShownDate } from '../i18n/formatDate.ts'
import { strings } from '../i18n/strings.ts'
import { paths } from './routes.ts'
import type { BookContent, Site } from './site.ts'
import type { ShownText, Texts } from './texts.ts'

/** A line of the record: a name, and what it holds. */
export type RecordLine = { name: string } & (
  | { kind: 'texts'; texts: ShownText[] }
  | { kind: 'words'; words: string }
  | { kind: 'date'; date: ShownDate }
  | { kind: 'link'; href: string; text: ShownText }
)

export type BookRecord = {
  lines: RecordLine[]
  links: { href: string; kind: string; label: ShownText | null }[]
  printings: { words: string; date: ShownDate | null; note: ShownText | null }[]
}

/** 書誌情報: what is known of the edition; what is not known has no line. */
export function createBookRecord({
  site,
  texts,
  content,
}: {
  site: Site
  texts: Texts
  content: BookContent
}): BookRecord {
  const { book, newerEdition } = content
  const { locale } = texts
  const t = strings[locale]
  const words = (name: string, value: string | null): RecordLine[] =>
    value === null ? [] : [{ name, kind: 'words', words: value }]
  const text = (name: string, shown: (ShownText | null)[]): RecordLine[] => {
    const held = shown.filter((one) => one !== null)
    return held.length === 0 ? [] : [{ name, kind: 'texts', texts: held }]
  }
  const edition = (name: string, slug: string | null): RecordLine[] =>
    slug === null
      ? []
      : [
          {
            name,
            kind: 'link',
            href: site.routes.link(locale, paths.book(slug)),
            text: texts.need(site.bookOf(slug).book.title),
          },
        ]
  return {
    lines: [
      ...text(
        t.authors,
        book.authors.map((author) => texts.need(author.name)),
      ),
      ...text(t.publisher, [texts.choose(book.publisher)]),
      ...text(t.series, [texts.choose(book.series)]),
      ...(book.publishedOn === null
        ? []
        : [{ name: t.publishedOn, kind: 'date' as const, date: formatDay(book.publishedOn, locale) }]),
      ...words(t.pageCount, book.pageCount === null ? null : t.pages(book.pageCount)),
      ...words(
        t.bookLanguage,
        new Intl.DisplayNames(locale, { type: 'language' }).of(book.lang) ?? book.lang,
      ),
      ...words(t.isbn, hyphenate(book.isbn)),
      ...words(t.ebookIsbn, hyphenate(book.ebookIsbn)),
      ...edition(t.previousEdition, book.previousEdition),
      ...edition(t.nextEdition, newerEdition?.slug ?? null),
    ],
    links: book.links.map((link) => ({
      href: link.url,
      kind: t.linkKinds[link.kind],
      label: texts.choose(link.label),
    })),
    printings: book.printings.map((printing) => ({
      words: t.nthPrinting(printing.number),
      date: printing.date === null ? null : formatDay(printing.date, locale),
      note: texts.choose(printing.note),
    })),
  }
}

// Where the hyphens inside stand depends on the publisher's block; the one after the prefix is certain.
function hyphenate(isbn: string | null): string | null {
  return isbn === null ? null : `${isbn.slice(0, 3)}-${isbn.slice(3)}`
}

import type { Book } from '../../content/book.ts'
import { type References, toBookSlug, toMediaId } from './references.ts'
import { type Row, formerSlugs, isoDate, isoDateTime, localizedText, number, rows, text } from '../rows.ts'
import type { Collected } from './collected.ts'

/** A row of books as the contract has it. Not validated: `checkPart` does that for all. */
export function toBook(row: Row, references: References): Collected<Book> {
  return {
    id: String(row.id),
    slug: text(row.slug),
    formerSlugs: formerSlugs(row),
    title: localizedText(row.title),
    subtitle: localizedText(row.subtitle),
    authors: rows(row.authors).map((author) => ({ name: localizedText(author.name) })),
    publisher: localizedText(row.publisher),
    series: localizedText(row.series),
    isbn: toDigits(row.isbn),
    ebookIsbn: toDigits(row.ebookIsbn),
    publishedOn: isoDate(row.publishedOn),
    pageCount: number(row.pageCount),
    lang: text(row.lang),
    cover: toMediaId(row.cover, references),
    description: localizedText(row.description),
    links: rows(row.links).map((link) => ({
      kind: text(link.kind),
      label: localizedText(link.label),
      url: text(link.url),
    })),
    supportEmail: text(row.supportEmail),
    printings: rows(row.printings).map((printing) => ({
      number: number(printing.number),
      date: isoDate(printing.date),
      note: localizedText(printing.note),
    })),
    errataNote: localizedText(row.errataNote),
    macros: text(row.macros),
    toc: rows(row.toc).map((entry) => ({
      ...toTocSection(entry),
      sections: rows(entry.sections).map(toTocSection),
    })),
    previousEdition: toBookSlug(row.previousEdition, references),
    updatedAt: isoDateTime(row.updatedAt),
  }
}

function toTocSection(row: Row) {
  return { label: text(row.label), title: localizedText(row.title), page: text(row.page) }
}

function toDigits(value: unknown): string | null {
  return text(value)?.replace(/\D/g, '') ?? null
}

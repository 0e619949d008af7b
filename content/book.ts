import { z } from 'zod'
import { LocalizedText } from './locale.ts'
import {
  DocumentId,
  FormerSlugs,
  IsoDate,
  IsoDateTime,
  LanguageTag,
  RequiredLocalizedText,
  SafeLink,
  Slug,
} from './primitives.ts'
import { TocEntry } from './tocEntry.ts'

export const bookLinkKinds = ['publisher', 'buy', 'ebook', 'sample', 'code', 'other'] as const

export const BookLink = z.strictObject({ kind: z.enum(bookLinkKinds), label: LocalizedText, url: SafeLink })
export type BookLink = z.infer<typeof BookLink>

/** One printing (刷) of the edition, as its colophon gives it. */
export const Printing = z.strictObject({
  number: z.int().min(1),
  date: IsoDate.nullable(),
  note: LocalizedText,
})
export type Printing = z.infer<typeof Printing>

/** One edition (版) of a work. A second edition is another book that names the first in `previousEdition`. */
export const Book = z.strictObject({
  id: DocumentId,
  slug: Slug,
  formerSlugs: FormerSlugs,
  title: RequiredLocalizedText,
  subtitle: LocalizedText,
  authors: z.array(z.strictObject({ name: RequiredLocalizedText })),
  publisher: LocalizedText,
  series: LocalizedText,
  /** ISBN-13, digits only. */
  isbn: z.string().nullable(),
  ebookIsbn: z.string().nullable(),
  publishedOn: IsoDate.nullable(),
  pageCount: z.int().min(1).nullable(),
  /** The language it is printed in: the `lang` of every quotation from it. */
  lang: LanguageTag,
  /** The id of a media file in the same snapshot. */
  cover: DocumentId.nullable(),
  description: LocalizedText,
  links: z.array(BookLink),
  supportEmail: z.email().nullable(),
  printings: z.array(Printing),
  /** A remark on the whole list of errata. */
  errataNote: LocalizedText.default({ ja: null, en: null }),
  /** Definitions of LaTeX for all texts of the book (macros.ts). */
  macros: z.string().min(1).nullable().default(null),
  toc: z.array(TocEntry),
  /** The slug of a published book. */
  previousEdition: Slug.nullable(),
  updatedAt: IsoDateTime,
})
export type Book = z.infer<typeof Book>

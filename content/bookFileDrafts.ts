import { z } from 'zod'
import { Book, BookLink, Printing } from './book.ts'
import { addedErratumFields, omitFields, originFields } from './bookFileParts.ts'
import { Erratum } from './erratum.ts'
import { Excerpt } from './excerpt.ts'
import { LocalizedText } from './locale.ts'
import { Material } from './material.ts'
import { MediaVariant } from './mediaFile.ts'
import { NewsItem } from './newsItem.ts'
import { IsoDate, SafeLink, Slug } from './primitives.ts'
import { TocSection } from './tocEntry.ts'

/*
 * Drafts as a book file keeps them: the fields of a published document, of which any may still be missing, and texts that
 * would not pass when they are published (an incomplete page label, an ISBN with a wrong check digit).
 */

const Text = z.string().min(1).nullable()
const DraftSection = z.strictObject({ ...TocSection.shape, title: LocalizedText, page: Text })

export const DraftBook = z.strictObject({
  ...omitFields(Book.shape, 'id'),
  slug: Slug.nullable(),
  title: LocalizedText,
  authors: z.array(z.strictObject({ name: LocalizedText })),
  isbn: Text,
  ebookIsbn: Text,
  lang: Book.shape.lang.nullable(),
  cover: MediaVariant.shape.filename.nullable(),
  links: z.array(
    z.strictObject({ ...BookLink.shape, kind: BookLink.shape.kind.nullable(), url: SafeLink.nullable() }),
  ),
  printings: z.array(z.strictObject({ ...Printing.shape, number: Printing.shape.number.nullable() })),
  toc: z.array(z.strictObject({ ...DraftSection.shape, sections: z.array(DraftSection) })),
  ...originFields,
})

export const DraftNewsItem = z.strictObject({
  ...omitFields(NewsItem.shape, 'id', 'book'),
  slug: Slug.nullable(),
  date: IsoDate.nullable(),
  title: LocalizedText,
  ...originFields,
})

export const DraftMaterial = z.strictObject({
  ...omitFields(Material.shape, 'id', 'book'),
  title: LocalizedText,
  kind: Material.shape.kind.nullable(),
  file: MediaVariant.shape.filename.nullable(),
  ...originFields,
})

export const DraftExcerpt = z.strictObject({
  ...omitFields(Excerpt.shape, 'id', 'book'),
  slug: Slug.nullable(),
  title: LocalizedText,
  ...originFields,
})

export const DraftErratum = z.strictObject({
  ...omitFields(Erratum.shape, 'id', 'book', 'tag', 'createdAt'),
  ...addedErratumFields,
  page: Text,
  status: Erratum.shape.status.nullable(),
  printings: Text,
  ...originFields,
})

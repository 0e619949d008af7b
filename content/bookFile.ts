import { z } from 'zod'
import { addRepeatedKeys } from './addRepeatedKeys.ts'
import { Book } from './book.ts'
import { DraftBook, DraftErratum, DraftExcerpt, DraftMaterial, DraftNewsItem } from './bookFileDrafts.ts'
import { addedErratumFields, omitFields, originFields } from './bookFileParts.ts'
import { Erratum } from './erratum.ts'
import { Excerpt } from './excerpt.ts'
import { LocalizedText } from './locale.ts'
import { Material } from './material.ts'
import { MediaVariant } from './mediaFile.ts'
import { NewsItem } from './newsItem.ts'
import { IsoDateTime, Slug, Tag } from './primitives.ts'
import { listPictures } from './richTextParts.ts'

/** Raised whenever a reader of the older shape could misread the newer one. */
export const bookFileVersion = 1

/** A document as it is published, and its newest draft where that differs. At least one of the two is there. */
const document = <P extends z.ZodType, D extends z.ZodType>(published: P, draft: D) => ({
  createdAt: IsoDateTime,
  published: published.nullable(),
  draft: draft.nullable(),
})

const MediaName = MediaVariant.shape.filename

const PublishedBook = z.strictObject({
  ...omitFields(Book.shape, 'id'),
  cover: MediaName.nullable(),
  ...originFields,
})
const PublishedNewsItem = z.strictObject({ ...omitFields(NewsItem.shape, 'id', 'book'), ...originFields })
const PublishedMaterial = z.strictObject({
  ...omitFields(Material.shape, 'id', 'book'),
  file: MediaName.nullable(),
  ...originFields,
})
const PublishedExcerpt = z.strictObject({ ...omitFields(Excerpt.shape, 'id', 'book'), ...originFields })
const PublishedErratum = z.strictObject({
  ...omitFields(Erratum.shape, 'id', 'book', 'tag', 'createdAt'),
  ...addedErratumFields,
  ...originFields,
})

/** An upload with its bytes, which the documents name by `filename`. */
export const BookFileMedia = z.strictObject({
  filename: MediaName,
  mimeType: z.string().min(1),
  alt: LocalizedText,
  bytes: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  base64: z.string().min(1),
})
export type BookFileMedia = z.infer<typeof BookFileMedia>

const Parts = z.strictObject({
  format: z.literal('okuzuke-book'),
  version: z.literal(bookFileVersion),
  /** The address of the book: what its published state says, else its draft. */
  slug: Slug,
  book: z.strictObject(document(PublishedBook, DraftBook)),
  news: z.array(z.strictObject(document(PublishedNewsItem, DraftNewsItem))),
  materials: z.array(z.strictObject(document(PublishedMaterial, DraftMaterial))),
  excerpts: z.array(z.strictObject(document(PublishedExcerpt, DraftExcerpt))),
  errata: z.array(
    z.strictObject({
      tag: Tag,
      /** Whether readers may have seen it, now or in the past: its tag is never given to another one. */
      everPublished: z.boolean(),
      ...document(PublishedErratum, DraftErratum),
    }),
  ),
  media: z.array(BookFileMedia),
})

/**
 * Everything of one book in one file, to move it to another database or to keep it: each document as it is published and as its
 * newest draft, in both languages, and the uploads. It holds no ids of a database: documents name books by slug, errata by tag,
 * uploads by file name. The trash and older versions are left out. The same content gives the same bytes.
 */
export const BookFile = Parts.superRefine(checkStates).superRefine(checkReferences)
export type BookFile = z.infer<typeof BookFile>

/** The parts that are lists of documents. */
export const bookFileLists = ['news', 'materials', 'excerpts', 'errata'] as const
export type BookFileList = (typeof bookFileLists)[number]

type Unchecked = z.infer<typeof Parts>

function checkStates(file: Unchecked, context: z.RefinementCtx): void {
  const check = (path: (string | number)[], { published, draft }: { published: unknown; draft: unknown }) => {
    if (published === null && draft === null)
      context.addIssue({ code: 'custom', path, message: 'is neither published nor a draft' })
  }
  check(['book'], file.book)
  for (const list of bookFileLists) file[list].forEach((document, index) => check([list, index], document))
  const slug = file.book.published?.slug ?? file.book.draft?.slug
  if (slug !== file.slug)
    context.addIssue({ code: 'custom', path: ['slug'], message: `is not that of the book, "${slug}"` })
}

function checkReferences(file: Unchecked, context: z.RefinementCtx): void {
  const filenames = new Set(file.media.map(({ filename }) => filename))
  const requireMedia = (name: string | null | undefined, path: (string | number)[]) => {
    if (name && !filenames.has(name))
      context.addIssue({ code: 'custom', path, message: `"${name}" is not among the media of this file` })
  }
  for (const state of ['published', 'draft'] as const) {
    requireMedia(file.book[state]?.cover, ['book', state, 'cover'])
    file.errata.forEach((erratum, index) => {
      for (const side of ['printed', 'corrected'] as const)
        requireMedia(erratum[state]?.pictures[side], ['errata', index, state, 'pictures', side])
    })
    file.materials.forEach((material, index) =>
      requireMedia(material[state]?.file, ['materials', index, state, 'file']),
    )
    for (const part of ['news', 'excerpts'] as const)
      file[part].forEach((document, index) => {
        const body = document[state]?.body
        for (const picture of body ? listPictures(body) : [])
          requireMedia(picture, [part, index, state, 'body'])
      })
  }
  addRepeatedKeys({ part: 'errata', keys: file.errata.map(({ tag }) => tag), context })
  addRepeatedKeys({ part: 'media', keys: file.media.map(({ filename }) => filename), context })
}

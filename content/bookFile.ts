import { z } from 'zod'
import { Book } from './book.ts'
import { DraftBook, DraftErratum, DraftExcerpt, DraftMaterial, DraftNewsItem } from './bookFileDrafts.ts'
import { keptOfDocument, without } from './bookFileParts.ts'
import { Erratum } from './erratum.ts'
import { Excerpt } from './excerpt.ts'
import { LocalizedText } from './locale.ts'
import { Material } from './material.ts'
import { MediaVariant } from './mediaFile.ts'
import { NewsItem } from './newsItem.ts'
import { IsoDateTime, Slug } from './primitives.ts'
import { Tag } from './tag.ts'

/** Raised whenever a reader of the older shape could misread the newer one. */
export const bookFileVersion = 1

/** What readers get of a document, and its newest draft where that is something else. One of the two is there. */
const document = <P extends z.ZodType, D extends z.ZodType>(published: P, draft: D) => ({
  createdAt: IsoDateTime,
  published: published.nullable(),
  draft: draft.nullable(),
})

const MediaName = MediaVariant.shape.filename

const PublishedBook = z.strictObject({
  ...without(Book.shape, 'id'),
  cover: MediaName.nullable(),
  ...keptOfDocument,
})
const PublishedNewsItem = z.strictObject({ ...without(NewsItem.shape, 'id', 'book'), ...keptOfDocument })
const PublishedMaterial = z.strictObject({
  ...without(Material.shape, 'id', 'book'),
  file: MediaName.nullable(),
  ...keptOfDocument,
})
const PublishedExcerpt = z.strictObject({ ...without(Excerpt.shape, 'id', 'book'), ...keptOfDocument })
const PublishedErratum = z.strictObject({
  ...without(Erratum.shape, 'id', 'book', 'tag', 'createdAt'),
  ...keptOfDocument,
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
 * Everything of one book in one file, to be moved to another database or kept: each document as readers get it and as its newest draft
 * is, in both languages, and the uploads. Nothing in it hangs on a database: documents name books by slug, errata by tag, uploads by file name.
 * What lies in the trash and older versions are not in it. The same content gives the same bytes.
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
  const issue = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message })
  const names = new Set(file.media.map(({ filename }) => filename))
  const needs = (name: string | null | undefined, path: (string | number)[]) => {
    if (name && !names.has(name)) issue(path, `"${name}" is not among the media of this file`)
  }
  for (const state of ['published', 'draft'] as const) {
    needs(file.book[state]?.cover, ['book', state, 'cover'])
    file.materials.forEach((material, index) =>
      needs(material[state]?.file, ['materials', index, state, 'file']),
    )
  }
  const twice = (keys: readonly string[], part: string) =>
    keys.forEach((key, index) => {
      if (keys.indexOf(key) !== index) issue([part, index], `"${key}" stands twice`)
    })
  twice(
    file.errata.map(({ tag }) => tag),
    'errata',
  )
  twice(
    file.media.map(({ filename }) => filename),
    'media',
  )
}

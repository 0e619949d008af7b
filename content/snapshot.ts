import { z } from 'zod'
import { addRepeatedKeys } from './addRepeatedKeys.ts'
import { Book } from './book.ts'
import { contractProblem } from './contractProblems.ts'
import { describeIssuePath } from './describeIssuePath.ts'
import { Erratum } from './erratum.ts'
import { Excerpt } from './excerpt.ts'
import { LocalizedText } from './locale.ts'
import { Material } from './material.ts'
import { MediaFile } from './mediaFile.ts'
import { NewsItem } from './newsItem.ts'
import { DocumentId, Slug } from './primitives.ts'
import { ContentProblem } from './publishing.ts'
import { listPictures } from './richTextParts.ts'
import { SiteSettings } from './siteSettings.ts'

/** Raised whenever a reader of the older shape could misread the newer one. */
export const schemaVersion = 2

/**
 * Of which state a part is: how many rows of site-changes touched it so far. It differs from an earlier one exactly where something
 * was published in between; it says nothing about other parts.
 */
export const Revision = z.int().min(0)

/** A published book in the index. `title` names it to people where its part can't be had. */
export const IndexedBook = z.strictObject({
  id: DocumentId,
  slug: Slug,
  revision: Revision,
  title: LocalizedText,
})
export type IndexedBook = z.infer<typeof IndexedBook>

/** What is published at one moment: the site's settings, and of which state each part is. The parts are asked for one by one. */
export const SiteIndex = z
  .strictObject({
    schemaVersion: z.literal(schemaVersion),
    /** Null where the settings break the contract: `problems` says how. */
    settings: SiteSettings.nullable(),
    /** Of the settings and of the news about the whole site. */
    revision: Revision,
    books: z.array(IndexedBook),
    /** How many books the database counts: an answer that lost some on its way is noticed. */
    counts: z.strictObject({ books: z.int() }),
    /** Whether the database knows the report that was asked for: false where it is an older one, restored from a backup, or another. */
    knowsReport: z.boolean(),
    /** What keeps a published document out of the site altogether: settings, or a book without a usable address. */
    problems: z.array(ContentProblem),
  })
  .superRefine(checkIndex)
export type SiteIndex = z.infer<typeof SiteIndex>

/** An erratum of another book, as the errata that are related to it show it: where it stands, and which of theirs it names. */
export const RelatedErratum = z.strictObject({
  ...z.strictObject(Erratum.shape).pick({
    tag: true,
    book: true,
    page: true,
    section: true,
    line: true,
    lineTo: true,
    lineFrom: true,
    item: true,
  }).shape,
  relatedTo: z.array(z.string()),
})
export type RelatedErratum = z.infer<typeof RelatedErratum>

const documents = {
  news: z.array(NewsItem),
  materials: z.array(Material),
  excerpts: z.array(Excerpt),
  errata: z.array(Erratum),
  media: z.array(MediaFile),
}
type ListName = keyof typeof documents
const countsOf = <Name extends ListName>(...names: Name[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, z.int()])) as Record<Name, z.ZodInt>)

/** A published book and everything published that belongs to it, read as of one moment. References are checked. */
export const BookPart = z
  .strictObject({
    schemaVersion: z.literal(schemaVersion),
    revision: Revision,
    book: Book,
    ...documents,
    /** Errata of other published books that errata of this one name, or that name them. */
    relatedErrata: z.array(RelatedErratum),
    counts: countsOf('news', 'materials', 'excerpts', 'errata', 'media'),
  })
  .superRefine(checkBookPart)
export type BookPart = z.infer<typeof BookPart>

/** The published news about the whole site, read as of one moment. */
export const NewsPart = z
  .strictObject({
    schemaVersion: z.literal(schemaVersion),
    revision: Revision,
    news: documents.news,
    media: documents.media,
    counts: countsOf('news', 'media'),
  })
  .superRefine(checkNewsPart)
export type NewsPart = z.infer<typeof NewsPart>

/**
 * The answer, with 422, where published documents of a part break the contract: each problem with the link to its document, and the
 * ids of all documents (and uploads) of the part that are published, so that what was taken down goes all the same.
 */
export const RefusedPart = z.looseObject({
  revision: Revision,
  problems: z.array(ContentProblem).min(1),
  published: z.array(DocumentId),
})
export type RefusedPart = z.infer<typeof RefusedPart>

/** An answer of the CMS that breaks the contract; `problems` names each place. */
export class SnapshotError extends Error {
  override name = 'SnapshotError'
  constructor(readonly problems: readonly string[]) {
    const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`
    super(
      `The content from the CMS is not whole (${count}); nothing was built from it.\n` +
        problems
          .slice(0, 20)
          .map((problem) => `- ${problem}`)
          .join('\n'),
    )
  }
}

/** Validates an answer of the CMS. One problem refuses it whole; the SnapshotError names all of them. */
export function parsePart<T>(schema: z.ZodType<T>, answer: unknown): T {
  const version = (answer as { schemaVersion?: unknown } | null)?.schemaVersion
  if (version !== undefined && version !== schemaVersion) {
    throw new SnapshotError([
      `schemaVersion is ${JSON.stringify(version)}, and this site reads ${schemaVersion}: ` +
        'run the CMS and the publisher from the same release',
    ])
  }
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  throw new SnapshotError(
    parsed.error.issues.map(
      (issue) => `${describeIssuePath(issue.path, answer) || 'the answer'}: ${issue.message}`,
    ),
  )
}

type Path = (string | number)[]
type Counted<Name extends string> = { [N in Name]: readonly unknown[] } & { counts: { [N in Name]: number } }

function checkCounts<Name extends string>(
  part: Counted<Name>,
  names: Name[],
  context: z.RefinementCtx,
): void {
  for (const name of names) {
    const [received, counted] = [part[name].length, part.counts[name]]
    if (received !== counted)
      context.addIssue({ code: 'custom', path: [name], ...contractProblem('wrong-count', received, counted) })
  }
}

type UncheckedIndex = {
  settings: SiteSettings | null
  books: IndexedBook[]
  counts: { books: number }
}

function checkIndex(index: UncheckedIndex, context: z.RefinementCtx): void {
  checkCounts(index, ['books'], context)
  const slugs = index.books.map(({ slug }) => slug)
  addRepeatedKeys({ part: 'books', keys: slugs, context })
  addRepeatedKeys({ part: 'books', keys: index.books.map(({ id }) => id), context })
  const home = index.settings?.homeBook ?? null
  if (home !== null && !slugs.includes(home)) {
    const path = ['settings', 'homeBook']
    context.addIssue({ code: 'custom', path, ...contractProblem('not-published', home) })
  }
}

type UncheckedBookPart = {
  book: Book
  news: NewsItem[]
  materials: Material[]
  excerpts: Excerpt[]
  errata: Erratum[]
  media: MediaFile[]
  relatedErrata: RelatedErratum[]
  counts: Record<ListName, number>
}

/** The references within a part, for who validates its documents one by one. */
export function checkBookPart(part: UncheckedBookPart, context: z.RefinementCtx): void {
  const { book, news, materials, excerpts, errata, media, relatedErrata } = part
  checkCounts(part, ['news', 'materials', 'excerpts', 'errata', 'media'], context)
  addRepeatedKeys({ part: 'errata', keys: errata.map(({ tag }) => tag), context })
  addRepeatedKeys({ part: 'news', keys: news.map(({ slug }) => slug), context })
  addRepeatedKeys({ part: 'excerpts', keys: excerpts.map(({ slug }) => slug), context })
  const uploads = new Set(media.map((file) => file.id))
  const tags = new Set([...errata, ...relatedErrata].map(({ tag }) => tag))
  const ownBook = new Set([book.slug])
  const require = requireOneOf(context)
  require(uploads, book.cover, ['book', 'cover'])
  for (const [name, list] of Object.entries({ news, materials, excerpts, errata }))
    list.forEach((document, index) => require(ownBook, document.book ?? 'null', [name, index, 'book']))
  materials.forEach(({ file }, index) => require(uploads, file, ['materials', index, 'file']))
  requirePictures({ news, excerpts }, uploads, context)
  errata.forEach(({ relatedTo, replacedBy, pictures }, index) => {
    relatedTo.forEach((tag) => require(tags, tag, ['errata', index, 'relatedTo']))
    require(tags, replacedBy, ['errata', index, 'replacedBy'])
    for (const side of ['printed', 'corrected'] as const)
      require(uploads, pictures[side], ['errata', index, 'pictures', side])
  })
}

type UncheckedNewsPart = { news: NewsItem[]; media: MediaFile[]; counts: { news: number; media: number } }

/** The same for the news. */
export function checkNewsPart(part: UncheckedNewsPart, context: z.RefinementCtx): void {
  const { news, media } = part
  checkCounts(part, ['news', 'media'], context)
  addRepeatedKeys({ part: 'news', keys: news.map(({ slug }) => slug), context })
  const require = requireOneOf(context)
  news.forEach(({ book }, index) => require(new Set(), book, ['news', index, 'book']))
  requirePictures({ news }, new Set(media.map((file) => file.id)), context)
}

function requirePictures(
  lists: Record<string, readonly { body: NewsItem['body'] }[]>,
  uploads: ReadonlySet<string>,
  context: z.RefinementCtx,
): void {
  const require = requireOneOf(context)
  for (const [name, list] of Object.entries(lists))
    list.forEach(({ body }, index) => {
      for (const picture of new Set(listPictures(body))) require(uploads, picture, [name, index, 'body'])
    })
}

/** Adds an issue for a name that is not among what is published. */
function requireOneOf(context: z.RefinementCtx) {
  return (published: ReadonlySet<string>, name: string | null, path: Path): void => {
    if (name !== null && !published.has(name))
      context.addIssue({ code: 'custom', path, ...contractProblem('not-published', name) })
  }
}

import { z } from 'zod'
import { Book } from './book.ts'
import { contractProblem } from './contractProblems.ts'
import { addRepeatedKeys } from './addRepeatedKeys.ts'
import { describeIssuePath } from './describeIssuePath.ts'
import { Erratum } from './erratum.ts'
import { Excerpt } from './excerpt.ts'
import { Material } from './material.ts'
import { MediaFile } from './mediaFile.ts'
import { NewsItem } from './newsItem.ts'
import { SiteSettings } from './siteSettings.ts'

/** Raised whenever a reader of the older shape could misread the newer one. */
export const schemaVersion = 1

const parts = {
  books: z.array(Book),
  news: z.array(NewsItem),
  materials: z.array(Material),
  excerpts: z.array(Excerpt),
  errata: z.array(Erratum),
  media: z.array(MediaFile),
}

/** Everything that is published at one moment, from which a site is built. References are checked: templates can trust them. */
export const Snapshot = z
  .strictObject({
    schemaVersion: z.literal(schemaVersion),
    settings: SiteSettings,
    ...parts,
    /** How many of each the database counts: an answer that lost some on its way is noticed. */
    counts: z.strictObject({
      books: z.int(),
      news: z.int(),
      materials: z.int(),
      excerpts: z.int(),
      errata: z.int(),
      media: z.int(),
    }),
  })
  .superRefine(checkCounts)
  .superRefine(checkReferences)
  .superRefine(checkUniqueness)
export type Snapshot = z.infer<typeof Snapshot>

type PartName = keyof typeof parts
type Unchecked = { [P in PartName]: z.infer<(typeof parts)[P]> } & {
  settings: SiteSettings
  counts: Record<PartName, number>
}

/** A snapshot that breaks the contract; `problems` names each place. */
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

/** Validates the CMS's answer. One problem refuses it whole; the SnapshotError names all of them. */
export function parseSnapshot(answer: unknown): Snapshot {
  const version = (answer as { schemaVersion?: unknown } | null)?.schemaVersion
  if (version !== undefined && version !== schemaVersion) {
    throw new SnapshotError([
      `schemaVersion is ${JSON.stringify(version)}, and this site reads ${schemaVersion}: ` +
        'run the CMS and the publisher from the same release',
    ])
  }
  const parsed = Snapshot.safeParse(answer)
  if (parsed.success) return parsed.data
  throw new SnapshotError(
    parsed.error.issues.map(
      (issue) => `${describeIssuePath(issue.path, answer) || 'the answer'}: ${issue.message}`,
    ),
  )
}

function checkCounts(snapshot: Unchecked, context: z.RefinementCtx): void {
  for (const part of Object.keys(parts) as PartName[]) {
    const [received, counted] = [snapshot[part].length, snapshot.counts[part]]
    if (received !== counted) {
      context.addIssue({ code: 'custom', path: [part], ...contractProblem('wrong-count', received, counted) })
    }
  }
}

type Path = (string | number)[]

function checkReferences(snapshot: Unchecked, context: z.RefinementCtx): void {
  const slugs = new Set(snapshot.books.map((book) => book.slug))
  const media = new Set(snapshot.media.map((file) => file.id))
  const tags = new Set(snapshot.errata.map((erratum) => erratum.tag))
  const requirePublished = (published: Set<string>, name: string | null, path: Path) => {
    if (name !== null && !published.has(name))
      context.addIssue({ code: 'custom', path, ...contractProblem('not-published', name) })
  }
  requirePublished(slugs, snapshot.settings.homeBook, ['settings', 'homeBook'])
  snapshot.books.forEach((book, index) => {
    requirePublished(slugs, book.previousEdition, ['books', index, 'previousEdition'])
    requirePublished(media, book.cover, ['books', index, 'cover'])
  })
  snapshot.materials.forEach((material, index) =>
    requirePublished(media, material.file, ['materials', index, 'file']),
  )
  for (const part of ['news', 'materials', 'excerpts', 'errata'] as const) {
    snapshot[part].forEach((document, index) => requirePublished(slugs, document.book, [part, index, 'book']))
  }
  snapshot.errata.forEach((erratum, index) => {
    erratum.relatedTo.forEach((tag) => requirePublished(tags, tag, ['errata', index, 'relatedTo']))
    requirePublished(tags, erratum.replacedBy, ['errata', index, 'replacedBy'])
    for (const side of ['printed', 'corrected'] as const)
      requirePublished(media, erratum.pictures[side], ['errata', index, 'pictures', side])
  })
}

function checkUniqueness(snapshot: Unchecked, context: z.RefinementCtx): void {
  const { books, errata, news, excerpts } = snapshot
  const keys: Partial<Record<PartName, string[]>> = {
    books: books.map(({ slug }) => slug),
    errata: errata.map(({ tag }) => tag),
    news: news.map(({ book, slug }) => `${book ?? ''}/${slug}`),
    excerpts: excerpts.map(({ book, slug }) => `${book}/${slug}`),
  }
  for (const [part, keysOfPart] of Object.entries(keys)) addRepeatedKeys({ part, keys: keysOfPart, context })
}

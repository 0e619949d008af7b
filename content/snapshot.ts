import { z } from 'zod'
import { Book } from './book.ts'
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

/** Everything that is published at one moment: what a site is built from. References are checked, so a template may trust them. */
export const Snapshot = z
  .strictObject({
    schemaVersion: z.literal(schemaVersion),
    settings: SiteSettings,
    ...parts,
    /** How many of each the database holds, counted there: an answer that lost some on its way is noticed. */
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
export type Snapshot = z.infer<typeof Snapshot>

type PartName = keyof typeof parts
type Unchecked = { [P in PartName]: z.infer<(typeof parts)[P]> } & {
  settings: SiteSettings
  counts: Record<PartName, number>
}

/** What a snapshot must not be built from; `problems` names each place. */
export class SnapshotError extends Error {
  override name = 'SnapshotError'
  constructor(readonly problems: readonly string[]) {
    super(
      `The content from the CMS is not whole (${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}); nothing was built from it.\n` +
        problems
          .slice(0, 20)
          .map((problem) => `- ${problem}`)
          .join('\n'),
    )
  }
}

/** Validates what the CMS answered. Refuses it whole, with every problem, rather than build a site with holes. */
export function parseSnapshot(answer: unknown): Snapshot {
  const version = (answer as { schemaVersion?: unknown } | null)?.schemaVersion
  if (version !== undefined && version !== schemaVersion) {
    throw new SnapshotError([
      `schemaVersion is ${JSON.stringify(version)}, and this site reads ${schemaVersion}: run the CMS and the publisher from the same release`,
    ])
  }
  const parsed = Snapshot.safeParse(answer)
  if (parsed.success) return parsed.data
  throw new SnapshotError(
    parsed.error.issues.map((issue) => `${nameOf(issue.path, answer)}: ${issue.message}`),
  )
}

function checkCounts(snapshot: Unchecked, context: z.RefinementCtx): void {
  for (const part of Object.keys(parts) as PartName[]) {
    const [held, counted] = [snapshot[part].length, snapshot.counts[part]]
    if (held !== counted) {
      context.addIssue({
        code: 'custom',
        path: [part],
        message: `${held} came, and the database holds ${counted}`,
      })
    }
  }
}

function checkReferences(snapshot: Unchecked, context: z.RefinementCtx): void {
  const slugs = new Set(snapshot.books.map((book) => book.slug))
  const media = new Set(snapshot.media.map((file) => file.id))
  const tags = new Set(snapshot.errata.map((erratum) => erratum.tag))
  const issue = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message })
  const needs = (known: Set<string>, value: string | null, path: (string | number)[]) => {
    if (value !== null && !known.has(value)) issue(path, `"${value}" is not published`)
  }
  needs(slugs, snapshot.settings.homeBook, ['settings', 'homeBook'])
  snapshot.books.forEach((book, index) => {
    needs(slugs, book.previousEdition, ['books', index, 'previousEdition'])
    needs(media, book.cover, ['books', index, 'cover'])
  })
  snapshot.materials.forEach((material, index) => needs(media, material.file, ['materials', index, 'file']))
  for (const part of ['news', 'materials', 'excerpts', 'errata'] as const) {
    snapshot[part].forEach((document, index) => needs(slugs, document.book, [part, index, 'book']))
  }
  snapshot.errata.forEach((erratum, index) =>
    erratum.relatedTo.forEach((tag) => needs(tags, tag, ['errata', index, 'relatedTo'])),
  )
  const unique = (part: PartName, key: (index: number) => string) =>
    snapshot[part].reduce((seen: Set<string>, _document, index) => {
      if (seen.has(key(index))) issue([part, index], `"${key(index)}" stands twice`)
      return seen.add(key(index))
    }, new Set<string>())
  unique('books', (index) => snapshot.books[index]?.slug ?? '')
  unique('errata', (index) => snapshot.errata[index]?.tag ?? '')
  unique('news', (index) => `${snapshot.news[index]?.book ?? ''}/${snapshot.news[index]?.slug}`)
  unique('excerpts', (index) => `${snapshot.excerpts[index]?.book}/${snapshot.excerpts[index]?.slug}`)
}

// "errata[3] (7K2QD) correction": a place that a person finds again.
function nameOf(path: PropertyKey[], answer: unknown): string {
  const [part, index, ...rest] = path
  if (typeof index !== 'number') return path.map(String).join('.') || 'the answer'
  const document = (answer as Record<string, Record<string, unknown>[]>)[String(part)]?.[index]
  const known = document?.tag ?? document?.slug ?? document?.id
  return [
    `${String(part)}[${index}]`,
    known === undefined ? '' : `(${String(known)})`,
    rest.map(String).join('.'),
  ]
    .filter(Boolean)
    .join(' ')
}

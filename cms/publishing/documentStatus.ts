import type { CollectionSlug, GlobalSlug, Payload, Where } from 'payload'
import { eachLocale, type Bilingual } from '../../content/locale.ts'
import type { ContentProblem, Loss } from '../../content/publishing.ts'
import { pageOfDocument } from '../../content/sitePaths.ts'
import { settingsOf } from '../cmsSettings.ts'
import { type Row, idOf, isIdOf, text } from '../rows.ts'
import { isError, readPublishing, type PublishingStatus } from './publishingStatus.ts'

/** A document of the panel: a collection's, or the global `slug` where `id` is null. */
export type DocumentName = { slug: string; id: string | null }

/** How one document stands on the site. Dates are RFC 3339. */
export type DocumentStatus = {
  /**
   * `unpublished`: readers don't have it. `hidden`: it is published, and its book is not. `live`: readers have what was published.
   * `waiting`: the next release brings it (`leaving`: takes it away). `held`: the last one didn't, because its book could not be
   * built. `failed`, `stalled`: that release didn't come.
   */
  state: 'unpublished' | 'hidden' | 'live' | 'waiting' | 'leaving' | 'held' | 'failed' | 'stalled'
  /** When readers got what they have (`live`), or when the change was made that waits for a release; null where neither is known. */
  since: string | null
  /** The newest version is a draft, which readers don't have. */
  hasNewerDraft: boolean
  /** Where readers find it, as a whole address; null where they don't. */
  links: Bilingual | null
  /** `hidden`: the book that isn't published. `held`: the one that keeps its earlier pages, where the document isn't it. */
  book: string | null
  /** `failed`, `held`: the build, and what it says about this document, else about its book, else the first error of another. */
  failure: { release: string; problem: ContentProblem | null; isOwn: boolean } | null
  /** `held`: what waits for an administrator's word, so that this document, or its book, stays as it was. */
  loss: Loss | null
}

/** Reads how a document stands on the site; null where there is no such document. `now` is the clock. */
export async function readDocumentStatus({
  payload,
  name,
  now,
}: {
  payload: Payload
  name: DocumentName
  now: Date
}): Promise<DocumentStatus | null> {
  const row = await readRow(payload, name)
  if (row === null) return name.id === null ? neverSaved : null
  const book = await readRow(payload, { slug: 'books', id: idOf(row.book) ?? '' })
  const isPublished = isVisible(row)
  const isHidden = isPublished && idOf(row.book) !== null && !isVisible(book)
  const [waiting, since, { status: site, held }, hasNewerDraft] = await Promise.all([
    findWaiting(payload, name, idOf(row.book)),
    findLiveSince(payload, name, idOf(row.book)),
    readPublishing(payload, now),
    isNewestADraft(payload, name),
  ])
  const first = waiting[0]
  const state = isHidden
    ? 'hidden'
    : first === undefined
      ? isPublished
        ? 'live'
        : 'unpublished'
      : waiting.every(({ id }) => held.has(String(id)))
        ? 'held'
        : site.state === 'failed' || site.state === 'stalled'
          ? site.state
          : isPublished
            ? 'waiting'
            : 'leaving'
  // Until the release comes, an address that is new leads nowhere.
  const isNew = waiting.some(({ operation }) => operation === 'publish')
  return {
    state,
    since: first === undefined ? (isPublished ? since : null) : String(first.createdAt),
    hasNewerDraft: isPublished && hasNewerDraft,
    links: isPublished && !isHidden && !isNew ? await makeLinks({ payload, name, row, book }) : null,
    book: state === 'hidden' || state === 'held' ? idOf(row.book) : null,
    failure:
      state === 'failed' || state === 'held'
        ? await describeFailure({ payload, lastBuild: site.lastBuild, name, book: idOf(row.book) })
        : null,
    loss: site.losses.find(({ book }) => book !== null && book === (idOf(row.book) ?? name.id)) ?? null,
  }
}

const neverSaved: DocumentStatus = {
  state: 'unpublished',
  since: null,
  hasNewerDraft: false,
  links: null,
  book: null,
  failure: null,
  loss: null,
}

function isVisible(row: Row | null): boolean {
  return row !== null && row._status === 'published' && !row.deletedAt
}

async function readRow({ db }: Payload, { slug, id }: DocumentName): Promise<Row | null> {
  if (id === null) {
    const row = (await db.findGlobal({ slug })) as Row | null
    return row?.updatedAt ? row : null
  }
  if (id === '' || !isIdOf(db, id)) return null
  return db.findOne<Row & { id: string }>({
    collection: slug as CollectionSlug,
    where: { id: { equals: id } },
  })
}

const changesOf = ({ slug, id }: DocumentName): Where => ({
  and: [
    { changedCollection: { equals: slug } },
    ...(id === null ? [] : [{ changedDocument: { equals: id } }]),
  ],
})

/** What the publishing of its book brings to readers counts as the document's own change. */
const changesFor = (name: DocumentName, book: string | null): Where =>
  book === null
    ? changesOf(name)
    : {
        or: [
          changesOf(name),
          { and: [changesOf({ slug: 'books', id: book }), { operation: { equals: 'publish' } }] },
        ],
      }

/** The changes of the document that no live release holds, the oldest first. */
async function findWaiting({ db }: Payload, name: DocumentName, book: string | null): Promise<Row[]> {
  const { docs } = await db.find<Row & { id: string }>({
    collection: 'site-changes',
    where: { and: [changesFor(name, book), { release: { exists: false } }] },
    sort: 'createdAt',
    limit: 0,
    pagination: false,
  })
  return docs
}

/** When the release went live that brought the newest change of the document to readers. */
async function findLiveSince(
  { db }: Payload,
  name: DocumentName,
  book: string | null,
): Promise<string | null> {
  const { docs } = await db.find<Row & { id: string }>({
    collection: 'site-changes',
    where: { and: [changesFor(name, book), { release: { exists: true } }] },
    sort: '-createdAt',
    limit: 1,
    pagination: false,
  })
  const release = idOf(docs[0]?.release)
  if (release === null) return null
  const row = await db.findOne<Row & { id: string }>({
    collection: 'site-releases',
    where: { id: { equals: release } },
    select: { createdAt: true },
  })
  return row === null ? null : String(row.createdAt)
}

async function isNewestADraft({ db }: Payload, { slug, id }: DocumentName): Promise<boolean> {
  const newest = { sort: '-updatedAt', limit: 1, pagination: false } as const
  const { docs } =
    id === null
      ? await db.findGlobalVersions<Row>({ global: slug as GlobalSlug, ...newest })
      : await db.findVersions<Row>({
          collection: slug as CollectionSlug,
          where: { parent: { equals: id } },
          ...newest,
        })
  return (docs[0]?.version as Row | undefined)?._status === 'draft'
}

async function makeLinks({
  payload,
  name,
  row,
  book,
}: {
  payload: Payload
  name: DocumentName
  row: Row
  book: Row | null
}): Promise<Bilingual | null> {
  const page = pageOfDocument({
    collection: name.slug,
    book: text(book?.slug),
    slug: text(row.slug),
    tag: text(row.tag),
  })
  if (page === null) return null
  const settings = await readRow(payload, { slug: 'site-settings', id: null })
  const base = (isVisible(settings) ? text(settings?.baseUrl) : null) ?? settingsOf(payload).siteUrl
  return eachLocale((locale) => `${base.replace(/\/+$/, '')}/${locale}/${page}`)
}

async function describeFailure({
  payload,
  lastBuild,
  name,
  book,
}: {
  payload: Payload
  lastBuild: PublishingStatus['lastBuild']
  name: DocumentName
  book: string | null
}): Promise<DocumentStatus['failure']> {
  if (lastBuild === null) return null
  const errors = lastBuild.problems.filter(isError)
  const own = errors.find(({ document }) => document?.collection === name.slug && document.id === name.id)
  const ofBook =
    own ?? (await findProblemOfBook({ payload, errors, book: name.slug === 'books' ? name.id : book }))
  return {
    release: lastBuild.id,
    problem: ofBook ?? errors[0] ?? lastBuild.problems[0] ?? null,
    isOwn: own !== undefined,
  }
}

/** The first problem of a book, or of a document that belongs to it. */
async function findProblemOfBook({
  payload,
  errors,
  book,
}: {
  payload: Payload
  errors: readonly ContentProblem[]
  book: string | null
}): Promise<ContentProblem | null> {
  if (book === null) return null
  for (const problem of errors) {
    if (problem.document === null) continue
    const { collection, id } = problem.document
    if (collection === 'books' && id === book) return problem
    // A problem can be of a collection that is not there any more after an upgrade.
    if (payload.collections[collection as CollectionSlug] === undefined) continue
    const row = await readRow(payload, { slug: collection, id })
    if (idOf(row?.book) === book) return problem
  }
  return null
}

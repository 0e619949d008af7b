import { type CollectionSlug, APIError, type PayloadRequest } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { inOneTransaction } from '../database/inOneTransaction.ts'
import { readMainRow } from '../publishing/mainRows.ts'
import { findVisibleChange } from '../publishing/visibleChange.ts'
import { writeSiteChange } from '../publishing/writeSiteChange.ts'
import type { Row } from '../rows.ts'
import { inPanelLanguage } from '../words.ts'
import { describeReferences } from './describeReferences.ts'
import { findReferences, labelsOf, type Reference } from './findReferences.ts'
import { createInUseError } from './keepWhatIsUsed.ts'
import { belongingPath } from '../fields/referenceFields.ts'

declare module 'payload' {
  interface RequestContext {
    /** The book that is being deleted for good with all that belongs to it. No request from outside can set it. */
    deletedWithBook?: string
  }
}

/** A document of a book: the book itself, or what belongs to it. */
type Part = { collection: CollectionSlug; id: string }

/** What belongs to a book, and what refers to any of it from outside. */
export type WholeBook = {
  /** When the book went to the trash; null where it has not. */
  deletedAt: string | null
  /** The errata, news, materials and excerpts, also those in the trash. */
  parts: Reference[]
  /** Those that went into the trash with the book: at the same moment. */
  together: Reference[]
  outside: Reference[]
}

/** Reads what belongs to a book, in the transaction of `req`; null where there is no such book. */
export async function readWholeBook(id: string, req: PayloadRequest): Promise<WholeBook | null> {
  const book = await readMainRow({ slug: 'books', id, req })
  if (book === null) return null
  const references = await findReferences({ to: 'books', id, req })
  const parts = references.filter(({ paths }) => paths.includes(belongingPath))
  const isPart = ({ collection, id }: { collection: string; id: string | null }) =>
    (collection === 'books' && id === bookId) ||
    parts.some((part) => part.collection === collection && part.id === id)
  const bookId = id
  const outside = references.filter((reference) => !isPart(reference))
  for (const part of parts) {
    if (part.id === null) continue
    const ofPart = await findReferences({ to: part.collection, id: part.id, req })
    for (const reference of ofPart)
      if (!isPart(reference) && !outside.some((other) => isSame(other, reference))) outside.push(reference)
  }
  const deletedAt = moment(book.deletedAt)
  const together: Reference[] = []
  for (const part of parts) {
    const row = await readMainRow({ slug: part.collection, id: part.id, req })
    if (deletedAt !== null && moment(row?.deletedAt) === deletedAt) together.push(part)
  }
  return { deletedAt, parts, together, outside }
}

/**
 * Moves a book with all its errata, news, materials and excerpts to the trash, in one transaction. Published documents, and drafts
 * on top of them, stay as they are there: all of them get the same `deletedAt`, and nothing else changes.
 * Throws APIError where something outside of the trash refers to any of it, or where the book is there already.
 */
export function trashWholeBook(id: string, req: PayloadRequest): Promise<Reference[]> {
  return inOneTransaction({ req, conflictWords }, async () => {
    const book = await readWholeBook(id, req)
    if (book === null) throw createRefusal(req, 404, noBook)
    if (book.deletedAt !== null) throw createRefusal(req, 409, isThere)
    refuseOutside(
      book.outside.filter(({ isTrashed }) => !isTrashed),
      req,
    )
    const moved = book.parts.filter(({ isTrashed }) => !isTrashed)
    await setDeletedAt({ parts: [...moved.flatMap(toPart), bookPart(id)], deletedAt: now(), req })
    return moved
  })
}

/**
 * Takes a book out of the trash with what went there with it, in one transaction; what is published is on the site again.
 * What lay in the trash before the book did stays there.
 */
export function restoreWholeBook(id: string, req: PayloadRequest): Promise<Reference[]> {
  return inOneTransaction({ req, conflictWords }, async () => {
    const book = await readWholeBook(id, req)
    if (book === null) throw createRefusal(req, 404, noBook)
    if (book.deletedAt === null) throw createRefusal(req, 409, isNotThere)
    await setDeletedAt({ parts: [bookPart(id), ...book.together.flatMap(toPart)], deletedAt: null, req })
    return book.together
  })
}

/**
 * Deletes a book for good that lies in the trash, with all that belongs to it, in one transaction. Throws APIError where something
 * outside refers to any of it; what readers have seen of errata is refused by the errata themselves.
 */
export function deleteWholeBook(id: string, req: PayloadRequest): Promise<Reference[]> {
  return inOneTransaction({ req, conflictWords }, async () => {
    const book = await readWholeBook(id, req)
    if (book === null) throw createRefusal(req, 404, noBook)
    if (book.deletedAt === null) throw createRefusal(req, 409, isNotThere)
    refuseOutside(book.outside, req)
    const live = book.parts.filter(({ isTrashed }) => !isTrashed)
    refuseOutside(live, req)
    req.context.deletedWithBook = id
    try {
      for (const { collection, id: part } of [...book.parts.flatMap(toPart), bookPart(id)])
        await req.payload.delete({
          collection,
          id: part,
          trash: true,
          overrideAccess: false,
          user: req.user,
          req,
        })
    } finally {
      delete req.context.deletedWithBook
    }
    return book.parts
  })
}

/**
 * Writes `deletedAt` into the rows and into the newest versions, which editors see, and nothing else. A save through Payload would
 * publish (or unpublish) where a draft lies on top of what is published: it writes the newest version over the published row.
 * Readers' side is told as every save tells it: a row in site-changes for each document that goes from the site, or comes back.
 */
async function setDeletedAt({
  parts,
  deletedAt,
  req,
}: {
  parts: readonly Part[]
  deletedAt: string | null
  req: PayloadRequest
}): Promise<void> {
  const { db } = req.payload
  for (const { collection, id } of parts) {
    const before = await readMainRow({ slug: collection, id, req })
    // Without `updatedAt` the database sets it to now, and readers would be told of a change.
    const updatedAt = before?.updatedAt
    await db.updateOne({ collection, id, data: { deletedAt, updatedAt }, req, returning: false })
    const { docs } = await db.findVersions<Row>({
      collection,
      where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
      limit: 0,
      pagination: false,
      req,
    })
    for (const { id: versionId, version, ...rest } of docs)
      await db.updateVersion({
        collection,
        id: versionId,
        versionData: { ...rest, version: { ...version, deletedAt } } as never,
        req,
        returning: false,
      })
    const after = await readMainRow({ slug: collection, id, req })
    const change = findVisibleChange({ before, after, drafts: true, saved: null })
    if (change) await writeSiteChange({ slug: collection, document: id, change, before, after, req })
  }
}

function refuseOutside(references: readonly Reference[], req: PayloadRequest): void {
  if (references.length === 0) return
  const users = describeReferences(references, req)
  throw createInUseError({
    references,
    words: {
      ja: `この本か、この本に属するものが、ほかで使われています: ${users.ja}。先に、そちらでの指定を外してください。`,
      en: `The book, or something that belongs to it, is in use elsewhere: ${users.en}. Take it out there first.`,
    },
    req,
  })
}

function createRefusal(req: PayloadRequest, status: number, words: Bilingual): APIError {
  return new APIError(inPanelLanguage(req, words), status, null, true)
}

/** How many of each collection, in words: "正誤 48件、お知らせ 2件". */
export function describeCounts(parts: readonly Reference[], req: PayloadRequest): Bilingual {
  const collections = [...new Set(parts.map(({ collection }) => collection))]
  const counts = collections.map((collection) => ({
    labels: labelsOf(collection, req).many,
    count: parts.filter((part) => part.collection === collection).length,
  }))
  return {
    ja: counts.map(({ labels, count }) => `${labels.ja} ${count}件`).join('、'),
    en: counts.map(({ labels, count }) => `${labels.en} (${count})`).join(', '),
  }
}

const toPart = ({ collection, id }: Reference): Part[] =>
  id === null ? [] : [{ collection: collection as CollectionSlug, id }]
const bookPart = (id: string): Part => ({ collection: 'books', id })
const isSame = (a: Reference, b: Reference) => a.collection === b.collection && a.id === b.id
const now = () => new Date().toISOString()

function moment(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' ? new Date(value).toISOString() : null
}

const noBook = {
  ja: 'この本はもうありません。一覧を読み込み直してください。',
  en: 'This book is not there any more. Load the list anew.',
}
const isThere = { ja: 'この本はもうごみ箱の中にあります。', en: 'This book is in the trash already.' }
const isNotThere = { ja: 'この本はごみ箱の中にありません。', en: 'This book is not in the trash.' }
const conflictWords = {
  ja: 'ほかの人が同時に保存していたため、何も変わっていません。もう一度試してください。',
  en: 'Somebody else was saving at the same time, so nothing was changed. Try again.',
}

import {
  APIError,
  ValidationError,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type CollectionSlug,
  type GlobalBeforeChangeHook,
  type PayloadRequest,
} from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { type Row, asRow, isIdOf } from '../rows.ts'
import { documentTitle } from '../fields/documentTitle.ts'
import { inPanelLanguage } from '../words.ts'
import { describeReferences } from './describeReferences.ts'
import { findReferences, showReference, type Reference } from './findReferences.ts'
import { belongingPath, idsAt, listReferenceFields } from '../fields/referenceFields.ts'

/** Refuses to delete a document for good, or to move it to the trash, while others refer to it. */
export function keepWhatIsUsed(slug: string) {
  const beforeDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
    // `deleteWholeBook` has looked for what refers to any of it from outside.
    if (req.context.deletedWithBook !== undefined) return
    refuseWhereUsed({ slug, references: await findKeepers({ slug, id, req }), req })
  }
  const beforeChange: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
    if (operation === 'update' && data.deletedAt && !originalDoc?.deletedAt) {
      const id: unknown = originalDoc?.id
      const references = await findKeepers({ slug, id, req, toTrash: true })
      refuseWhereUsed({ slug, references, req })
    }
    await refuseWhatIsGone({ from: slug, data, before: asRow(originalDoc), req })
    return data
  }
  return { beforeChange: [beforeChange], beforeDelete: [beforeDelete] }
}

/** Refuses to save a global that refers to what is deleted or in the trash. */
export function keepGlobalReferences(slug: string): GlobalBeforeChangeHook {
  return async ({ data, originalDoc, req }) => {
    await refuseWhatIsGone({ from: slug, data: asRow(data), before: asRow(originalDoc), req })
    return data
  }
}

/**
 * What keeps a document from being deleted. On its way to the trash, what lies in the trash itself keeps it only where it belongs
 * to it: two drafts that name each other could never go otherwise.
 */
export async function findKeepers({
  slug,
  id,
  req,
  toTrash = false,
}: {
  slug: string
  id: unknown
  req: PayloadRequest
  toTrash?: boolean
}): Promise<Reference[]> {
  const references = await findReferences({ to: slug, id: String(id), req })
  return references.filter(({ isTrashed, paths }) => !toTrash || !isTrashed || paths.includes(belongingPath))
}

/** The error for a document that others refer to: a sentence that names them, and the same as data. */
export function createInUseError({
  references,
  words,
  req,
}: {
  references: readonly Reference[]
  words: Bilingual
  req: PayloadRequest
}): APIError {
  const data = { references: references.map((reference) => showReference(reference, req)) }
  return new APIError(inPanelLanguage(req, words), 409, data, true)
}

function refuseWhereUsed({
  slug,
  references,
  req,
}: {
  slug: string
  references: readonly Reference[]
  req: PayloadRequest
}): void {
  if (references.length === 0) return
  const users = describeReferences(references, req)
  const hasOwn = slug === 'books' && references.some(({ paths }) => paths.includes(belongingPath))
  const advice: Bilingual = hasOwn
    ? {
        ja: '本に属するものもまとめて移すには、本の画面の「まるごとごみ箱へ移す」を使ってください。',
        en: 'To move the book with all that belongs to it, use "Move all of it to the trash" on the page of the book.',
      }
    : {
        ja: '先に、そちらでの指定を外してください。',
        en: 'Take it out there first.',
      }
  throw createInUseError({
    references,
    words: {
      ja: `使われているため削除できません。使っているもの: ${users.ja}。${advice.ja}`,
      en: `This is in use and was not deleted. Used by: ${users.en}. ${advice.en}`,
    },
    req,
  })
}

/**
 * Refuses a save that begins to refer to what is deleted or in the trash, or that takes a document out of the trash without its
 * book. With the check of the other side, at the deletion, nothing is left that refers to nothing:
 * - On SQLite there is one writer, so one of the two sees the other.
 * - On MongoDB a save and a deletion that overlap do not see each other: its transactions are snapshots, and neither writes what
 *   the other one does. (Writing the book at each new erratum would make them see each other, and refuse two editors who enter
 *   errata of one book at the same moment.) What is saved beside its book's way into the trash is there with the book again; a
 *   draft that is saved beside a deletion for good that skips the trash cannot be published until it names another book.
 */
async function refuseWhatIsGone({
  from,
  data,
  before,
  req,
}: {
  from: string
  data: Row
  before: Row
  req: PayloadRequest
}): Promise<void> {
  const isRestored = Boolean(before.deletedAt) && data.deletedAt === null
  const problems: { path: string; message: string }[] = []
  for (const field of listReferenceFields(req.payload.config)) {
    if (('collection' in field.from ? field.from.collection : field.from.global) !== from) continue
    const collection = field.to[0] as CollectionSlug | undefined
    if (field.to.length !== 1 || collection === undefined) continue
    const isOfBook = field.path === belongingPath
    const stored = isRestored && isOfBook ? [] : idsAt(before, field.path)
    const named = idsAt(isRestored && isOfBook ? { ...before, ...data } : data, field.path)
    const ids = named.filter((id) => !stored.includes(id))
    if (ids.length === 0) continue
    const missing = await findMissing({ collection, ids, req })
    if (missing) problems.push({ path: field.path, message: inPanelLanguage(req, missing) })
  }
  if (problems.length > 0) throw new ValidationError({ collection: from, errors: problems, req }, req.t)
}

async function findMissing({
  collection,
  ids,
  req,
}: {
  collection: CollectionSlug
  ids: readonly string[]
  req: PayloadRequest
}): Promise<Bilingual | null> {
  const { db } = req.payload
  const { docs } = await db.find<Row & { id: string }>({
    collection,
    where: { id: { in: ids.filter((id) => isIdOf(db, id)) } },
    limit: 0,
    pagination: false,
    req,
  })
  const trashed = docs.find(({ deletedAt }) => Boolean(deletedAt))
  if (trashed) {
    const title = documentTitle(trashed)
    return {
      ja: `「${title.ja}」はごみ箱の中にあります。先にごみ箱から戻すか、ほかのものを選んでください。`,
      en: `"${title.en}" is in the trash. Take it out first, or choose another one.`,
    }
  }
  return docs.length < new Set(ids).size
    ? {
        ja: '選ばれたものは、もうありません(削除されました)。ほかのものを選ぶか、空にしてください。',
        en: 'What was chosen is not there any more: it was deleted. Choose another one, or leave it empty.',
      }
    : null
}

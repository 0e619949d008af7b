import type { PayloadRequest } from 'payload'
import { inOneTransaction } from '../database/inOneTransaction.ts'
import { explainRefusal, importConflictWords } from '../write/explainRefusal.ts'
import { createDocument, updateDocument } from '../write/saveDocument.ts'
import type { ImportedBook } from './support-page/importedBook.ts'
import { readStoredContent } from './storedContent.ts'
import { type ImportPlan, type PlannedDocument, planImport } from './planImport.ts'
import { describeLines } from './toCheckText.ts'

/** What an import did, or, where `saved` is false, would do. */
export type ImportOutcome = ImportPlan & {
  saved: boolean
  /** Null where the book does not exist yet. */
  bookId: string | null
}

/**
 * The last step of an import: saves what a page says of the book `slug` as drafts, in one transaction (that of `req` if it has
 * one).
 * Stored documents stay as they are: entries that were imported before are recognized by their fingerprints, also in the trash,
 * and of a stored book only empty fields are filled. `dryRun` plans and writes nothing.
 * Does not check access: the caller does. Throws WordedError, with words for a person.
 */
export async function saveImportedBook({
  req,
  slug,
  imported,
  dryRun = false,
  isSettled = false,
}: {
  req: PayloadRequest
  slug: string
  imported: ImportedBook
  dryRun?: boolean
  /** Whether an editor has looked through the drafts already. */
  isSettled?: boolean
}): Promise<ImportOutcome> {
  if (dryRun) {
    const plan = await planImport({
      imported,
      slug,
      isSettled,
      stored: await readStoredContent({ req, slug }),
    })
    return { ...plan, saved: false, bookId: plan.book.id }
  }
  return inOneTransaction({ req, conflictWords: importConflictWords }, async () => {
    const plan = await planImport({
      imported,
      slug,
      isSettled,
      stored: await readStoredContent({ req, slug }),
    })
    const bookId = await saveBook({ req, plan })
    for (const document of plan.documents) await saveDocument({ req, document, book: bookId })
    return { ...plan, saved: true, bookId }
  })
}

async function saveBook({ req, plan: { book } }: { req: PayloadRequest; plan: ImportPlan }): Promise<string> {
  const save = {
    req,
    collection: 'books',
    data: { ...book.data, fingerprint: book.fingerprint, toCheck: book.toCheck },
    status: 'draft',
  } as const
  const where = { ja: `本「${book.slug}」`, en: `The book "${book.slug}"` }
  if (book.id === null) return explainRefusal(where, () => createDocument(save))
  const { id } = book
  if (book.filled.length > 0) await explainRefusal(where, () => updateDocument({ ...save, id }))
  return id
}

function saveDocument({
  req,
  document,
  book,
}: {
  req: PayloadRequest
  document: PlannedDocument
  book: string
}): Promise<string> {
  const { collection, data, fingerprint, importedFrom, source, title, toCheck } = document
  const where = {
    ja: `${describeLines(source, 'ja')}（${title.ja}）`,
    en: `${describeLines(source, 'en')} (${title.en})`,
  }
  return explainRefusal(where, () =>
    createDocument({
      req,
      collection,
      data: { ...data, book, fingerprint, importedFrom, toCheck },
      status: 'draft',
    }),
  )
}

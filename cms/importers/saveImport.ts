import type { PayloadRequest } from 'payload'
import { ValidationError, commitTransaction, initTransaction, killTransaction } from 'payload'
import { isConflict } from '../hooks/answerConflict.ts'
import { createInBothLanguages, updateInBothLanguages } from '../write/saveInBothLanguages.ts'
import type { ImportedBook } from './importedBook.ts'
import { ImportRefusal } from './importRefusal.ts'
import { readKnownContent } from './knownContent.ts'
import type { ImportPlan, PlannedDocument } from './planImport.ts'
import { planImport } from './planImport.ts'
import { describeLines } from './toCheckText.ts'

/** What an import did, or, where `saved` is false, would do. */
export type ImportOutcome = ImportPlan & {
  saved: boolean
  /** Null where the book is not there yet. */
  bookId: string | null
}

/**
 * The last step of an import: takes what a page says of the book `slug` over as drafts, all of it or, where anything fails, nothing.
 * What is there stays as it is: entries are known again by their fingerprints, also in the trash, and of a book only empty fields
 * are filled. `dryRun` only says what would be done. Joins a transaction that `req` has already.
 * Access is not asked: an endpoint lets in whom it may. Throws ImportRefusal, with words for a person.
 */
export async function saveImportedBook({
  req,
  slug,
  imported,
  dryRun = false,
}: {
  req: PayloadRequest
  slug: string
  imported: ImportedBook
  dryRun?: boolean
}): Promise<ImportOutcome> {
  const { locale, fallbackLocale } = req
  if (dryRun) {
    const plan = await planImport({ imported, slug, known: await readKnownContent({ req, slug }) })
    return { ...plan, saved: false, bookId: plan.book.id }
  }
  const isOurs = await initTransaction(req)
  try {
    const plan = await planImport({ imported, slug, known: await readKnownContent({ req, slug }) })
    const bookId = await saveBook({ req, plan })
    for (const document of plan.documents) await saveDocument({ req, document, book: bookId })
    if (isOurs) await commitTransaction(req)
    return { ...plan, saved: true, bookId }
  } catch (error) {
    await killTransaction(req)
    throw isConflict(error) ? conflict(error) : error
  } finally {
    // Payload leaves the language of the last save in the request.
    Object.assign(req, { locale, fallbackLocale })
  }
}

async function saveBook({ req, plan: { book } }: { req: PayloadRequest; plan: ImportPlan }): Promise<string> {
  const save = {
    req,
    collection: 'books',
    data: book.data,
    alike: { fingerprint: book.fingerprint, toCheck: book.toCheck },
    status: 'draft',
  } as const
  const where = { ja: `本「${book.slug}」`, en: `The book "${book.slug}"` }
  if (book.id === null) return naming(where, () => createInBothLanguages(save))
  const { id } = book
  if (book.filled.length > 0) await naming(where, () => updateInBothLanguages({ ...save, id }))
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
  const { collection, data, fingerprint, source, title, toCheck } = document
  const where = {
    ja: `${describeLines(source, 'ja')}（${title.ja}）`,
    en: `${describeLines(source, 'en')} (${title.en})`,
  }
  return naming(where, () =>
    createInBothLanguages({
      req,
      collection,
      data: { ...data, book },
      alike: { fingerprint, toCheck },
      status: 'draft',
    }),
  )
}

/** Says of a document that the CMS refuses which one it is. */
async function naming<T>(where: { ja: string; en: string }, save: () => Promise<T>): Promise<T> {
  try {
    return await save()
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error
    const said = error.data.errors.map(({ path, message }) => `${path}: ${message}`).join(' ')
    throw new ImportRefusal(
      {
        ja: `${where.ja}は保存できません。何も取り込まれていません。${said}`,
        en: `${where.en} cannot be saved, and nothing was taken over. ${said}`,
      },
      { cause: error },
    )
  }
}

function conflict(cause: unknown): ImportRefusal {
  return new ImportRefusal(
    {
      ja: '同じときに別の保存があったため、何も取り込まれていません。もう一度実行してください。',
      en: 'Another save came in between, so nothing was taken over. Run it again.',
    },
    { cause },
  )
}

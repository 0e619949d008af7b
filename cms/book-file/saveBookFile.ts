import type { PayloadRequest } from 'payload'
import type { BookFile } from '../../content/bookFile.ts'
import { settingsOf } from '../cmsSettings.ts'
import { inOneTransaction } from '../database/inOneTransaction.ts'
import { type Row, text } from '../rows.ts'
import { WordedError } from '../words.ts'
import { importConflictWords } from '../write/explainRefusal.ts'
import { findBookBySlug } from '../write/findBookBySlug.ts'
import { collectBookFile } from './collectBookFile.ts'
import { createBookFromFile } from './createBookFromFile.ts'
import { findDifferences } from './findDifferences.ts'
import { saveMedia } from './saveMedia.ts'

/** What became of a book file. `leftOut`: the references to what this database does not have, as `7K2QD → 3M1NX`. */
type SavedBookFile = { isNew: boolean; bookId: string; leftOut: string[] }

/**
 * Imports a whole book into this database, published as it was, drafts as drafts, with its tags; all of it or nothing.
 * Where the book is there already, everything must be equal, and nothing is done. Access is not checked.
 * Throws WordedError where the book is there and differs, where it lies in the trash, and where another erratum has a tag of it.
 */
export async function saveBookFile({
  req,
  file,
}: {
  req: PayloadRequest
  file: BookFile
}): Promise<SavedBookFile> {
  let removeFiles = async () => {}
  try {
    return await inOneTransaction({ req, conflictWords: importConflictWords }, async () => {
      await removeFiles() // Those of an attempt that met another save.
      const equalBookId = await findEqualBook({ req, file })
      if (equalBookId !== null) return { isNew: false, bookId: equalBookId, leftOut: [] }
      await refuseUsedTags({ req, file })
      const { mediaDir } = settingsOf(req.payload)
      const media = await saveMedia({ req, mediaDir, media: file.media })
      removeFiles = media.removeFiles
      return { isNew: true, ...(await createBookFromFile({ req, file, media: media.ids })) }
    })
  } catch (error) {
    await removeFiles()
    throw error
  } finally {
    delete req.context.keptTag
  }
}

async function findEqualBook({ req, file }: { req: PayloadRequest; file: BookFile }): Promise<string | null> {
  const book = await findBookBySlug({ req, slug: file.slug })
  if (book === null) return null
  if (book.trashed)
    throw new WordedError({
      ja: `本「${file.slug}」はごみ箱にあります。管理画面のごみ箱から完全に削除してから、もう一度取り込んでください。`,
      en: `The book "${file.slug}" is in the trash. Delete it there for good in the admin panel, and import again.`,
    })
  const differences = findDifferences(await collectBookFile({ req, slug: file.slug }), file)
  if (differences.length === 0) return book.id
  const places = differences.slice(0, 10).join(', ')
  throw new WordedError({
    ja:
      `本「${file.slug}」はもうあり、このファイルとは違うところがあります(${places})。何も変えていません。` +
      'ファイルの内容にするには、今の本をごみ箱に入れて完全に削除してから取り込んでください。',
    en:
      `The book "${file.slug}" is here already and differs from this file (${places}). Nothing was changed. ` +
      'To have what the file says, delete the book here for good, and import again.',
  })
}

async function refuseUsedTags({ req, file }: { req: PayloadRequest; file: BookFile }): Promise<void> {
  if (file.errata.length === 0) return
  const { docs } = await req.payload.db.find<Row & { id: string }>({
    collection: 'errata',
    where: { tag: { in: file.errata.map(({ tag }) => tag) } },
    limit: 0,
    pagination: false,
    req,
  })
  const usedTags = docs.flatMap((row) => text(row.tag) ?? []).sort()
  if (usedTags.length === 0) return
  throw new WordedError({
    ja:
      `タグ ${usedTags.join(', ')} は、ここではほかの正誤(ごみ箱の中のものも含みます)が使っています。` +
      'タグは永久のものなので、この本は取り込めません。何も変えていません。',
    en:
      `The tags ${usedTags.join(', ')} belong to other errata here (perhaps in the trash). ` +
      'A tag is permanent, so this book cannot be imported. Nothing was changed.',
  })
}

import type { PayloadRequest } from 'payload'
import type { BookFile, BookFileList } from '../../content/bookFile.ts'
import { type Row, asRow, text } from '../rows.ts'
import { type OutsideIds, describeLeftOut, findOutsideIds } from './outsideReferences.ts'
import { saveStates, settleStates } from './saveStates.ts'
import { toBookData, toDocumentData, type FileIds } from './toData.ts'

/**
 * Creates the book of a file and all that belongs to it, in the transaction of `req`; its uploads are there already (`media`: ids
 * by file name). Gives the book's id, and the references that were left out because this database lacks what they lead to.
 */
export async function createBookFromFile({
  req,
  file,
  media,
}: {
  req: PayloadRequest
  file: BookFile
  media: ReadonlyMap<string, string>
}): Promise<{ bookId: string; leftOut: string[] }> {
  const outside = await findOutsideIds({ req, file })
  const bookId = await createBook({ req, file, media, outside })
  const context = { req, bookId, ids: { media, previousEdition: null } }
  for (const document of file.news) await createDocument({ ...context, list: 'news', document })
  for (const document of file.materials) await createDocument({ ...context, list: 'materials', document })
  for (const document of file.excerpts) await createDocument({ ...context, list: 'excerpts', document })
  await createErrata({ ...context, file, outside })
  return { bookId, leftOut: describeLeftOut({ file, outside }) }
}

async function createBook({
  req,
  file,
  media,
  outside,
}: {
  req: PayloadRequest
  file: BookFile
  media: ReadonlyMap<string, string>
  outside: OutsideIds
}): Promise<string> {
  const id = await saveStates({
    req,
    collection: 'books',
    document: file.book,
    toData: (state) =>
      toBookData(state, {
        media,
        previousEdition: outside.books.get(state.previousEdition ?? '') ?? null,
      }),
    where: { ja: `本「${file.slug}」`, en: `The book "${file.slug}"` },
  })
  await settleStates({ req, collection: 'books', id, document: file.book, values: () => ({}) })
  return id
}

type Context = { req: PayloadRequest; bookId: string; ids: FileIds }

async function createDocument<List extends Exclude<BookFileList, 'errata'>>({
  req,
  bookId,
  ids,
  list,
  document,
}: Context & { list: List; document: BookFile[List][number] }): Promise<void> {
  type State = NonNullable<(typeof document)['draft' | 'published']>
  const toData = toDocumentData[list] as unknown as (state: State, ids: FileIds) => Row
  const states = document as { createdAt: string; published: State | null; draft: State | null }
  const name = nameOf(states.published ?? states.draft)
  const id = await saveStates({
    req,
    collection: list,
    document: states,
    toData: (state) => ({ ...toData(state, ids), book: bookId }),
    where: { ja: `「${name}」(${list})`, en: `"${name}" (${list})` },
  })
  await settleStates({ req, collection: list, id, document: states, values: () => ({}) })
}

/**
 * Creates all errata first, so that each can then be related to the others by its id. What they name of other books is there
 * already, and is said at once: the row in site-changes then names those books, too.
 */
async function createErrata({
  req,
  bookId,
  ids,
  file,
  outside,
}: Context & { file: BookFile; outside: OutsideIds }): Promise<void> {
  const idsByTag = new Map(outside.errata)
  for (const document of file.errata) {
    req.context.keptTag = document.tag
    const id = await saveStates({
      req,
      collection: 'errata',
      document,
      toData: (state) => ({
        ...toDocumentData.errata(state, ids),
        book: bookId,
        ...relationsOf(state, outside.errata),
      }),
      where: { ja: `正誤 ${document.tag}`, en: `Erratum ${document.tag}` },
    })
    idsByTag.set(document.tag, id)
  }
  delete req.context.keptTag
  for (const document of file.errata)
    await settleStates({
      req,
      collection: 'errata',
      id: idsByTag.get(document.tag) ?? '',
      document,
      values: (state) => ({
        everPublished: document.everPublished,
        publishedAt: state.publishedAt,
        ...relationsOf(state, idsByTag),
      }),
    })
}

function relationsOf(
  { relatedTo, replacedBy }: { relatedTo: readonly string[]; replacedBy: string | null },
  idsByTag: ReadonlyMap<string, string>,
) {
  return {
    relatedTo: relatedTo.flatMap((tag) => idsByTag.get(tag) ?? []),
    replacedBy: replacedBy && (idsByTag.get(replacedBy) ?? null),
  }
}

function nameOf(state: unknown): string {
  const { slug, title } = asRow(state)
  const { ja, en } = asRow(title)
  return text(slug) ?? text(ja) ?? text(en) ?? '…'
}

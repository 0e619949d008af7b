import type { PayloadRequest } from 'payload'
import type { BookFile, BookFileList } from '../../content/bookFile.ts'
import { type Row, asRow, text } from '../rows.ts'
import { settingsOf } from '../cmsSettings.ts'
import { WordedError } from '../words.ts'
import { importConflictWords } from '../write/explainRefusal.ts'
import { findBookBySlug } from '../write/findBookBySlug.ts'
import { inOneTransaction } from '../database/inOneTransaction.ts'
import { collectBookFile } from './collectBookFile.ts'
import { findDifferences } from './findDifferences.ts'
import { saveMedia } from './mediaFiles.ts'
import { saveStates, settleStates } from './saveStates.ts'
import { bookFileBookData, bookFileData, type FileIds } from './toData.ts'

/** What became of a book file. `leftOut`: what it refers to and this database has not, as `7K2QD → 3M1NX`. */
export type SavedBookFile = { made: boolean; bookId: string; leftOut: string[] }

/**
 * Takes a whole book into this database, published as it was, drafts as drafts, tags kept; all of it or nothing.
 * Where the book is there already, everything must be equal, and nothing is done. Access is not asked.
 * Throws WordedError where it cannot be taken: the book is there and differs, or lies in the trash; a tag is another erratum's.
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
      await removeFiles() // Of a try that met another save.
      const known = await findEqualBook({ req, file })
      if (known !== null) return { made: false, bookId: known, leftOut: [] }
      await refuseTakenTags({ req, file })
      const { mediaDir } = settingsOf(req.payload)
      const media = await saveMedia({ req, mediaDir, media: file.media })
      removeFiles = media.removeFiles
      return await makeBook({ req, file, media: media.ids })
    })
  } catch (error) {
    await removeFiles()
    throw error
  } finally {
    delete req.context.keptTag
  }
}

async function makeBook({
  req,
  file,
  media,
}: {
  req: PayloadRequest
  file: BookFile
  media: Map<string, string>
}): Promise<SavedBookFile> {
  const editions = [file.book.published?.previousEdition, file.book.draft?.previousEdition]
  const outside = await readOutside({ req, file })
  const ids = (state: { previousEdition: string | null }): FileIds => ({
    media,
    previousEdition: outside.books.get(state.previousEdition ?? '') ?? null,
  })
  const bookId = await saveStates({
    req,
    collection: 'books',
    document: file.book,
    toData: (state) => bookFileBookData(state, ids(state)),
    where: { ja: `本「${file.slug}」`, en: `The book "${file.slug}"` },
  })
  await settleStates({ req, collection: 'books', id: bookId, document: file.book, values: () => ({}) })
  const context = { req, bookId, ids: ids({ previousEdition: null }) }
  for (const document of file.news) await saveOne({ ...context, list: 'news', document })
  for (const document of file.materials) await saveOne({ ...context, list: 'materials', document })
  for (const document of file.excerpts) await saveOne({ ...context, list: 'excerpts', document })
  const tags = await saveErrata({ ...context, file, outside: outside.errata })

  const related = file.errata.flatMap(({ tag, published, draft }) =>
    [...(published?.relatedTo ?? []), ...(draft?.relatedTo ?? [])]
      .filter((other) => !tags.has(other))
      .map((other) => `${tag} → ${other}`),
  )
  const missing = editions.filter((slug) => slug && !outside.books.has(slug))
  return {
    made: true,
    bookId,
    leftOut: [...new Set([...missing.map((slug) => `${file.slug} → ${slug}`), ...related])],
  }
}

type Context = { req: PayloadRequest; bookId: string; ids: FileIds }

async function saveOne<List extends Exclude<BookFileList, 'errata'>>({
  req,
  bookId,
  ids,
  list,
  document,
}: Context & { list: List; document: BookFile[List][number] }): Promise<void> {
  type State = NonNullable<(typeof document)['draft' | 'published']>
  const toData = bookFileData[list] as unknown as (state: State, ids: FileIds) => Row
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

/** Makes the errata, then relates them to each other, and gives the ids of all that they can be related to by tag. */
async function saveErrata({
  req,
  bookId,
  ids,
  file,
  outside,
}: Context & { file: BookFile; outside: ReadonlyMap<string, string> }): Promise<Map<string, string>> {
  const tags = new Map(outside)
  for (const document of file.errata) {
    req.context.keptTag = document.tag
    const id = await saveStates({
      req,
      collection: 'errata',
      document,
      toData: (state) => ({ ...bookFileData.errata(state, ids), book: bookId }),
      where: { ja: `正誤 ${document.tag}`, en: `Erratum ${document.tag}` },
    })
    tags.set(document.tag, id)
  }
  delete req.context.keptTag
  for (const document of file.errata)
    await settleStates({
      req,
      collection: 'errata',
      id: tags.get(document.tag) ?? '',
      document,
      values: ({ relatedTo }) => ({
        everPublished: document.everPublished,
        relatedTo: relatedTo.flatMap((tag) => tags.get(tag) ?? []),
      }),
    })
  return tags
}

async function findEqualBook({ req, file }: { req: PayloadRequest; file: BookFile }): Promise<string | null> {
  const found = await findBookBySlug({ req, slug: file.slug })
  if (found === null) return null
  if (found.trashed)
    throw new WordedError({
      ja: `本「${file.slug}」はごみ箱にあります。管理画面のごみ箱から完全に削除してから、もう一度取り込んでください。`,
      en: `The book "${file.slug}" is in the trash. Delete it there for good in the admin panel, and import again.`,
    })
  const there = await collectBookFile({ req, slug: file.slug })
  const differences = findDifferences(there, file)
  if (differences.length === 0) return found.id
  const places = differences.slice(0, 10).join(', ')
  throw new WordedError({
    ja: `本「${file.slug}」はもうあり、このファイルとは違うところがあります(${places})。何も変えていません。ファイルの内容にするには、今の本をごみ箱に入れて完全に削除してから取り込んでください。`,
    en: `The book "${file.slug}" is here already and differs from this file (${places}). Nothing was changed. To have what the file says, delete the book here for good, and import again.`,
  })
}

async function refuseTakenTags({ req, file }: { req: PayloadRequest; file: BookFile }): Promise<void> {
  const { docs } = await req.payload.db.find<Row & { id: string }>({
    collection: 'errata',
    where: { tag: { in: file.errata.map(({ tag }) => tag) } },
    limit: 0,
    pagination: false,
    req,
  })
  const taken = docs.flatMap((row) => text(row.tag) ?? []).sort()
  if (file.errata.length === 0 || taken.length === 0) return
  throw new WordedError({
    ja: `タグ ${taken.join(', ')} は、ここではほかの正誤(ごみ箱の中のものも含みます)が使っています。タグは永久のものなので、この本は取り込めません。何も変えていません。`,
    en: `The tags ${taken.join(', ')} belong to other errata here (perhaps in the trash). A tag is permanent, so this book cannot be taken over. Nothing was changed.`,
  })
}

/** The ids of what the file refers to and does not bring along: the book before, by slug, and errata of other books, by tag. */
async function readOutside({ req, file }: { req: PayloadRequest; file: BookFile }) {
  const own = new Set(file.errata.map(({ tag }) => tag))
  const tags = file.errata
    .flatMap(({ published, draft }) => [...(published?.relatedTo ?? []), ...(draft?.relatedTo ?? [])])
    .filter((tag) => !own.has(tag))
  const slugs = [file.book.published?.previousEdition, file.book.draft?.previousEdition]
  const read = async (collection: 'books' | 'errata', name: 'slug' | 'tag', wanted: string[]) => {
    if (wanted.length === 0) return new Map<string, string>()
    const { docs } = await req.payload.db.find<Row & { id: string }>({
      collection,
      where: { and: [{ [name]: { in: wanted } }, { deletedAt: { exists: false } }] },
      limit: 0,
      pagination: false,
      req,
    })
    return new Map(docs.map((row) => [String(row[name]), String(row.id)]))
  }
  return {
    books: await read(
      'books',
      'slug',
      slugs.filter((slug) => typeof slug === 'string'),
    ),
    errata: await read('errata', 'tag', [...new Set(tags)]),
  }
}

function nameOf(state: unknown): string {
  const { slug, title } = asRow(state)
  const { ja, en } = asRow(title)
  return text(slug) ?? text(ja) ?? text(en) ?? '…'
}

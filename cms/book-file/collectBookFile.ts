import type { Payload, PayloadRequest } from 'payload'
import {
  type BookFile as BookFileType,
  BookFile,
  bookFileLists,
  bookFileVersion,
} from '../../content/bookFile.ts'
import { inReadTransaction } from '../database/inReadTransaction.ts'
import { asRow, idOf, isoDateTime, text } from '../rows.ts'
import { settingsOf } from '../cmsSettings.ts'
import { WordedError } from '../words.ts'
import { findBookBySlug } from '../write/findBookBySlug.ts'
import { describeIssues } from './describeIssues.ts'
import { readMedia } from './readMedia.ts'
import {
  type BookCollection,
  type StoredDocument,
  readNames,
  readOfBook,
  statesOf,
  toStoredDocument,
} from './storedDocuments.ts'
import { toState, type FileReferences } from './toState.ts'

/**
 * Everything of the book with this slug, read as of one moment. Throws WordedError where there is no such book, or where it has
 * invalid content.
 */
export function exportBookFile({ payload, slug }: { payload: Payload; slug: string }): Promise<BookFileType> {
  return inReadTransaction(payload, async (req) => {
    const file = await collectBookFile({ req, slug })
    if (file !== null) return file
    throw new WordedError({
      ja:
        `本「${slug}」はありません(ごみ箱の中の本は書き出せません)。` +
        '管理画面の「本」で「URLの名前」を確かめてください。',
      en:
        `There is no book "${slug}" (one in the trash cannot be written out). ` +
        'Look up its URL name under "Books" in the admin panel.',
    })
  })
}

/** The same in the transaction of `req`; null where there is no such book outside of the trash. */
export async function collectBookFile({
  req,
  slug,
}: {
  req: PayloadRequest
  slug: string
}): Promise<BookFileType | null> {
  const row = await findBookBySlug({ req, slug })
  if (row === null || row.trashed) return null
  const book = toStoredDocument({ id: row.id, main: row.main, newest: row.newest })
  const lists = {
    news: await readOfBook({ req, collection: 'news', book: row.id }),
    materials: await readOfBook({ req, collection: 'materials', book: row.id }),
    excerpts: await readOfBook({ req, collection: 'excerpts', book: row.id }),
    errata: await readOfBook({ req, collection: 'errata', book: row.id }),
  }
  const media = await readMedia({
    req,
    mediaDir: settingsOf(req.payload).mediaDir,
    ids: [
      ...statesOf([book]).map(({ cover }) => idOf(cover)),
      ...statesOf(lists.materials).map(({ file }) => idOf(file)),
      ...statesOf(lists.errata).flatMap(({ pictures }) => Object.values(asRow(pictures)).map(idOf)),
    ].flatMap((id) => id ?? []),
  })
  const references: FileReferences = {
    books: await readNames({
      req,
      collection: 'books',
      ids: statesOf([book]).map(({ previousEdition }) => idOf(previousEdition)),
      name: 'slug',
    }),
    errata: await readNames({
      req,
      collection: 'errata',
      ids: statesOf(lists.errata).flatMap(({ relatedTo, replacedBy }) => [
        ...(Array.isArray(relatedTo) ? relatedTo.map(idOf) : []),
        idOf(replacedBy),
      ]),
      name: 'tag',
    }),
    media: new Map(media.map(({ id, file }) => [id, file.filename])),
  }
  const toDocuments = (collection: BookCollection, documents: StoredDocument[]) =>
    sortDocuments(documents.map((document) => toDocument({ collection, document, references })))

  return validate({
    format: 'okuzuke-book',
    version: bookFileVersion,
    slug,
    book: toDocument({ collection: 'books', document: book, references }),
    ...Object.fromEntries(bookFileLists.map((list) => [list, toDocuments(list, lists[list])])),
    media: media.map(({ file }) => file).sort((a, b) => (a.filename < b.filename ? -1 : 1)),
  })
}

function toDocument({
  collection,
  document: { main, published, draft },
  references,
}: {
  collection: BookCollection
  document: StoredDocument
  references: FileReferences
}): Record<string, unknown> {
  return {
    ...(collection === 'errata'
      ? { tag: text(main.tag), everPublished: main.everPublished === true || published !== null }
      : {}),
    createdAt: isoDateTime(main.createdAt),
    published: published && toState[collection](published, references),
    draft: draft && toState[collection](draft, references),
  }
}

// By the content itself, because ids differ from one database to another.
function sortDocuments(documents: Record<string, unknown>[]): Record<string, unknown>[] {
  const key = (document: Record<string, unknown>) =>
    [
      document.tag,
      asRow(document.published ?? document.draft).slug,
      document.createdAt,
      JSON.stringify(document),
    ]
      .map((part) => String(part ?? ''))
      .join(' ')
  return documents
    .map((document) => ({ document, key: key(document) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ document }) => document)
}

function validate(content: unknown): BookFileType {
  const parsed = BookFile.safeParse(content)
  if (parsed.success) return parsed.data
  const problems = describeIssues(parsed.error.issues, content)
  throw new WordedError({
    ja: `この本には書き出せない内容があります。管理画面で直してから、もう一度書き出してください。\n${problems}`,
    en: `This book holds what cannot be written out. Correct it in the admin panel, and write it out again.\n${problems}`,
  })
}

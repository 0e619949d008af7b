import { toBook } from '../snapshot/toBook.ts'
import { toErratum } from '../snapshot/toErratum.ts'
import { toExcerpt } from '../snapshot/toExcerpt.ts'
import { toMaterial } from '../snapshot/toMaterial.ts'
import { toNewsItem } from '../snapshot/toNewsItem.ts'
import type { References } from '../snapshot/references.ts'
import type { LocalizedRichText } from '../../content/richText.ts'
import { renamePictures } from '../../content/richTextParts.ts'
import { toLocalizedRichText } from '../rich-text/toRichText.ts'
import { asRow, type Row, text } from '../rows.ts'

/** The names by which the documents of a file refer to others: slugs, tags, and file names by the ids of the uploads. */
export type FileReferences = Omit<References, 'media'> & { media: ReadonlyMap<string, string> }

type State = Record<string, unknown>

/** A row of a collection, published or a draft, as a book file has it. Not validated: `collectBookFile` validates the file. */
export const toState: Record<
  'books' | 'news' | 'materials' | 'excerpts' | 'errata',
  (row: Row, references: FileReferences) => State
> = {
  books: (row, references) => {
    const { id: _id, cover, ...book } = toBook(row, withMediaIds(references))
    // An ISBN in a draft that is not valid yet stays as it was typed.
    const numbers = { isbn: text(row.isbn), ebookIsbn: text(row.ebookIsbn) }
    return { ...book, ...numbers, cover: fileNameOf(cover, references), ...importFields(row) }
  },
  news: (row, references) => {
    const { id: _id, book: _book, ...item } = toNewsItem(row, withMediaIds(references))
    return { ...item, body: toBodyOfFile(row.body, references), ...importFields(row) }
  },
  materials: (row, references) => {
    const { id: _id, book: _book, file, ...material } = toMaterial(row, withMediaIds(references))
    return { ...material, file: fileNameOf(file, references), ...importFields(row) }
  },
  excerpts: (row, references) => {
    const { id: _id, book: _book, ...excerpt } = toExcerpt(row, withMediaIds(references))
    return { ...excerpt, body: toBodyOfFile(row.body, references), ...importFields(row) }
  },
  errata: (row, references) => {
    const {
      id: _id,
      book: _book,
      tag: _tag,
      createdAt: _createdAt,
      pictures,
      ...erratum
    } = toErratum(row, withMediaIds(references))
    const { printed, corrected } = asRow(pictures)
    const names = { printed: fileNameOf(printed, references), corrected: fileNameOf(corrected, references) }
    return { ...erratum, pictures: names, ...importFields(row) }
  },
}

function importFields(row: Row): State {
  return {
    fingerprint: text(row.fingerprint),
    toCheck: row.toCheck ?? null,
    importedFrom: text(row.importedFrom),
  }
}

function withMediaIds({ media, ...references }: FileReferences): References {
  return { ...references, media: new Set(media.keys()) }
}

/** A rich text of which each picture has the name of its file. */
function toBodyOfFile(body: unknown, references: FileReferences): LocalizedRichText {
  return renamePictures(toLocalizedRichText(body), (id) => fileNameOf(id, references))
}

function fileNameOf(id: unknown, { media }: FileReferences): string | null {
  return media.get(String(id)) ?? null
}

import type { MediaFile } from '../../content/mediaFile.ts'
import type { BookPart } from '../../content/snapshot.ts'
import type { BookEntry, FetchedMedia } from '../renderedSite.ts'
import { latest } from './bookContent.ts'
import { countedErrata } from './countedErrata.ts'

/** What other pages show of a book. */
export function toEntry(part: BookPart, media: FetchedMedia): BookEntry {
  const { book } = part
  const cover = part.media.find(({ id }) => id === book.cover)
  const lists = [part.news, part.materials, part.excerpts, part.errata, part.media]
  return {
    id: book.id,
    slug: book.slug,
    formerSlugs: book.formerSlugs,
    title: book.title,
    subtitle: book.subtitle,
    authors: book.authors.map(({ name }) => name),
    isbn: book.isbn,
    ebookIsbn: book.ebookIsbn,
    publishedOn: book.publishedOn,
    previousEdition: book.previousEdition,
    macros: book.macros,
    cover: cover === undefined ? null : { file: cover, paths: pathsOf(cover, media) },
    errata: countedErrata(part).length,
    updatedAt: lists.reduce(
      (last, list) => latest([last, ...list.map((document) => document.updatedAt)]) ?? last,
      book.updatedAt,
    ),
  }
}

function pathsOf({ original, sizes }: MediaFile, media: FetchedMedia): Record<string, string> {
  return Object.fromEntries(
    [original, ...sizes].flatMap(({ filename }) => {
      const path = media.get(filename)?.path
      return path === undefined ? [] : [[filename, path]]
    }),
  )
}

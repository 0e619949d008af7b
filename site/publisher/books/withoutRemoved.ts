import { Erratum } from '../../../content/erratum.ts'
import type { BookPart, NewsPart } from '../../../content/snapshot.ts'
import { renamePictures } from '../../../content/richTextParts.ts'

/**
 * A part without the documents and uploads that are published no more, and without what refers to them: the last good part of a book
 * stands for a new one that can't be built, and what was taken down is gone from it all the same.
 */
export function withoutRemoved(part: BookPart, isPublished: (id: string) => boolean): BookPart {
  const published = <T extends { id: string }>(list: readonly T[]) => list.filter(({ id }) => isPublished(id))
  const media = published(part.media)
  const uploads = new Set(media.map(({ id }) => id))
  const upload = (id: string | null) => (id !== null && uploads.has(id) ? id : null)
  const withBody = <T extends { body: BookPart['news'][number]['body'] }>(document: T): T => ({
    ...document,
    body: renamePictures(document.body, upload),
  })
  const remaining = published(part.errata)
  const tags = new Set([...remaining, ...part.relatedErrata].map(({ tag }) => tag))
  const errata = remaining
    .map((erratum) => ({
      ...erratum,
      relatedTo: erratum.relatedTo.filter((tag) => tags.has(tag)),
      replacedBy: erratum.replacedBy !== null && tags.has(erratum.replacedBy) ? erratum.replacedBy : null,
      pictures: { printed: upload(erratum.pictures.printed), corrected: upload(erratum.pictures.corrected) },
    }))
    // What said it in pictures alone says nothing without them.
    .filter((erratum) => Erratum.safeParse(erratum).success)
  const news = published(part.news).map(withBody)
  const excerpts = published(part.excerpts).map(withBody)
  const materials = published(part.materials).map((material) => ({
    ...material,
    file: upload(material.file),
  }))
  return {
    ...part,
    book: { ...part.book, cover: upload(part.book.cover) },
    ...{ news, materials, excerpts, errata, media },
    counts: {
      news: news.length,
      materials: materials.length,
      excerpts: excerpts.length,
      errata: errata.length,
      media: media.length,
    },
  }
}

/** The same for the news about the whole site. */
export function newsWithoutRemoved(part: NewsPart, isPublished: (id: string) => boolean): NewsPart {
  const media = part.media.filter(({ id }) => isPublished(id))
  const uploads = new Set(media.map(({ id }) => id))
  const news = part.news
    .filter(({ id }) => isPublished(id))
    .map((item) => ({ ...item, body: renamePictures(item.body, (id) => (uploads.has(id) ? id : null)) }))
  return { ...part, news, media, counts: { news: news.length, media: media.length } }
}

/** The ids of all documents and uploads of a part. */
export function documentIds({ book, news, materials, excerpts, errata, media }: BookPart): Set<string> {
  return new Set([book, ...news, ...materials, ...excerpts, ...errata, ...media].map(({ id }) => id))
}

import type { Payload } from 'payload'
import { Slug } from '../../content/primitives.ts'
import { BookPart, checkBookPart, schemaVersion } from '../../content/snapshot.ts'
import { inReadTransaction } from '../database/inReadTransaction.ts'
import { asRow, idOf } from '../rows.ts'
import { checkPart } from './checkPart.ts'
import { mapInSlices } from './inSlices.ts'
import { picturesIn, readMedia } from './readMedia.ts'
import { createReader } from './readPublished.ts'
import { readRelatedErrata } from './readRelatedErrata.ts'
import type { References } from './references.ts'
import { readRevisions } from './revisions.ts'
import { toBook } from './toBook.ts'
import { erratumFields, toErratum } from './toErratum.ts'
import { toExcerpt } from './toExcerpt.ts'
import { toMaterial } from './toMaterial.ts'
import { toMediaFile } from './toMediaFile.ts'
import { toNewsItem } from './toNewsItem.ts'
import { toRelatedErratum } from './toRelatedErratum.ts'

/**
 * Reads a published book and everything published that belongs to it, as of one moment: without the trash, and with the uploads
 * that it shows. A reference to anything that is not published is left out, so that no draft is reached through a relationship.
 * `counts` are counted by the database itself. Null where no published book has this slug. Throws PartContentError where a
 * document breaks the contract.
 */
export async function collectBook(payload: Payload, slug: string): Promise<BookPart | null> {
  const found = await inReadTransaction(payload, async (req) => {
    const read = createReader(req)
    const [book] = await read.find('books', { slug: { equals: slug } })
    if (book === undefined) return null
    const id = String(book.id)
    const ofBook = { book: { equals: id } }
    const news = await read.counted('news', ofBook)
    const materials = await read.counted('materials', ofBook)
    const excerpts = await read.counted('excerpts', ofBook)
    const errata = await read.counted('errata', ofBook, erratumFields)
    const uploads = [
      book.cover,
      ...materials.rows.map(({ file }) => file),
      ...errata.rows.flatMap(({ pictures }) => Object.values(asRow(pictures))),
    ]
    const pictures = picturesIn([...news.rows, ...excerpts.rows])
    const media = await readMedia(read, [...uploads.flatMap((upload) => idOf(upload) ?? []), ...pictures])
    const related = await readRelatedErrata(read, { book: id, errata: errata.rows })
    const others = [...related.map((row) => row.book), book.previousEdition].flatMap(
      (other) => idOf(other) ?? [],
    )
    const books = await read.byIds('books', [...new Set(others)].sort(), ['slug'])
    const revision = (await readRevisions(req, { book: id })).ofBook(id)
    return { book, news, materials, excerpts, errata, media, related, books, revision }
  })
  if (found === null) return null
  const { book, news, materials, excerpts, errata, media, related, books, revision } = found

  // A book without a usable address is not on the site.
  const others = books.filter(({ slug }) => Slug.safeParse(slug).success)
  const slugs = new Map([book, ...others].map(({ id, slug }) => [String(id), String(slug)]))
  const ownTags = new Map(errata.rows.map(({ id, tag }) => [String(id), String(tag)]))
  const uploads = new Set(media.rows.map(({ id }) => String(id)))
  const relatedErrata = related.flatMap((row) => {
    const erratum = toRelatedErratum(row, { books: slugs, errata: ownTags, media: uploads })
    return erratum === null ? [] : [{ id: String(row.id), erratum }]
  })
  const tags = new Map([...ownTags, ...relatedErrata.map(({ id, erratum }) => [id, erratum.tag] as const)])
  const references: References = { books: slugs, errata: tags, media: uploads }
  const errataOfPart = await mapInSlices(errata.rows, (row) => toErratum(row, references))
  return checkPart(
    { schema: BookPart, check: checkBookPart },
    {
      schemaVersion,
      revision,
      book: toBook(book, references),
      news: news.rows.map((row) => toNewsItem(row, references)),
      materials: materials.rows.map((row) => toMaterial(row, references)),
      excerpts: excerpts.rows.map((row) => toExcerpt(row, references)),
      errata: errataOfPart,
      media: media.rows.map(toMediaFile),
      relatedErrata: relatedErrata.map(({ erratum }) => erratum),
      counts: {
        news: news.count,
        materials: materials.count,
        excerpts: excerpts.count,
        errata: errata.count,
        media: media.count,
      },
    },
  )
}

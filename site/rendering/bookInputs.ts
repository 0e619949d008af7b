import { copyKey, listCopies } from '../../content/copies.ts'
import { eachLocale } from '../../content/locale.ts'
import type { MediaFile } from '../../content/mediaFile.ts'
import type { Erratum } from '../../content/erratum.ts'
import type { BookPart } from '../../content/snapshot.ts'
import { compareTexts } from '../../content/compareTexts.ts'
import { latest } from '../page-models/bookContent.ts'
import { describeRange } from '../page-models/errataPartNav.ts'
import type { ErrataPart } from '../page-models/errataParts.ts'
import type { BookSite } from '../page-models/site.ts'
import type { BookEntry, FetchedMedia } from '../renderedSite.ts'
import { hashInput } from './emitUnit.ts'

/** Everything that the units of a book are made from, for their keys. What a unit shows must be in its inputs. */
export function createBookInputs({
  part,
  media,
  formerSlugs,
  bookSite: { site, content },
}: {
  part: BookPart
  media: FetchedMedia
  formerSlugs: readonly string[]
  bookSite: BookSite
}) {
  const { book, errata, errataParts, news, materials, excerpts, previousEdition, newerEdition } = content
  const files = [...part.media].sort((a, b) => compareTexts(a.id, b.id))
  const withPaths = (file: MediaFile) => [
    file,
    [file.original, ...file.sizes].map(({ filename }) => media.get(filename)?.path ?? null),
  ]
  const mediaOf = (ids: ReadonlySet<string | null>) => files.filter(({ id }) => ids.has(id)).map(withPaths)
  const editionOf = (entry: BookEntry | null) =>
    entry === null ? null : [entry.slug, entry.title, entry.macros]
  const relatedOf = ({ tag, replacedBy }: Erratum) =>
    [...site.related.tagsOf(tag), replacedBy].map((other) => {
      const place = other === null ? null : site.related.find(other)
      if (place === null) return [other]
      const { book: slug, page, section, line, lineTo, lineFrom, item } = place
      return [other, slug, page, section, line, lineTo, lineFrom, item]
    })
  // Each erratum is written as JSON once, and is in several units of a large book.
  const digests = new Map(errata.map((erratum) => [erratum, hashInput([erratum, relatedOf(erratum)])]))
  const digestsOf = (list: readonly Erratum[]) => list.map((erratum) => digests.get(erratum))
  const picturesOf = (list: readonly Erratum[]) =>
    list.flatMap(({ pictures }) => [pictures.printed, pictures.corrected])
  // Each erratum says to which of them it applies, and any erratum may bring another one.
  const copies = listCopies({ book, errata }).map(copyKey)
  const common = [book, [...formerSlugs].sort()]
  const ofEachRun = hashInput([...common, copies])
  const isLong = errataParts.length > 1
  const rangesOf = (other: ErrataPart | undefined) =>
    other === undefined ? null : eachLocale((locale) => describeRange(other, locale))
  // The first part leads to all others, and says what holds for the whole list.
  const ofFirstPart = () => [
    errataParts.map((one) => [
      one.number,
      rangesOf(one),
      ...one.errata.map(({ tag, page, section }) => [tag, page, section]),
      ...one.apart.map(({ tag }) => tag),
    ]),
    latest(errata.map(({ updatedAt }) => updatedAt)),
    // What it says of each copy, for the whole list.
    errata.map((erratum) => [
      erratum.status,
      erratum.printings,
      erratum.appliesTo,
      erratum.ebookCorrectedOn,
      erratum.severity,
    ]),
  ]
  return {
    ofPages: () => [
      ...common,
      ...[errataParts.length, news, materials, excerpts, files.map(withPaths)],
      ...[editionOf(previousEdition), editionOf(newerEdition), digestsOf(errata)],
    ],
    /** What can be found but the errata of a long list. */
    ofSearch: () => [book, errataParts.length, news, materials, excerpts, isLong ? null : digestsOf(errata)],
    /** Results lead to the first page of the list, so that an edit elsewhere leaves them as they are. */
    ofSearchPart: (list: readonly Erratum[]) => [book.slug, book.lang, book.macros, digestsOf(list)],
    ofErrataPart: ({ number, errata: ofPart, apart }: ErrataPart) => [
      ...common,
      // The navigation of the book says which pages there are.
      [news.length > 0, materials.length > 0, excerpts.slice(0, 2).map(({ slug }) => slug)],
      mediaOf(new Set([book.cover, ...picturesOf([...ofPart, ...apart])])),
      ...[number, digestsOf(ofPart), digestsOf(apart)],
      // Whether the list is divided by chapters, which all of its errata decide.
      content.chapters !== null,
      ...[rangesOf(errataParts[number - 2]), rangesOf(errataParts[number])],
      ...(number === 1 ? ofFirstPart() : []),
    ],
    /** Of a run of errata, which are shown in several pages and files. */
    ofErrata: (list: readonly Erratum[]) => [ofEachRun, mediaOf(new Set(picturesOf(list))), digestsOf(list)],
  }
}

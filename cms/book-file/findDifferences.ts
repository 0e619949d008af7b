import type { BookFile } from '../../content/bookFile.ts'

/**
 * Where two book files differ, as paths (`errata.3.published.page`); none where they are equal. Uploads are compared by their
 * bytes and words, not by name: an upload whose name was in use got another one when the book was imported.
 */
export function findDifferences(one: BookFile | null, other: BookFile): string[] {
  if (one === null) return ['book']
  return compare(toComparable(one), toComparable(other), [])
}

function toComparable(file: BookFile): unknown {
  const contents = new Map(
    file.media.map(({ filename, sha256, alt }) => [filename, `${sha256} ${JSON.stringify(alt)}`]),
  )
  const contentOf = (name: string | null) => name && (contents.get(name) ?? name)
  const withContent = <S extends { cover: string | null } | { file: string | null }>(state: S | null) =>
    state && {
      ...state,
      ...('cover' in state ? { cover: contentOf(state.cover) } : { file: contentOf(state.file) }),
    }
  const withPictures = <S extends { pictures: Record<'printed' | 'corrected', string | null> }>(
    state: S | null,
  ) =>
    state && {
      ...state,
      pictures: {
        printed: contentOf(state.pictures.printed),
        corrected: contentOf(state.pictures.corrected),
      },
    }
  return {
    ...file,
    errata: file.errata.map((erratum) => ({
      ...erratum,
      published: withPictures(erratum.published),
      draft: withPictures(erratum.draft),
    })),
    book: { ...file.book, published: withContent(file.book.published), draft: withContent(file.book.draft) },
    materials: file.materials.map((material) => ({
      ...material,
      published: withContent(material.published),
      draft: withContent(material.draft),
    })),
    media: [...contents.values()].sort(),
  }
}

function compare(one: unknown, other: unknown, path: readonly string[]): string[] {
  if (Object.is(one, other)) return []
  if (!isObject(one) || !isObject(other)) return [path.join('.')]
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return names.flatMap((name) => compare(one[name], other[name], [...path, name]))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

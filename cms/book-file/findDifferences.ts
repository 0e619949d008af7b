import type { BookFile } from '../../content/bookFile.ts'

/**
 * Where two book files differ, as paths (`errata.3.published.page`); none where they say the same. Uploads are told by what they hold:
 * the name of one may have been taken where the book was put in.
 */
export function findDifferences(one: BookFile | null, other: BookFile): string[] {
  if (one === null) return ['book']
  return differences(comparable(one), comparable(other), [])
}

function comparable(file: BookFile): unknown {
  const contents = new Map(
    file.media.map(({ filename, ...held }) => [filename, `${held.sha256} ${JSON.stringify(held.alt)}`]),
  )
  const held = (name: string | null) => name && (contents.get(name) ?? name)
  const state = <S extends { cover: string | null } | { file: string | null }>(named: S | null) =>
    named && {
      ...named,
      ...('cover' in named ? { cover: held(named.cover) } : { file: held(named.file) }),
    }
  return {
    ...file,
    book: { ...file.book, published: state(file.book.published), draft: state(file.book.draft) },
    materials: file.materials.map((material) => ({
      ...material,
      published: state(material.published),
      draft: state(material.draft),
    })),
    media: [...contents.values()].sort(),
  }
}

function differences(one: unknown, other: unknown, path: readonly string[]): string[] {
  if (Object.is(one, other)) return []
  if (!isObject(one) || !isObject(other)) return [path.join('.')]
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return names.flatMap((name) => differences(one[name], other[name], [...path, name]))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

import type { PayloadRequest } from 'payload'
import type { BookFile } from '../../content/bookFile.ts'
import type { Row } from '../rows.ts'

/** The ids of what a book file refers to and does not hold: previous editions by slug, errata of other books by tag. */
export type OutsideIds = { books: ReadonlyMap<string, string>; errata: ReadonlyMap<string, string> }

/** Finds what the file refers to in this database; what is not there, or in the trash, is not in the maps. */
export async function findOutsideIds({
  req,
  file,
}: {
  req: PayloadRequest
  file: BookFile
}): Promise<OutsideIds> {
  const tags = relationsToOthers(file).map(({ to }) => to)
  return {
    books: await findIds({ req, collection: 'books', name: 'slug', values: previousEditions(file) }),
    errata: await findIds({ req, collection: 'errata', name: 'tag', values: [...new Set(tags)] }),
  }
}

/** The references of a file that lead to nothing here, as `7K2QD → 3M1NX`. */
export function describeLeftOut({ file, outside }: { file: BookFile; outside: OutsideIds }): string[] {
  const editions = previousEditions(file)
    .filter((slug) => !outside.books.has(slug))
    .map((slug) => `${file.slug} → ${slug}`)
  const relations = relationsToOthers(file)
    .filter(({ to }) => !outside.errata.has(to))
    .map(({ from, to }) => `${from} → ${to}`)
  return [...new Set([...editions, ...relations])]
}

function previousEditions({ book }: BookFile): string[] {
  return [book.published, book.draft].flatMap((state) => state?.previousEdition ?? [])
}

function relationsToOthers({ errata }: BookFile): { from: string; to: string }[] {
  const tagsOfFile = new Set(errata.map(({ tag }) => tag))
  return errata.flatMap(({ tag, published, draft }) =>
    [published, draft]
      .flatMap((state) => [...(state?.relatedTo ?? []), state?.replacedBy ?? []].flat())
      .filter((to) => !tagsOfFile.has(to))
      .map((to) => ({ from: tag, to })),
  )
}

async function findIds({
  req,
  collection,
  name,
  values,
}: {
  req: PayloadRequest
  collection: 'books' | 'errata'
  name: 'slug' | 'tag'
  values: readonly string[]
}): Promise<Map<string, string>> {
  if (values.length === 0) return new Map()
  const { docs } = await req.payload.db.find<Row & { id: string }>({
    collection,
    where: { and: [{ [name]: { in: [...values] } }, { deletedAt: { exists: false } }] },
    limit: 0,
    pagination: false,
    req,
  })
  return new Map(docs.map((row) => [String(row[name]), String(row.id)]))
}

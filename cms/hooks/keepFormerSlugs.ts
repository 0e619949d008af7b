import type { CollectionBeforeChangeHook, CollectionSlug, PayloadRequest } from 'payload'
import { type Row, formerSlugs, rows, text } from '../rows.ts'

/**
 * Keeps the slugs by which readers have known a document (`formerSlugs`): when it is published under another one, the one that
 * readers know is added, and the one that it gets (again) is taken out. A draft changes nothing, whatever its slug.
 *
 * What counts is the main row, which readers get, and not the newest version, in which an editor may have changed the slug
 * twice. Collections without the field are left as they are.
 */
export const keepFormerSlugs: CollectionBeforeChangeHook = async ({
  collection: { flattenedFields, slug },
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (!flattenedFields.some(({ name }) => name === 'formerSlugs')) return data
  // A new document has former slugs only where a book's file brings them.
  if (operation === 'create') return { ...data, formerSlugs: keepRows(data, data.slug) }
  const stored = { req, collection: slug as CollectionSlug, id: String(originalDoc?.id) }
  const main = await readMain(stored)
  if (data._status !== 'published') return { ...data, formerSlugs: rows(main.formerSlugs) }
  const publicSlug = main._status === 'published' ? text(main.slug) : await readLastPublicSlug(stored)
  const former = publicSlug === null ? [] : [{ slug: publicSlug }]
  return {
    ...data,
    formerSlugs: keepRows({ formerSlugs: [...rows(main.formerSlugs), ...former] }, data.slug),
  }
}

/** The rows of `formerSlugs`, with their ids in the database, without doubles and without the slug `current`. */
function keepRows(row: Row, current: unknown): Row[] {
  const all = rows(row.formerSlugs)
  const former = formerSlugs({ ...row, slug: current })
  return former.flatMap((slug) => all.filter((one) => one.slug === slug).slice(0, 1))
}

type Stored = { req: PayloadRequest; collection: CollectionSlug; id: string }

async function readMain({ req, collection, id }: Stored): Promise<Row> {
  const select = { slug: true, formerSlugs: true, _status: true } as const
  return (
    (await req.payload.db.findOne<Row & { id: string }>({
      collection,
      where: { id: { equals: id } },
      select,
      req,
    })) ?? {}
  )
}

/** The slug under which a document that is not published now was published last; null where it never was. */
async function readLastPublicSlug({ req, collection, id }: Stored): Promise<string | null> {
  const { docs } = await req.payload.db.findVersions<Row>({
    collection,
    where: { and: [{ parent: { equals: id } }, { 'version._status': { equals: 'published' } }] },
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
    req,
  })
  return text((docs[0]?.version as Row | undefined)?.slug)
}

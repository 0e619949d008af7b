import type { CollectionSlug, GlobalSlug, PayloadRequest, Where } from 'payload'
import { panelLanguage } from '../words.ts'
import type { Bilingual } from '../../content/locale.ts'
import type { Row } from '../rows.ts'
import { documentTitle } from '../fields/documentTitle.ts'
import { readNewestVersions } from '../write/newestVersions.ts'
import { idsAt, listReferenceFields, type ReferenceField } from '../fields/referenceFields.ts'

/** A document (or a global: `id` is null) that refers to another one. */
export type Reference = {
  collection: string
  id: string | null
  titles: Bilingual
  /** The fields by which it does. */
  paths: string[]
  isTrashed: boolean
}

/**
 * Everything that refers to a document: by its published state, by its newest version, or both; in the trash, too. Read in the
 * transaction of `req`.
 */
export async function findReferences({
  to,
  id,
  req,
}: {
  to: string
  id: string
  req: PayloadRequest
}): Promise<Reference[]> {
  const fieldsOf = new Map<string, ReferenceField[]>()
  const globalPathsOf = new Map<string, string[]>()
  for (const field of listReferenceFields(req.payload.config)) {
    if (!field.to.includes(to)) continue
    if ('collection' in field.from) {
      const { collection } = field.from
      fieldsOf.set(collection, [...(fieldsOf.get(collection) ?? []), field])
    } else {
      const { global } = field.from
      globalPathsOf.set(global, [...(globalPathsOf.get(global) ?? []), field.path])
    }
  }
  // One after the other: they share the transaction's connection.
  const references: Reference[] = []
  for (const [collection, fields] of fieldsOf)
    references.push(
      ...(await findInCollection({ collection: collection as CollectionSlug, fields, id, req })),
    )
  for (const [global, paths] of globalPathsOf)
    references.push(...(await findInGlobal({ global: global as GlobalSlug, paths, id, req })))
  // A document that refers to itself does not keep itself.
  return references.filter((reference) => !(reference.collection === to && reference.id === id))
}

async function findInCollection({
  collection,
  fields,
  id,
  req,
}: {
  collection: CollectionSlug
  fields: readonly ReferenceField[]
  id: string
  req: PayloadRequest
}): Promise<Reference[]> {
  const hasVersions = Boolean(req.payload.collections[collection].config.versions)
  const paths = fields.map(({ path }) => path)
  // Where no query can tell, every document is read; those that do not refer to it fall away below.
  const wanted = (prefix: 'version.' | ''): Where =>
    fields.every(({ isQueryable }) => isQueryable)
      ? { or: paths.map((path) => ({ [prefix + path]: { in: [id] } })) }
      : { [`${prefix}updatedAt`]: { exists: true } }
  const byVersion = hasVersions
    ? await readNewestVersions({ req, collection, where: wanted('version.') })
    : new Map<string, Row>()
  const { docs } = await req.payload.db.find<Row & { id: string }>({
    collection,
    where: { or: [wanted(''), { id: { in: [...byVersion.keys()] } }] },
    limit: 0,
    pagination: false,
    req,
  })
  const ids = docs.map((row) => String(row.id))
  const newest =
    hasVersions && ids.length > 0
      ? await readNewestVersions({ req, collection, where: { parent: { in: ids } } })
      : new Map<string, Row>()
  return docs.flatMap((main) => {
    const draft = newest.get(String(main.id)) ?? main
    // The main row of a document that was never published is its first draft, which nobody sees any more.
    const states = main._status === 'draft' ? [draft] : [main, draft]
    const named = paths.filter((path) => states.some((state) => idsAt(state, path).includes(id)))
    if (named.length === 0) return []
    return {
      collection,
      id: String(main.id),
      titles: documentTitle({ ...main, ...draft, id: main.id }),
      paths: named,
      isTrashed: Boolean(main.deletedAt),
    }
  })
}

async function findInGlobal({
  global,
  paths,
  id,
  req,
}: {
  global: GlobalSlug
  paths: string[]
  id: string
  req: PayloadRequest
}): Promise<Reference[]> {
  const config = req.payload.globals.config.find(({ slug }) => slug === global)
  const main = (await req.payload.db.findGlobal({ slug: global, req })) as Row | null
  const { docs } = config?.versions
    ? await req.payload.db.findGlobalVersions<Row>({
        global,
        where: { latest: { equals: true } },
        limit: 1,
        sort: '-updatedAt',
        req,
      })
    : { docs: [] }
  const states = [main, ...docs.map(({ version }) => version as unknown as Row)].filter(
    (state): state is Row => state !== null,
  )
  const named = paths.filter((path) => states.some((state) => idsAt(state, path).includes(id)))
  return named.length === 0
    ? []
    : [{ collection: global, id: null, titles: labelsOf(global, req).one, paths: named, isTrashed: false }]
}

/** What a collection or a global is called in both languages; a label that has only one is used for both. */
export function labelsOf(slug: string, { payload }: PayloadRequest): { one: Bilingual; many: Bilingual } {
  const labels = payload.collections[slug as CollectionSlug]?.config.labels
  const label = payload.globals.config.find((config) => config.slug === slug)?.label
  return {
    one: toBilingual(labels?.singular ?? label, slug),
    many: toBilingual(labels?.plural ?? label, slug),
  }
}

function toBilingual(label: unknown, slug: string): Bilingual {
  if (typeof label === 'string') return { ja: label, en: label }
  if (typeof label !== 'object' || label === null) return { ja: slug, en: slug }
  const { ja, en } = label as Partial<Bilingual>
  return { ja: ja ?? en ?? slug, en: en ?? ja ?? slug }
}

/** A reference as the API gives it: with its title in the panel's language, and where the panel shows it. */
export function showReference(reference: Reference, req: PayloadRequest) {
  const { admin } = req.payload.config.routes
  const { collection, id, isTrashed } = reference
  const language = panelLanguage(req)
  return {
    collection,
    id,
    kind: labelsOf(collection, req).many[language],
    title: reference.titles[language],
    inTrash: isTrashed,
    adminUrl:
      id === null
        ? `${admin}/globals/${collection}`
        : `${admin}/collections/${collection}/${isTrashed ? 'trash/' : ''}${id}`,
  }
}
export type ShownReference = ReturnType<typeof showReference>

import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-mongodb'
import { placeKey } from '../../content/locator.ts'
import { toLocator, type Row } from '../../cms/rows.ts'

type Session = MigrateUpArgs['session']
type Collection = MigrateUpArgs['payload']['db']['collections'][string]['collection']

/*
 * When readers saw an erratum first is not known: it was not before it was made. Runs of pages and pages with names lie elsewhere
 * in the book's order than before.
 */
export async function up({ payload, session }: MigrateUpArgs): Promise<void> {
  const { errata, versions } = collectionsOf(payload)
  const wasPublic = { $or: [{ _status: 'published' }, { everPublished: true }] }
  for await (const { _id, createdAt } of errata.find(wasPublic, { session })) {
    await errata.updateOne({ _id }, { $set: { publishedAt: createdAt as Date } }, { session })
    const ofErratum = { parent: { $in: [_id, String(_id)] } }
    await versions.updateMany(ofErratum, { $set: { 'version.publishedAt': createdAt as Date } }, { session })
  }
  await fill({ collection: errata, session, prefix: '', toRow: (document) => document })
  await fill({ collection: versions, session, prefix: 'version.', toRow: ({ version }) => version as Row })
}

export async function down({ payload, session }: MigrateDownArgs): Promise<void> {
  const { errata, versions } = collectionsOf(payload)
  await errata.updateMany({}, { $unset: { publishedAt: '', appliesTo: '' } }, { session })
  await versions.updateMany({}, { $unset: { 'version.publishedAt': '', 'version.appliesTo': '' } }, { session })
}

// By their models: mongoose names a collection by its plural, "erratas".
function collectionsOf({ db }: MigrateUpArgs['payload']): { errata: Collection; versions: Collection } {
  const [errata, versions] = [db.collections.errata?.collection, db.versions.errata?.collection]
  if (!errata || !versions) throw new Error('The models of the errata are not there.')
  return { errata, versions }
}

async function fill({
  collection,
  session,
  prefix,
  toRow,
}: {
  collection: Collection
  session: Session
  prefix: string
  toRow: (document: Row) => Row | undefined
}): Promise<void> {
  for await (const document of collection.find({}, { session })) {
    const key = placeKey(toLocator(toRow(document) ?? {}))
    const values = { [`${prefix}bookOrder`]: key, [`${prefix}appliesTo`]: 'all' }
    await collection.updateOne({ _id: document._id }, { $set: values }, { session })
  }
}

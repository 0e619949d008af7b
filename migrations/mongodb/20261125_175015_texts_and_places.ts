import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-mongodb'
import { placeKey } from '../../content/locator.ts'
import { toLocator, type Row } from '../../cms/rows.ts'

type Session = MigrateUpArgs['session']
type Collection = ReturnType<MigrateUpArgs['payload']['db']['connection']['collection']>

/*
 * When readers saw an erratum first is not known: it was not before it was made. Runs of pages and pages with names lie elsewhere
 * in the book's order than before.
 */
export async function up({ payload, session }: MigrateUpArgs): Promise<void> {
  const { connection } = payload.db
  const errata = connection.collection('errata')
  const versions = connection.collection('_errata_versions')
  await errata.updateMany(
    { $or: [{ _status: 'published' }, { everPublished: true }] },
    [{ $set: { publishedAt: '$createdAt' } }],
    { session },
  )
  for await (const { _id, publishedAt } of errata.find({ publishedAt: { $exists: true } }, { session }))
    await versions.updateMany({ parent: { $in: [_id, String(_id)] } }, { $set: { 'version.publishedAt': publishedAt as Date } }, { session })
  await fill({ collection: errata, session, prefix: '', toRow: (document) => document })
  await fill({ collection: versions, session, prefix: 'version.', toRow: ({ version }) => version as Row })
}

export async function down({ payload, session }: MigrateDownArgs): Promise<void> {
  const { connection } = payload.db
  await connection.collection('errata').updateMany({}, { $unset: { publishedAt: '', appliesTo: '' } }, { session })
  await connection
    .collection('_errata_versions')
    .updateMany({}, { $unset: { 'version.publishedAt': '', 'version.appliesTo': '' } }, { session })
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

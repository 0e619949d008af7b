import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-mongodb'

type Session = MigrateUpArgs['session']
type Collection = MigrateUpArgs['payload']['db']['collections'][string]['collection']
type Row = Record<string, unknown>

const documents = ['books', 'errata', 'news', 'materials', 'excerpts', 'media']

/*
 * MongoDB has kept a bilingual text as `{ ja, en }` all along. New are what a list shows of a document, `displayTitle` and
 * `missing`; gone is what belonged to a save in one language.
 */
export async function up({ payload, session }: MigrateUpArgs): Promise<void> {
  const { connection } = payload.db
  for (const name of documents) {
    // By its model: mongoose names a collection by its plural, "erratas".
    const collection = payload.db.collections[name]?.collection
    if (!collection) throw new Error(`There is no collection of ${name}.`)
    await fillColumns({ collection, session, toRow: (document) => document })
    if (name === 'media') continue
    const versions = connection.collection(`_${name}_versions`)
    await fillColumns({ collection: versions, session, toRow: ({ version }) => version as Row, prefix: 'version.' })
    await forgetLanguages(versions, session)
  }
  await forgetLanguages(connection.collection('_site-settings_versions'), session)
  // Columns and orders that an editor chose for a list name fields that are gone; so does the language of the content.
  await connection
    .collection('payload-preferences')
    .deleteMany({ $or: [{ key: 'locale' }, { key: /^collection-/ }] }, { session })
}

export async function down(_args: MigrateDownArgs): Promise<void> {
  throw new Error('This migration cannot be undone. Restore the backup that was made before it.')
}

async function forgetLanguages(versions: Collection, session: Session): Promise<void> {
  await versions.updateMany({}, { $unset: { snapshot: '', publishedLocale: '' } }, { session })
}

async function fillColumns({
  collection,
  session,
  toRow,
  prefix = '',
}: {
  collection: Collection
  session: Session
  toRow: (document: Row) => Row | undefined
  prefix?: string
}): Promise<void> {
  for await (const document of collection.find({}, { session })) {
    const row = toRow(document) ?? {}
    const values: Row = { [`${prefix}missing`]: findMissing(row) }
    const title = 'place' in row ? row.place : titleLines(row.title)
    if (title !== undefined) values[`${prefix}displayTitle`] = title
    await collection.updateOne(
      { _id: document._id },
      { $set: values, ...('place' in row ? { $unset: { [`${prefix}place`]: '' } } : {}) },
      { session },
    )
  }
}

/** A line in each language, the other one's where it is not translated. */
function titleLines(title: unknown): string | null | undefined {
  if (typeof title !== 'object' || title === null) return undefined
  const { ja, en } = title as Row
  const lines = [isBlank(ja) ? en : ja, isBlank(en) ? ja : en].map((line) =>
    (typeof line === 'string' ? line.trim() : '').replace(/\s+/g, ' '),
  )
  return lines.every((line) => line === '') ? null : lines.join('\n')
}

/** The languages that lack a text which the other one has, rows included. */
function findMissing(row: Row): string[] {
  const pairs = pairsIn(row)
  return [
    ...(pairs.some(({ ja, en }) => isBlank(ja) && !isBlank(en)) ? ['ja'] : []),
    ...(pairs.some(({ ja, en }) => isBlank(en) && !isBlank(ja)) ? ['en'] : []),
  ]
}

function pairsIn(value: unknown): Row[] {
  if (Array.isArray(value)) return value.flatMap(pairsIn)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return []
  const names = Object.keys(value)
  if (names.length > 0 && names.every((name) => name === 'ja' || name === 'en')) return [value as Row]
  // What an import was not certain of has both languages, and is for editors alone.
  return Object.entries(value).flatMap(([name, child]) => (name === 'toCheck' ? [] : pairsIn(child)))
}

// An editor that was opened and left empty is a tree without words.
function isBlank(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return !JSON.stringify(value).includes('"type":"text"')
  return typeof value !== 'string' || value.trim() === ''
}

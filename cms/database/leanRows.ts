import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { CollectionSlug, FlattenedField, PayloadRequest } from 'payload'

type LeanRow = { id: string } & Record<string, unknown>

/** A value of a row: where it stands, and the SQL that gives it. */
type Value = { path: readonly string[]; sql: string }

/**
 * Reads these fields of the rows with these ids, in the order of the ids, as the SQLite adapter's `find` would, in a tenth of its
 * time. That one takes 1 s for 10,000 errata: its driver makes two properties of each value, and its mapping walks over all
 * fields of each row. Here one text comes for a row: the JSON of its values. Tables and columns are those of the adapter.
 * For texts, numbers, dates, choices, uploads, relationships to one collection, and groups of these.
 */
export async function readLeanRows({
  req,
  collection,
  fields,
  ids,
}: {
  req: PayloadRequest
  collection: CollectionSlug
  fields: readonly string[]
  ids: readonly string[]
}): Promise<LeanRow[]> {
  const adapter = req.payload.db as unknown as SQLiteAdapter
  const wanted = req.payload.collections[collection].config.flattenedFields.filter(({ name }) =>
    fields.includes(name),
  )
  const table = tableOf(adapter, collection)
  const values: Value[] = [
    { path: ['id'], sql: `${quote(table)}.id` },
    ...wanted.flatMap((field) => valuesOf({ adapter, table, field, path: [] })),
  ]
  const session = adapter.sessions[String(await req.transactionID)]
  const { $client } = (session?.db ?? adapter.drizzle) as unknown as { $client: SQLiteAdapter['client'] }
  const { rows } = await $client.execute({
    sql:
      `SELECT json_array(${values.map(({ sql }) => sql).join(', ')}) AS "row" ` +
      `FROM json_each(?) AS "ids" JOIN ${quote(table)} ON ${quote(table)}.id = "ids".value ORDER BY "ids".key`,
    args: [JSON.stringify(ids)],
  })
  return rows.map(({ row }) => toRow(values, JSON.parse(String(row)) as unknown[]))
}

function valuesOf({
  adapter,
  table,
  field,
  path,
}: {
  adapter: SQLiteAdapter
  table: string
  field: FlattenedField
  path: readonly string[]
}): Value[] {
  const own = [...path, field.name]
  if (field.type === 'group')
    return field.flattenedFields.flatMap((inner) => valuesOf({ adapter, table, field: inner, path: own }))
  if (field.type === 'relationship' && field.hasMany && typeof field.relationTo === 'string')
    return [{ path: own, sql: listRelated({ adapter, table, path: own, to: field.relationTo }) }]
  const key = own.join('_')
  const column = adapter.tables[table]?.[key as never] as { name: string; columnType: string } | undefined
  if (column === undefined || !plainColumns.includes(column.columnType))
    throw new Error(`The field ${own.join('.')} of ${table} is in no column of plain values.`)
  return [{ path: own, sql: `${quote(table)}.${quote(column.name)}` }]
}

const plainColumns = ['SQLiteText', 'SQLiteNumericNumber']

/** The ids in a relationship to many, in their order, as a JSON array. */
function listRelated({
  adapter,
  table,
  path,
  to,
}: {
  adapter: SQLiteAdapter
  table: string
  path: readonly string[]
  to: string
}): string {
  const related = quote(`${table}${adapter.relationshipsSuffix}`)
  const id = quote(`${tableOf(adapter, to)}_id`)
  // With a plain `path` SQLite takes the index of all paths, not the one of the row.
  return (
    `json((SELECT json_group_array(${id}) FROM (SELECT ${id} FROM ${related} ` +
    `WHERE parent_id = ${quote(table)}.id AND +path = '${path.join('.')}' ORDER BY "order")))`
  )
}

function tableOf(adapter: SQLiteAdapter, collection: string): string {
  const table = adapter.tableNameMap.get(collection.replaceAll('-', '_'))
  if (table === undefined) throw new Error(`The collection ${collection} has no table.`)
  return table
}

function toRow(values: readonly Value[], written: readonly unknown[]): LeanRow {
  const row: Record<string, unknown> = {}
  values.forEach(({ path }, index) => {
    let group = row
    for (const name of path.slice(0, -1)) group = (group[name] ??= {}) as Record<string, unknown>
    group[path.at(-1) ?? ''] = written[index]
  })
  return row as LeanRow
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`

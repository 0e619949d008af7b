import type { sqliteAdapter } from '@payloadcms/db-sqlite'
import { index } from '@payloadcms/db-sqlite/drizzle/sqlite-core'

type SchemaHook = NonNullable<Parameters<typeof sqliteAdapter>[0]['afterSchemaInit']>[number]

/**
 * Adds an index on the parent to every table of translations. Payload creates one on (locale, parent) only, which a query for all
 * translations of one parent cannot use: it scans the whole table for each row of an array, and saving a book with a hundred
 * rows gets slower with every version that is stored.
 */
export const indexTranslationsByParent: SchemaHook = ({ schema, extendTable }) => {
  for (const [name, table] of Object.entries(schema.tables)) {
    if (!('_locale' in table) || !('_parentID' in table)) continue
    extendTable({
      table,
      extraConfig: (columns) => ({ parentIndex: index(`${name}_parent_idx`).on(columns._parentID as never) }),
    })
  }
  return schema
}

import type { sqliteAdapter } from '@payloadcms/db-sqlite'
import { index } from '@payloadcms/db-sqlite/drizzle/sqlite-core'

type SchemaHook = NonNullable<Parameters<typeof sqliteAdapter>[0]['afterSchemaInit']>[number]

/**
 * Adds an index on the parent to every table of translations. Payload makes one on (locale, parent) only, which a read
 * of all translations of one parent cannot use: it walks through the whole table, once for each row of an array,
 * and saving a book with a hundred rows takes longer with every version that is kept.
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

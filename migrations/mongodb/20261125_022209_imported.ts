import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-mongodb'

// Collections and indexes are made by cms/commands/migrate.ts at each run; here stands what moves data. Pass `session` to every write.
export async function up(_args: MigrateUpArgs): Promise<void> {}

export async function down(_args: MigrateDownArgs): Promise<void> {}

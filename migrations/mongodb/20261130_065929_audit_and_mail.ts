import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-mongodb'

// Only for changes of the data: cms/commands/migrate.ts creates collections and indexes. Pass `session` to every write.
export async function up(_args: MigrateUpArgs): Promise<void> {}

export async function down(_args: MigrateDownArgs): Promise<void> {}

import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`errata\` ADD \`imported_from\` text;`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_imported_from\` text;`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`imported_from\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_imported_from\` text;`)
  await db.run(sql`ALTER TABLE \`news\` ADD \`imported_from\` text;`)
  await db.run(sql`ALTER TABLE \`_news_v\` ADD \`version_imported_from\` text;`)
  await db.run(sql`ALTER TABLE \`materials\` ADD \`imported_from\` text;`)
  await db.run(sql`ALTER TABLE \`_materials_v\` ADD \`version_imported_from\` text;`)
  await db.run(sql`ALTER TABLE \`excerpts\` ADD \`imported_from\` text;`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` ADD \`version_imported_from\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`errata\` DROP COLUMN \`imported_from\`;`)
  await db.run(sql`ALTER TABLE \`_errata_v\` DROP COLUMN \`version_imported_from\`;`)
  await db.run(sql`ALTER TABLE \`books\` DROP COLUMN \`imported_from\`;`)
  await db.run(sql`ALTER TABLE \`_books_v\` DROP COLUMN \`version_imported_from\`;`)
  await db.run(sql`ALTER TABLE \`news\` DROP COLUMN \`imported_from\`;`)
  await db.run(sql`ALTER TABLE \`_news_v\` DROP COLUMN \`version_imported_from\`;`)
  await db.run(sql`ALTER TABLE \`materials\` DROP COLUMN \`imported_from\`;`)
  await db.run(sql`ALTER TABLE \`_materials_v\` DROP COLUMN \`version_imported_from\`;`)
  await db.run(sql`ALTER TABLE \`excerpts\` DROP COLUMN \`imported_from\`;`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` DROP COLUMN \`version_imported_from\`;`)
}

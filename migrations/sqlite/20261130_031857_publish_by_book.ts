import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`site_revisions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`book\` text NOT NULL,
  	\`count\` numeric NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`site_revisions_book_idx\` ON \`site_revisions\` (\`book\`);`)
  await db.run(sql`ALTER TABLE \`site_releases\` ADD \`held\` text;`)
  await db.run(sql`ALTER TABLE \`site_changes\` ADD \`books\` text;`)
  await db.run(sql`CREATE INDEX \`book__status_idx\` ON \`errata\` (\`book_id\`,\`_status\`);`)
  await db.run(sql`CREATE INDEX \`version_book_version__status_idx\` ON \`_errata_v\` (\`version_book_id\`,\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`book__status_1_idx\` ON \`news\` (\`book_id\`,\`_status\`);`)
  await db.run(sql`CREATE INDEX \`version_book_version__status_1_idx\` ON \`_news_v\` (\`version_book_id\`,\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`book__status_2_idx\` ON \`materials\` (\`book_id\`,\`_status\`);`)
  await db.run(sql`CREATE INDEX \`version_book_version__status_2_idx\` ON \`_materials_v\` (\`version_book_id\`,\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`book__status_3_idx\` ON \`excerpts\` (\`book_id\`,\`_status\`);`)
  await db.run(sql`CREATE INDEX \`version_book_version__status_3_idx\` ON \`_excerpts_v\` (\`version_book_id\`,\`version__status\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`site_revisions\`;`)
  await db.run(sql`DROP INDEX \`book__status_idx\`;`)
  await db.run(sql`DROP INDEX \`version_book_version__status_idx\`;`)
  await db.run(sql`DROP INDEX \`book__status_1_idx\`;`)
  await db.run(sql`DROP INDEX \`version_book_version__status_1_idx\`;`)
  await db.run(sql`DROP INDEX \`book__status_2_idx\`;`)
  await db.run(sql`DROP INDEX \`version_book_version__status_2_idx\`;`)
  await db.run(sql`DROP INDEX \`book__status_3_idx\`;`)
  await db.run(sql`DROP INDEX \`version_book_version__status_3_idx\`;`)
  await db.run(sql`ALTER TABLE \`site_releases\` DROP COLUMN \`held\`;`)
  await db.run(sql`ALTER TABLE \`site_changes\` DROP COLUMN \`books\`;`)
}

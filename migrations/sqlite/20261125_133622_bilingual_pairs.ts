import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

type Database = MigrateUpArgs['db']

/*
 * A bilingual text was a row for each language in a table of translations; it becomes two columns of its document, or of its
 * row in an array. The data is carried over between the additions and the removals.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`errata_missing\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`errata\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`errata_missing_order_idx\` ON \`errata_missing\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`errata_missing_parent_idx\` ON \`errata_missing\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_errata_v_version_missing\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_errata_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_errata_v_version_missing_order_idx\` ON \`_errata_v_version_missing\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_missing_parent_idx\` ON \`_errata_v_version_missing\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`books_missing\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`books\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`books_missing_order_idx\` ON \`books_missing\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`books_missing_parent_idx\` ON \`books_missing\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_books_v_version_missing\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_books_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_books_v_version_missing_order_idx\` ON \`_books_v_version_missing\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_books_v_version_missing_parent_idx\` ON \`_books_v_version_missing\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`news_missing\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`news\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`news_missing_order_idx\` ON \`news_missing\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`news_missing_parent_idx\` ON \`news_missing\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_news_v_version_missing\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_news_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_news_v_version_missing_order_idx\` ON \`_news_v_version_missing\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_news_v_version_missing_parent_idx\` ON \`_news_v_version_missing\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`materials_missing\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`materials\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`materials_missing_order_idx\` ON \`materials_missing\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`materials_missing_parent_idx\` ON \`materials_missing\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_materials_v_version_missing\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_materials_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_materials_v_version_missing_order_idx\` ON \`_materials_v_version_missing\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_materials_v_version_missing_parent_idx\` ON \`_materials_v_version_missing\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`excerpts_missing\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`excerpts\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`excerpts_missing_order_idx\` ON \`excerpts_missing\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`excerpts_missing_parent_idx\` ON \`excerpts_missing\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_excerpts_v_version_missing\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_excerpts_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_excerpts_v_version_missing_order_idx\` ON \`_excerpts_v_version_missing\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_excerpts_v_version_missing_parent_idx\` ON \`_excerpts_v_version_missing\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`media_missing\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`media_missing_order_idx\` ON \`media_missing\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`media_missing_parent_idx\` ON \`media_missing\` (\`parent_id\`);`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_item_part_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_item_part_en\` text;`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_instruction_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_instruction_en\` text;`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_note_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_note_en\` text;`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_ready_for_review\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_display_title\` text;`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_version_ready_for_review_idx\` ON \`_errata_v\` (\`version_ready_for_review\`);`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_title_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_title_en\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_subtitle_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_subtitle_en\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_publisher_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_publisher_en\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_series_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_series_en\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_description_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_description_en\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_ready_for_review\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_display_title\` text;`)
  await db.run(sql`CREATE INDEX \`_books_v_version_version_ready_for_review_idx\` ON \`_books_v\` (\`version_ready_for_review\`);`)
  await db.run(sql`ALTER TABLE \`_news_v\` ADD \`version_title_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_news_v\` ADD \`version_title_en\` text;`)
  await db.run(sql`ALTER TABLE \`_news_v\` ADD \`version_body_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_news_v\` ADD \`version_body_en\` text;`)
  await db.run(sql`ALTER TABLE \`_news_v\` ADD \`version_ready_for_review\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`_news_v\` ADD \`version_display_title\` text;`)
  await db.run(sql`CREATE INDEX \`_news_v_version_version_ready_for_review_idx\` ON \`_news_v\` (\`version_ready_for_review\`);`)
  await db.run(sql`ALTER TABLE \`_materials_v\` ADD \`version_title_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_materials_v\` ADD \`version_title_en\` text;`)
  await db.run(sql`ALTER TABLE \`_materials_v\` ADD \`version_event_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_materials_v\` ADD \`version_event_en\` text;`)
  await db.run(sql`ALTER TABLE \`_materials_v\` ADD \`version_description_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_materials_v\` ADD \`version_description_en\` text;`)
  await db.run(sql`ALTER TABLE \`_materials_v\` ADD \`version_ready_for_review\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`_materials_v\` ADD \`version_display_title\` text;`)
  await db.run(sql`CREATE INDEX \`_materials_v_version_version_ready_for_review_idx\` ON \`_materials_v\` (\`version_ready_for_review\`);`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` ADD \`version_title_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` ADD \`version_title_en\` text;`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` ADD \`version_source_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` ADD \`version_source_en\` text;`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` ADD \`version_body_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` ADD \`version_body_en\` text;`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` ADD \`version_ready_for_review\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` ADD \`version_display_title\` text;`)
  await db.run(sql`CREATE INDEX \`_excerpts_v_version_version_ready_for_review_idx\` ON \`_excerpts_v\` (\`version_ready_for_review\`);`)
  await db.run(sql`ALTER TABLE \`_site_settings_v\` ADD \`version_title_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_site_settings_v\` ADD \`version_title_en\` text;`)
  await db.run(sql`ALTER TABLE \`_site_settings_v\` ADD \`version_description_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_site_settings_v\` ADD \`version_description_en\` text;`)
  await db.run(sql`ALTER TABLE \`_site_settings_v\` ADD \`version_license_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_site_settings_v\` ADD \`version_license_en\` text;`)
  await db.run(sql`ALTER TABLE \`_site_settings_v\` ADD \`version_ready_for_review\` integer DEFAULT false;`)
  await db.run(sql`CREATE INDEX \`_site_settings_v_version_version_ready_for_review_idx\` ON \`_site_settings_v\` (\`version_ready_for_review\`);`)
  await db.run(sql`ALTER TABLE \`errata\` ADD \`item_part_ja\` text;`)
  await db.run(sql`ALTER TABLE \`errata\` ADD \`item_part_en\` text;`)
  await db.run(sql`ALTER TABLE \`errata\` ADD \`instruction_ja\` text;`)
  await db.run(sql`ALTER TABLE \`errata\` ADD \`instruction_en\` text;`)
  await db.run(sql`ALTER TABLE \`errata\` ADD \`note_ja\` text;`)
  await db.run(sql`ALTER TABLE \`errata\` ADD \`note_en\` text;`)
  await db.run(sql`ALTER TABLE \`errata\` ADD \`ready_for_review\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`errata\` ADD \`display_title\` text;`)
  await db.run(sql`CREATE INDEX \`errata_ready_for_review_idx\` ON \`errata\` (\`ready_for_review\`);`)
  await db.run(sql`ALTER TABLE \`books_authors\` ADD \`name_ja\` text;`)
  await db.run(sql`ALTER TABLE \`books_authors\` ADD \`name_en\` text;`)
  await db.run(sql`ALTER TABLE \`books_printings\` ADD \`note_ja\` text;`)
  await db.run(sql`ALTER TABLE \`books_printings\` ADD \`note_en\` text;`)
  await db.run(sql`ALTER TABLE \`books_toc_sections\` ADD \`title_ja\` text;`)
  await db.run(sql`ALTER TABLE \`books_toc_sections\` ADD \`title_en\` text;`)
  await db.run(sql`ALTER TABLE \`books_toc\` ADD \`title_ja\` text;`)
  await db.run(sql`ALTER TABLE \`books_toc\` ADD \`title_en\` text;`)
  await db.run(sql`ALTER TABLE \`books_links\` ADD \`label_ja\` text;`)
  await db.run(sql`ALTER TABLE \`books_links\` ADD \`label_en\` text;`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`title_ja\` text;`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`title_en\` text;`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`subtitle_ja\` text;`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`subtitle_en\` text;`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`publisher_ja\` text;`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`publisher_en\` text;`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`series_ja\` text;`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`series_en\` text;`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`description_ja\` text;`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`description_en\` text;`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`ready_for_review\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`display_title\` text;`)
  await db.run(sql`CREATE INDEX \`books_ready_for_review_idx\` ON \`books\` (\`ready_for_review\`);`)
  await db.run(sql`ALTER TABLE \`_books_v_version_authors\` ADD \`name_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v_version_authors\` ADD \`name_en\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v_version_printings\` ADD \`note_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v_version_printings\` ADD \`note_en\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v_version_toc_sections\` ADD \`title_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v_version_toc_sections\` ADD \`title_en\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v_version_toc\` ADD \`title_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v_version_toc\` ADD \`title_en\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v_version_links\` ADD \`label_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v_version_links\` ADD \`label_en\` text;`)
  await db.run(sql`ALTER TABLE \`news\` ADD \`title_ja\` text;`)
  await db.run(sql`ALTER TABLE \`news\` ADD \`title_en\` text;`)
  await db.run(sql`ALTER TABLE \`news\` ADD \`body_ja\` text;`)
  await db.run(sql`ALTER TABLE \`news\` ADD \`body_en\` text;`)
  await db.run(sql`ALTER TABLE \`news\` ADD \`ready_for_review\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`news\` ADD \`display_title\` text;`)
  await db.run(sql`CREATE INDEX \`news_ready_for_review_idx\` ON \`news\` (\`ready_for_review\`);`)
  await db.run(sql`ALTER TABLE \`materials\` ADD \`title_ja\` text;`)
  await db.run(sql`ALTER TABLE \`materials\` ADD \`title_en\` text;`)
  await db.run(sql`ALTER TABLE \`materials\` ADD \`event_ja\` text;`)
  await db.run(sql`ALTER TABLE \`materials\` ADD \`event_en\` text;`)
  await db.run(sql`ALTER TABLE \`materials\` ADD \`description_ja\` text;`)
  await db.run(sql`ALTER TABLE \`materials\` ADD \`description_en\` text;`)
  await db.run(sql`ALTER TABLE \`materials\` ADD \`ready_for_review\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`materials\` ADD \`display_title\` text;`)
  await db.run(sql`CREATE INDEX \`materials_ready_for_review_idx\` ON \`materials\` (\`ready_for_review\`);`)
  await db.run(sql`ALTER TABLE \`excerpts\` ADD \`title_ja\` text;`)
  await db.run(sql`ALTER TABLE \`excerpts\` ADD \`title_en\` text;`)
  await db.run(sql`ALTER TABLE \`excerpts\` ADD \`source_ja\` text;`)
  await db.run(sql`ALTER TABLE \`excerpts\` ADD \`source_en\` text;`)
  await db.run(sql`ALTER TABLE \`excerpts\` ADD \`body_ja\` text;`)
  await db.run(sql`ALTER TABLE \`excerpts\` ADD \`body_en\` text;`)
  await db.run(sql`ALTER TABLE \`excerpts\` ADD \`ready_for_review\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`excerpts\` ADD \`display_title\` text;`)
  await db.run(sql`CREATE INDEX \`excerpts_ready_for_review_idx\` ON \`excerpts\` (\`ready_for_review\`);`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`alt_ja\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`alt_en\` text;`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`translates\` text DEFAULT 'en';`)
  await db.run(sql`ALTER TABLE \`site_settings\` ADD \`title_ja\` text;`)
  await db.run(sql`ALTER TABLE \`site_settings\` ADD \`title_en\` text;`)
  await db.run(sql`ALTER TABLE \`site_settings\` ADD \`description_ja\` text;`)
  await db.run(sql`ALTER TABLE \`site_settings\` ADD \`description_en\` text;`)
  await db.run(sql`ALTER TABLE \`site_settings\` ADD \`license_ja\` text;`)
  await db.run(sql`ALTER TABLE \`site_settings\` ADD \`license_en\` text;`)
  await db.run(sql`ALTER TABLE \`site_settings\` ADD \`ready_for_review\` integer DEFAULT false;`)
  await db.run(sql`CREATE INDEX \`site_settings_ready_for_review_idx\` ON \`site_settings\` (\`ready_for_review\`);`)

  await carryTextsOver(db)
  await fillDisplayTitles(db)
  for (const { document, rows } of documents) await fillMissing({ db, document, rows })
  await forgetListPreferences(db)

  await db.run(sql`DROP TABLE \`errata_locales\`;`)
  await db.run(sql`DROP TABLE \`_errata_v_locales\`;`)
  await db.run(sql`DROP TABLE \`books_authors_locales\`;`)
  await db.run(sql`DROP TABLE \`books_printings_locales\`;`)
  await db.run(sql`DROP TABLE \`books_toc_sections_locales\`;`)
  await db.run(sql`DROP TABLE \`books_toc_locales\`;`)
  await db.run(sql`DROP TABLE \`books_links_locales\`;`)
  await db.run(sql`DROP TABLE \`books_locales\`;`)
  await db.run(sql`DROP TABLE \`_books_v_version_authors_locales\`;`)
  await db.run(sql`DROP TABLE \`_books_v_version_printings_locales\`;`)
  await db.run(sql`DROP TABLE \`_books_v_version_toc_sections_locales\`;`)
  await db.run(sql`DROP TABLE \`_books_v_version_toc_locales\`;`)
  await db.run(sql`DROP TABLE \`_books_v_version_links_locales\`;`)
  await db.run(sql`DROP TABLE \`_books_v_locales\`;`)
  await db.run(sql`DROP TABLE \`news_locales\`;`)
  await db.run(sql`DROP TABLE \`_news_v_locales\`;`)
  await db.run(sql`DROP TABLE \`materials_locales\`;`)
  await db.run(sql`DROP TABLE \`_materials_v_locales\`;`)
  await db.run(sql`DROP TABLE \`excerpts_locales\`;`)
  await db.run(sql`DROP TABLE \`_excerpts_v_locales\`;`)
  await db.run(sql`DROP TABLE \`media_locales\`;`)
  await db.run(sql`DROP TABLE \`site_settings_locales\`;`)
  await db.run(sql`DROP TABLE \`_site_settings_v_locales\`;`)
  await db.run(sql`DROP INDEX \`_errata_v_snapshot_idx\`;`)
  await db.run(sql`DROP INDEX \`_errata_v_published_locale_idx\`;`)
  await db.run(sql`DROP INDEX \`_books_v_snapshot_idx\`;`)
  await db.run(sql`DROP INDEX \`_books_v_published_locale_idx\`;`)
  await db.run(sql`DROP INDEX \`_news_v_snapshot_idx\`;`)
  await db.run(sql`DROP INDEX \`_news_v_published_locale_idx\`;`)
  await db.run(sql`DROP INDEX \`_materials_v_snapshot_idx\`;`)
  await db.run(sql`DROP INDEX \`_materials_v_published_locale_idx\`;`)
  await db.run(sql`DROP INDEX \`_excerpts_v_snapshot_idx\`;`)
  await db.run(sql`DROP INDEX \`_excerpts_v_published_locale_idx\`;`)
  await db.run(sql`DROP INDEX \`_site_settings_v_snapshot_idx\`;`)
  await db.run(sql`DROP INDEX \`_site_settings_v_published_locale_idx\`;`)
  await db.run(sql`ALTER TABLE \`_errata_v\` DROP COLUMN \`version_place\`;`)
  await db.run(sql`ALTER TABLE \`_errata_v\` DROP COLUMN \`snapshot\`;`)
  await db.run(sql`ALTER TABLE \`_errata_v\` DROP COLUMN \`published_locale\`;`)
  await db.run(sql`ALTER TABLE \`_books_v\` DROP COLUMN \`snapshot\`;`)
  await db.run(sql`ALTER TABLE \`_books_v\` DROP COLUMN \`published_locale\`;`)
  await db.run(sql`ALTER TABLE \`_news_v\` DROP COLUMN \`snapshot\`;`)
  await db.run(sql`ALTER TABLE \`_news_v\` DROP COLUMN \`published_locale\`;`)
  await db.run(sql`ALTER TABLE \`_materials_v\` DROP COLUMN \`snapshot\`;`)
  await db.run(sql`ALTER TABLE \`_materials_v\` DROP COLUMN \`published_locale\`;`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` DROP COLUMN \`snapshot\`;`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` DROP COLUMN \`published_locale\`;`)
  await db.run(sql`ALTER TABLE \`_site_settings_v\` DROP COLUMN \`snapshot\`;`)
  await db.run(sql`ALTER TABLE \`_site_settings_v\` DROP COLUMN \`published_locale\`;`)
  await db.run(sql`ALTER TABLE \`errata\` DROP COLUMN \`place\`;`)
}

export async function down(_args: MigrateDownArgs): Promise<void> {
  throw new Error(
    'This migration cannot be undone: the texts of both languages stand in columns since. Restore the backup that was made before it.',
  )
}

/** The tables of documents and of their versions, with the tables of their rows that hold bilingual texts. */
const documents = [
  ...withVersions('books', ['authors', 'printings', 'toc', 'toc_sections', 'links']),
  ...withVersions('errata'),
  ...withVersions('news'),
  ...withVersions('materials'),
  ...withVersions('excerpts'),
  { document: 'media', rows: [] },
]

function withVersions(name: string, rows: string[] = []) {
  return [
    { document: name, rows: rows.map((row) => `${name}_${row}`) },
    { document: `_${name}_v`, rows: rows.map((row) => `_${name}_v_version_${row}`) },
  ]
}

/** `books_locales.title` of two languages → `books.title_ja`, `books.title_en`; the same for every table of translations. */
async function carryTextsOver(db: Database): Promise<void> {
  const tables = await namesOf(db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%\\_locales' ESCAPE '\\'")
  for (const table of tables) {
    const owner = table.slice(0, -'_locales'.length)
    const columns = await namesOf(db, `SELECT name FROM pragma_table_info('${table}')`)
    for (const column of columns.filter((name) => !['id', '_locale', '_parent_id'].includes(name)))
      for (const locale of ['ja', 'en'])
        await run(
          db,
          `UPDATE \`${owner}\` SET \`${column}_${locale}\` = (SELECT \`${column}\` FROM \`${table}\`
            WHERE \`${table}\`.\`_parent_id\` = \`${owner}\`.\`id\` AND \`${table}\`.\`_locale\` = '${locale}')`,
        )
  }
}

/** A line in each language. An erratum had it as its place. */
async function fillDisplayTitles(db: Database): Promise<void> {
  await run(db, 'UPDATE `errata` SET `display_title` = `place`')
  await run(db, 'UPDATE `_errata_v` SET `version_display_title` = `version_place`')
  for (const { document } of documents) {
    if (/errata|media/.test(document)) continue
    const prefix = document.startsWith('_') ? 'version_' : ''
    const line = (first: string, second: string) =>
      `replace(coalesce(nullif(trim(\`${prefix}title_${first}\`), ''), trim(\`${prefix}title_${second}\`)), char(10), ' ')`
    await run(
      db,
      `UPDATE \`${document}\` SET \`${prefix}display_title\` = ${line('ja', 'en')} || char(10) || ${line('en', 'ja')}`,
    )
  }
}

/** Which languages lack a text that the other one has. */
async function fillMissing({ db, document, rows }: { db: Database; document: string; rows: string[] }): Promise<void> {
  const list = `${document}_${document.startsWith('_') ? 'version_' : ''}missing`
  const places = await Promise.all([document, ...rows].map((table) => pairsOf(db, table)))
  for (const [order, [locale, other]] of [
    ['ja', 'en'],
    ['en', 'ja'],
  ].entries()) {
    const lacking = places.map(({ table, pairs }) => {
      const lacks = pairs
        .map((pair) => `(${isBlank(`${table}.${pair}_${locale}`)} AND NOT ${isBlank(`${table}.${pair}_${other}`)})`)
        .join(' OR ')
      if (table === document) return `SELECT id FROM ${table} WHERE ${lacks}`
      if (!table.endsWith('_toc_sections')) return `SELECT _parent_id FROM ${table} WHERE ${lacks}`
      const chapters = table.replace(/_sections$/, '')
      return `SELECT ${chapters}._parent_id FROM ${table} JOIN ${chapters} ON ${chapters}.id = ${table}._parent_id WHERE ${lacks}`
    })
    await run(
      db,
      `INSERT INTO \`${list}\` (\`order\`, \`parent_id\`, \`value\`, \`id\`)
        SELECT ${order + 1}, id, '${locale}', lower(hex(randomblob(16))) FROM (${lacking.join(' UNION ')})`,
    )
  }
}

async function pairsOf(db: Database, table: string): Promise<{ table: string; pairs: string[] }> {
  const columns = await namesOf(db, `SELECT name FROM pragma_table_info('${table}')`)
  const pairs = columns.filter((name) => name.endsWith('_ja')).map((name) => name.slice(0, -'_ja'.length))
  return { table, pairs: pairs.filter((pair) => columns.includes(`${pair}_en`)) }
}

// An editor that was opened and left empty is a tree without words.
function isBlank(column: string): string {
  return `(trim(coalesce(${column}, '')) = '' OR (${column} LIKE '{"root"%' AND ${column} NOT LIKE '%"type":"text"%'))`
}

// Columns and orders that an editor chose for a list name fields that are gone; so does the language of the content.
async function forgetListPreferences(db: Database): Promise<void> {
  const keys = "`key` = 'locale' OR `key` LIKE 'collection-%'"
  await run(
    db,
    `DELETE FROM \`payload_preferences_rels\` WHERE \`parent_id\` IN (SELECT \`id\` FROM \`payload_preferences\` WHERE ${keys})`,
  )
  await run(db, `DELETE FROM \`payload_preferences\` WHERE ${keys}`)
}

async function namesOf(db: Database, query: string): Promise<string[]> {
  return (await db.all<{ name: string }>(sql.raw(query))).map(({ name }) => name)
}

async function run(db: Database, statement: string): Promise<void> {
  await db.run(sql.raw(statement))
}

import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`errata\` ADD \`replaced_by_id\` text(36) REFERENCES errata(id);`)
  await db.run(sql`ALTER TABLE \`errata\` ADD \`saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`errata\` ADD \`saved_by_id\` text;`)
  await db.run(sql`ALTER TABLE \`errata\` ADD \`saved_by_translator\` integer;`)
  await db.run(sql`CREATE INDEX \`errata_replaced_by_idx\` ON \`errata\` (\`replaced_by_id\`);`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_replaced_by_id\` text(36) REFERENCES errata(id);`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_saved_by_id\` text;`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_saved_by_translator\` integer;`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_version_replaced_by_idx\` ON \`_errata_v\` (\`version_replaced_by_id\`);`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`saved_by_id\` text;`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`saved_by_translator\` integer;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_saved_by_id\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_saved_by_translator\` integer;`)
  await db.run(sql`ALTER TABLE \`news\` ADD \`saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`news\` ADD \`saved_by_id\` text;`)
  await db.run(sql`ALTER TABLE \`news\` ADD \`saved_by_translator\` integer;`)
  await db.run(sql`ALTER TABLE \`_news_v\` ADD \`version_saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`_news_v\` ADD \`version_saved_by_id\` text;`)
  await db.run(sql`ALTER TABLE \`_news_v\` ADD \`version_saved_by_translator\` integer;`)
  await db.run(sql`ALTER TABLE \`materials\` ADD \`saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`materials\` ADD \`saved_by_id\` text;`)
  await db.run(sql`ALTER TABLE \`materials\` ADD \`saved_by_translator\` integer;`)
  await db.run(sql`ALTER TABLE \`_materials_v\` ADD \`version_saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`_materials_v\` ADD \`version_saved_by_id\` text;`)
  await db.run(sql`ALTER TABLE \`_materials_v\` ADD \`version_saved_by_translator\` integer;`)
  await db.run(sql`ALTER TABLE \`excerpts\` ADD \`saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`excerpts\` ADD \`saved_by_id\` text;`)
  await db.run(sql`ALTER TABLE \`excerpts\` ADD \`saved_by_translator\` integer;`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` ADD \`version_saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` ADD \`version_saved_by_id\` text;`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` ADD \`version_saved_by_translator\` integer;`)
  await db.run(sql`ALTER TABLE \`site_settings\` ADD \`saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`site_settings\` ADD \`saved_by_id\` text;`)
  await db.run(sql`ALTER TABLE \`site_settings\` ADD \`saved_by_translator\` integer;`)
  await db.run(sql`ALTER TABLE \`_site_settings_v\` ADD \`version_saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`_site_settings_v\` ADD \`version_saved_by_id\` text;`)
  await db.run(sql`ALTER TABLE \`_site_settings_v\` ADD \`version_saved_by_translator\` integer;`)
  await db.run(sql`CREATE INDEX \`site_changes_changed_document_idx\` ON \`site_changes\` (\`changed_document\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_errata\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`to_check\` text,
  	\`fingerprint\` text,
  	\`page\` text,
  	\`line\` numeric,
  	\`line_from\` text DEFAULT 'top',
  	\`item_kind\` text,
  	\`item_label\` text,
  	\`item_part_ja\` text,
  	\`item_part_en\` text,
  	\`original\` text,
  	\`correction\` text,
  	\`instruction_ja\` text,
  	\`instruction_en\` text,
  	\`note_ja\` text,
  	\`note_en\` text,
  	\`book_id\` text(36),
  	\`printings\` text,
  	\`status\` text DEFAULT 'confirmed',
  	\`severity\` text,
  	\`confirmed_on\` text,
  	\`reported_on\` text,
  	\`reported_by\` text,
  	\`tag\` text,
  	\`ready_for_review\` integer DEFAULT false,
  	\`display_title\` text,
  	\`book_order\` text,
  	\`ever_published\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`book_id\`) REFERENCES \`books\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_errata\`("id", "to_check", "fingerprint", "page", "line", "line_from", "item_kind", "item_label", "item_part_ja", "item_part_en", "original", "correction", "instruction_ja", "instruction_en", "note_ja", "note_en", "book_id", "printings", "status", "severity", "confirmed_on", "reported_on", "reported_by", "tag", "ready_for_review", "display_title", "book_order", "ever_published", "updated_at", "created_at", "deleted_at", "_status") SELECT "id", "to_check", "fingerprint", "page", "line", "line_from", "item_kind", "item_label", "item_part_ja", "item_part_en", "original", "correction", "instruction_ja", "instruction_en", "note_ja", "note_en", "book_id", "printings", "status", "severity", "confirmed_on", "reported_on", "reported_by", "tag", "ready_for_review", "display_title", "book_order", "ever_published", "updated_at", "created_at", "deleted_at", "_status" FROM \`errata\`;`)
  await db.run(sql`DROP TABLE \`errata\`;`)
  await db.run(sql`ALTER TABLE \`__new_errata\` RENAME TO \`errata\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`errata_fingerprint_idx\` ON \`errata\` (\`fingerprint\`);`)
  await db.run(sql`CREATE INDEX \`errata_book_idx\` ON \`errata\` (\`book_id\`);`)
  await db.run(sql`CREATE INDEX \`errata_status_idx\` ON \`errata\` (\`status\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`errata_tag_idx\` ON \`errata\` (\`tag\`);`)
  await db.run(sql`CREATE INDEX \`errata_ready_for_review_idx\` ON \`errata\` (\`ready_for_review\`);`)
  await db.run(sql`CREATE INDEX \`errata_book_order_idx\` ON \`errata\` (\`book_order\`);`)
  await db.run(sql`CREATE INDEX \`errata_updated_at_idx\` ON \`errata\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`errata_created_at_idx\` ON \`errata\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`errata_deleted_at_idx\` ON \`errata\` (\`deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`errata__status_idx\` ON \`errata\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`__new__errata_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_to_check\` text,
  	\`version_fingerprint\` text,
  	\`version_page\` text,
  	\`version_line\` numeric,
  	\`version_line_from\` text DEFAULT 'top',
  	\`version_item_kind\` text,
  	\`version_item_label\` text,
  	\`version_item_part_ja\` text,
  	\`version_item_part_en\` text,
  	\`version_original\` text,
  	\`version_correction\` text,
  	\`version_instruction_ja\` text,
  	\`version_instruction_en\` text,
  	\`version_note_ja\` text,
  	\`version_note_en\` text,
  	\`version_book_id\` text(36),
  	\`version_printings\` text,
  	\`version_status\` text DEFAULT 'confirmed',
  	\`version_severity\` text,
  	\`version_confirmed_on\` text,
  	\`version_reported_on\` text,
  	\`version_reported_by\` text,
  	\`version_tag\` text,
  	\`version_ready_for_review\` integer DEFAULT false,
  	\`version_display_title\` text,
  	\`version_book_order\` text,
  	\`version_ever_published\` integer DEFAULT false,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version_deleted_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`errata\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_book_id\`) REFERENCES \`books\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__errata_v\`("id", "parent_id", "version_to_check", "version_fingerprint", "version_page", "version_line", "version_line_from", "version_item_kind", "version_item_label", "version_item_part_ja", "version_item_part_en", "version_original", "version_correction", "version_instruction_ja", "version_instruction_en", "version_note_ja", "version_note_en", "version_book_id", "version_printings", "version_status", "version_severity", "version_confirmed_on", "version_reported_on", "version_reported_by", "version_tag", "version_ready_for_review", "version_display_title", "version_book_order", "version_ever_published", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest") SELECT "id", "parent_id", "version_to_check", "version_fingerprint", "version_page", "version_line", "version_line_from", "version_item_kind", "version_item_label", "version_item_part_ja", "version_item_part_en", "version_original", "version_correction", "version_instruction_ja", "version_instruction_en", "version_note_ja", "version_note_en", "version_book_id", "version_printings", "version_status", "version_severity", "version_confirmed_on", "version_reported_on", "version_reported_by", "version_tag", "version_ready_for_review", "version_display_title", "version_book_order", "version_ever_published", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest" FROM \`_errata_v\`;`)
  await db.run(sql`DROP TABLE \`_errata_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__errata_v\` RENAME TO \`_errata_v\`;`)
  await db.run(sql`CREATE INDEX \`_errata_v_parent_idx\` ON \`_errata_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_version_fingerprint_idx\` ON \`_errata_v\` (\`version_fingerprint\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_version_book_idx\` ON \`_errata_v\` (\`version_book_id\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_version_status_idx\` ON \`_errata_v\` (\`version_status\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_version_tag_idx\` ON \`_errata_v\` (\`version_tag\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_version_ready_for_review_idx\` ON \`_errata_v\` (\`version_ready_for_review\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_version_book_order_idx\` ON \`_errata_v\` (\`version_book_order\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_version_updated_at_idx\` ON \`_errata_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_version_created_at_idx\` ON \`_errata_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_version_deleted_at_idx\` ON \`_errata_v\` (\`version_deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_version__status_idx\` ON \`_errata_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_created_at_idx\` ON \`_errata_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_updated_at_idx\` ON \`_errata_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_latest_idx\` ON \`_errata_v\` (\`latest\`);`)
  await db.run(sql`DROP INDEX \`site_changes_changed_document_idx\`;`)
  await db.run(sql`ALTER TABLE \`books\` DROP COLUMN \`saved_by\`;`)
  await db.run(sql`ALTER TABLE \`books\` DROP COLUMN \`saved_by_id\`;`)
  await db.run(sql`ALTER TABLE \`books\` DROP COLUMN \`saved_by_translator\`;`)
  await db.run(sql`ALTER TABLE \`_books_v\` DROP COLUMN \`version_saved_by\`;`)
  await db.run(sql`ALTER TABLE \`_books_v\` DROP COLUMN \`version_saved_by_id\`;`)
  await db.run(sql`ALTER TABLE \`_books_v\` DROP COLUMN \`version_saved_by_translator\`;`)
  await db.run(sql`ALTER TABLE \`news\` DROP COLUMN \`saved_by\`;`)
  await db.run(sql`ALTER TABLE \`news\` DROP COLUMN \`saved_by_id\`;`)
  await db.run(sql`ALTER TABLE \`news\` DROP COLUMN \`saved_by_translator\`;`)
  await db.run(sql`ALTER TABLE \`_news_v\` DROP COLUMN \`version_saved_by\`;`)
  await db.run(sql`ALTER TABLE \`_news_v\` DROP COLUMN \`version_saved_by_id\`;`)
  await db.run(sql`ALTER TABLE \`_news_v\` DROP COLUMN \`version_saved_by_translator\`;`)
  await db.run(sql`ALTER TABLE \`materials\` DROP COLUMN \`saved_by\`;`)
  await db.run(sql`ALTER TABLE \`materials\` DROP COLUMN \`saved_by_id\`;`)
  await db.run(sql`ALTER TABLE \`materials\` DROP COLUMN \`saved_by_translator\`;`)
  await db.run(sql`ALTER TABLE \`_materials_v\` DROP COLUMN \`version_saved_by\`;`)
  await db.run(sql`ALTER TABLE \`_materials_v\` DROP COLUMN \`version_saved_by_id\`;`)
  await db.run(sql`ALTER TABLE \`_materials_v\` DROP COLUMN \`version_saved_by_translator\`;`)
  await db.run(sql`ALTER TABLE \`excerpts\` DROP COLUMN \`saved_by\`;`)
  await db.run(sql`ALTER TABLE \`excerpts\` DROP COLUMN \`saved_by_id\`;`)
  await db.run(sql`ALTER TABLE \`excerpts\` DROP COLUMN \`saved_by_translator\`;`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` DROP COLUMN \`version_saved_by\`;`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` DROP COLUMN \`version_saved_by_id\`;`)
  await db.run(sql`ALTER TABLE \`_excerpts_v\` DROP COLUMN \`version_saved_by_translator\`;`)
  await db.run(sql`ALTER TABLE \`site_settings\` DROP COLUMN \`saved_by\`;`)
  await db.run(sql`ALTER TABLE \`site_settings\` DROP COLUMN \`saved_by_id\`;`)
  await db.run(sql`ALTER TABLE \`site_settings\` DROP COLUMN \`saved_by_translator\`;`)
  await db.run(sql`ALTER TABLE \`_site_settings_v\` DROP COLUMN \`version_saved_by\`;`)
  await db.run(sql`ALTER TABLE \`_site_settings_v\` DROP COLUMN \`version_saved_by_id\`;`)
  await db.run(sql`ALTER TABLE \`_site_settings_v\` DROP COLUMN \`version_saved_by_translator\`;`)
}

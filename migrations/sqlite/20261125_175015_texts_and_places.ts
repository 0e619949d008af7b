import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'
import { placeKey } from '../../content/locator.ts'
import { toLocator } from '../../cms/rows.ts'

type Database = MigrateUpArgs['db']

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`errata\` ADD \`line_to\` numeric;`)
  await db.run(sql`ALTER TABLE \`errata\` ADD \`section\` text;`)
  await db.run(sql`ALTER TABLE \`errata\` ADD \`pictures_printed_id\` text(36) REFERENCES media(id);`)
  await db.run(sql`ALTER TABLE \`errata\` ADD \`pictures_corrected_id\` text(36) REFERENCES media(id);`)
  await db.run(sql`ALTER TABLE \`errata\` ADD \`applies_to\` text DEFAULT 'all';`)
  await db.run(sql`ALTER TABLE \`errata\` ADD \`ebook_corrected_on\` text;`)
  await db.run(sql`ALTER TABLE \`errata\` ADD \`published_at\` text;`)
  await db.run(sql`CREATE INDEX \`errata_pictures_pictures_printed_idx\` ON \`errata\` (\`pictures_printed_id\`);`)
  await db.run(sql`CREATE INDEX \`errata_pictures_pictures_corrected_idx\` ON \`errata\` (\`pictures_corrected_id\`);`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_line_to\` numeric;`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_section\` text;`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_pictures_printed_id\` text(36) REFERENCES media(id);`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_pictures_corrected_id\` text(36) REFERENCES media(id);`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_applies_to\` text DEFAULT 'all';`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_ebook_corrected_on\` text;`)
  await db.run(sql`ALTER TABLE \`_errata_v\` ADD \`version_published_at\` text;`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_pictures_version_pictures_printed_idx\` ON \`_errata_v\` (\`version_pictures_printed_id\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_pictures_version_pictures_corrected_idx\` ON \`_errata_v\` (\`version_pictures_corrected_id\`);`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`errata_note_ja\` text;`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`errata_note_en\` text;`)
  await db.run(sql`ALTER TABLE \`books\` ADD \`macros\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_errata_note_ja\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_errata_note_en\` text;`)
  await db.run(sql`ALTER TABLE \`_books_v\` ADD \`version_macros\` text;`)
  // When readers saw an erratum first is not known: it was not before it was made.
  await db.run(sql`UPDATE \`errata\` SET \`published_at\` = \`created_at\` WHERE \`_status\` = 'published' OR \`ever_published\` = 1;`)
  await db.run(sql`UPDATE \`_errata_v\` SET \`version_published_at\` = (SELECT \`published_at\` FROM \`errata\` WHERE \`id\` = \`parent_id\`);`)
  await orderPlaces(db, 'errata', '')
  await orderPlaces(db, '_errata_v', 'version_')
}

type PlaceRow = { id: string } & Record<'page' | 'lineFrom' | 'kind' | 'label', string | null> & { line: number | null }

/** Runs of pages and pages with names lie elsewhere in the book's order than before. */
async function orderPlaces(db: Database, table: 'errata' | '_errata_v', prefix: string): Promise<void> {
  const column = (name: string) => sql.raw(`\`${prefix}${name}\``)
  const places = await db.all<PlaceRow>(
    sql`SELECT id, ${column('page')} AS page, ${column('line')} AS line, ${column('line_from')} AS lineFrom, ${column('item_kind')} AS kind, ${column('item_label')} AS label FROM ${sql.raw(table)};`,
  )
  for (const { id, page, line, lineFrom, kind, label } of places) {
    const key = placeKey(toLocator({ page, line, lineFrom, item: { kind, label } }))
    await db.run(sql`UPDATE ${sql.raw(table)} SET ${column('book_order')} = ${key} WHERE id = ${id};`)
  }
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
  	\`replaced_by_id\` text(36),
  	\`tag\` text,
  	\`ready_for_review\` integer DEFAULT false,
  	\`display_title\` text,
  	\`book_order\` text,
  	\`ever_published\` integer DEFAULT false,
  	\`saved_by\` text,
  	\`saved_by_id\` text,
  	\`saved_by_translator\` integer,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`book_id\`) REFERENCES \`books\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`replaced_by_id\`) REFERENCES \`errata\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_errata\`("id", "to_check", "fingerprint", "page", "line", "line_from", "item_kind", "item_label", "item_part_ja", "item_part_en", "original", "correction", "instruction_ja", "instruction_en", "note_ja", "note_en", "book_id", "printings", "status", "severity", "confirmed_on", "reported_on", "reported_by", "replaced_by_id", "tag", "ready_for_review", "display_title", "book_order", "ever_published", "saved_by", "saved_by_id", "saved_by_translator", "updated_at", "created_at", "deleted_at", "_status") SELECT "id", "to_check", "fingerprint", "page", "line", "line_from", "item_kind", "item_label", "item_part_ja", "item_part_en", "original", "correction", "instruction_ja", "instruction_en", "note_ja", "note_en", "book_id", "printings", "status", "severity", "confirmed_on", "reported_on", "reported_by", "replaced_by_id", "tag", "ready_for_review", "display_title", "book_order", "ever_published", "saved_by", "saved_by_id", "saved_by_translator", "updated_at", "created_at", "deleted_at", "_status" FROM \`errata\`;`)
  await db.run(sql`DROP TABLE \`errata\`;`)
  await db.run(sql`ALTER TABLE \`__new_errata\` RENAME TO \`errata\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`errata_fingerprint_idx\` ON \`errata\` (\`fingerprint\`);`)
  await db.run(sql`CREATE INDEX \`errata_book_idx\` ON \`errata\` (\`book_id\`);`)
  await db.run(sql`CREATE INDEX \`errata_status_idx\` ON \`errata\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`errata_replaced_by_idx\` ON \`errata\` (\`replaced_by_id\`);`)
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
  	\`version_replaced_by_id\` text(36),
  	\`version_tag\` text,
  	\`version_ready_for_review\` integer DEFAULT false,
  	\`version_display_title\` text,
  	\`version_book_order\` text,
  	\`version_ever_published\` integer DEFAULT false,
  	\`version_saved_by\` text,
  	\`version_saved_by_id\` text,
  	\`version_saved_by_translator\` integer,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version_deleted_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`errata\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_book_id\`) REFERENCES \`books\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_replaced_by_id\`) REFERENCES \`errata\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__errata_v\`("id", "parent_id", "version_to_check", "version_fingerprint", "version_page", "version_line", "version_line_from", "version_item_kind", "version_item_label", "version_item_part_ja", "version_item_part_en", "version_original", "version_correction", "version_instruction_ja", "version_instruction_en", "version_note_ja", "version_note_en", "version_book_id", "version_printings", "version_status", "version_severity", "version_confirmed_on", "version_reported_on", "version_reported_by", "version_replaced_by_id", "version_tag", "version_ready_for_review", "version_display_title", "version_book_order", "version_ever_published", "version_saved_by", "version_saved_by_id", "version_saved_by_translator", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest") SELECT "id", "parent_id", "version_to_check", "version_fingerprint", "version_page", "version_line", "version_line_from", "version_item_kind", "version_item_label", "version_item_part_ja", "version_item_part_en", "version_original", "version_correction", "version_instruction_ja", "version_instruction_en", "version_note_ja", "version_note_en", "version_book_id", "version_printings", "version_status", "version_severity", "version_confirmed_on", "version_reported_on", "version_reported_by", "version_replaced_by_id", "version_tag", "version_ready_for_review", "version_display_title", "version_book_order", "version_ever_published", "version_saved_by", "version_saved_by_id", "version_saved_by_translator", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest" FROM \`_errata_v\`;`)
  await db.run(sql`DROP TABLE \`_errata_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__errata_v\` RENAME TO \`_errata_v\`;`)
  await db.run(sql`CREATE INDEX \`_errata_v_parent_idx\` ON \`_errata_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_version_fingerprint_idx\` ON \`_errata_v\` (\`version_fingerprint\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_version_book_idx\` ON \`_errata_v\` (\`version_book_id\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_version_status_idx\` ON \`_errata_v\` (\`version_status\`);`)
  await db.run(sql`CREATE INDEX \`_errata_v_version_version_replaced_by_idx\` ON \`_errata_v\` (\`version_replaced_by_id\`);`)
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
  await db.run(sql`ALTER TABLE \`books\` DROP COLUMN \`errata_note_ja\`;`)
  await db.run(sql`ALTER TABLE \`books\` DROP COLUMN \`errata_note_en\`;`)
  await db.run(sql`ALTER TABLE \`books\` DROP COLUMN \`macros\`;`)
  await db.run(sql`ALTER TABLE \`_books_v\` DROP COLUMN \`version_errata_note_ja\`;`)
  await db.run(sql`ALTER TABLE \`_books_v\` DROP COLUMN \`version_errata_note_en\`;`)
  await db.run(sql`ALTER TABLE \`_books_v\` DROP COLUMN \`version_macros\`;`)
}

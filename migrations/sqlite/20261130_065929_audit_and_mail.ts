import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`audit_records\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`at\` text NOT NULL,
  	\`act\` text NOT NULL,
  	\`who\` text,
  	\`actor_kind\` text NOT NULL,
  	\`actor_id\` text,
  	\`subject\` text,
  	\`subject_id\` text,
  	\`client\` text,
  	\`titles\` text,
  	\`details\` text,
  	\`count\` numeric
  );
  `)
  await db.run(sql`CREATE INDEX \`audit_records_at_idx\` ON \`audit_records\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`audit_records_act_idx\` ON \`audit_records\` (\`act\`);`)
  await db.run(sql`CREATE INDEX \`audit_records_who_idx\` ON \`audit_records\` (\`who\`);`)
  await db.run(sql`CREATE INDEX \`audit_records_subject_id_idx\` ON \`audit_records\` (\`subject_id\`);`)
  await db.run(sql`CREATE TABLE \`mails\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`kind\` text NOT NULL,
  	\`state\` text NOT NULL,
  	\`due_at\` text NOT NULL,
  	\`claim\` text NOT NULL,
  	\`attempts\` numeric NOT NULL,
  	\`tried_at\` text,
  	\`problem\` text,
  	\`recipient\` text,
  	\`language\` text,
  	\`document\` text,
  	\`document_collection\` text,
  	\`by_id\` text,
  	\`by_name\` text,
  	\`sent_to\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`mails_due_at_idx\` ON \`mails\` (\`due_at\`);`)
  await db.run(sql`CREATE INDEX \`mails_tried_at_idx\` ON \`mails\` (\`tried_at\`);`)
  await db.run(sql`CREATE INDEX \`mails_recipient_idx\` ON \`mails\` (\`recipient\`);`)
  await db.run(sql`CREATE INDEX \`mails_updated_at_idx\` ON \`mails\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`mails_created_at_idx\` ON \`mails\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`site_changes\` ADD \`changed_by_id\` text;`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`mail_when_ready\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`mail_language\` text DEFAULT 'ja';`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`audit_records\`;`)
  await db.run(sql`DROP TABLE \`mails\`;`)
  await db.run(sql`ALTER TABLE \`site_changes\` DROP COLUMN \`changed_by_id\`;`)
  await db.run(sql`ALTER TABLE \`users\` DROP COLUMN \`mail_when_ready\`;`)
  await db.run(sql`ALTER TABLE \`users\` DROP COLUMN \`mail_language\`;`)
}

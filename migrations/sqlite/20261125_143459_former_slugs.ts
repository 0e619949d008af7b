import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`books_former_slugs\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`slug\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`books\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`books_former_slugs_order_idx\` ON \`books_former_slugs\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`books_former_slugs_parent_id_idx\` ON \`books_former_slugs\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`books_former_slugs_slug_idx\` ON \`books_former_slugs\` (\`slug\`);`)
  await db.run(sql`CREATE TABLE \`_books_v_version_former_slugs\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`slug\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_books_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_books_v_version_former_slugs_order_idx\` ON \`_books_v_version_former_slugs\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_books_v_version_former_slugs_parent_id_idx\` ON \`_books_v_version_former_slugs\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_books_v_version_former_slugs_slug_idx\` ON \`_books_v_version_former_slugs\` (\`slug\`);`)
  await db.run(sql`CREATE TABLE \`news_former_slugs\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`slug\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`news\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`news_former_slugs_order_idx\` ON \`news_former_slugs\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`news_former_slugs_parent_id_idx\` ON \`news_former_slugs\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`news_former_slugs_slug_idx\` ON \`news_former_slugs\` (\`slug\`);`)
  await db.run(sql`CREATE TABLE \`_news_v_version_former_slugs\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`slug\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_news_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_news_v_version_former_slugs_order_idx\` ON \`_news_v_version_former_slugs\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_news_v_version_former_slugs_parent_id_idx\` ON \`_news_v_version_former_slugs\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_news_v_version_former_slugs_slug_idx\` ON \`_news_v_version_former_slugs\` (\`slug\`);`)
  await db.run(sql`CREATE TABLE \`excerpts_former_slugs\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`slug\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`excerpts\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`excerpts_former_slugs_order_idx\` ON \`excerpts_former_slugs\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`excerpts_former_slugs_parent_id_idx\` ON \`excerpts_former_slugs\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`excerpts_former_slugs_slug_idx\` ON \`excerpts_former_slugs\` (\`slug\`);`)
  await db.run(sql`CREATE TABLE \`_excerpts_v_version_former_slugs\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`slug\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_excerpts_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_excerpts_v_version_former_slugs_order_idx\` ON \`_excerpts_v_version_former_slugs\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_excerpts_v_version_former_slugs_parent_id_idx\` ON \`_excerpts_v_version_former_slugs\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_excerpts_v_version_former_slugs_slug_idx\` ON \`_excerpts_v_version_former_slugs\` (\`slug\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`books_former_slugs\`;`)
  await db.run(sql`DROP TABLE \`_books_v_version_former_slugs\`;`)
  await db.run(sql`DROP TABLE \`news_former_slugs\`;`)
  await db.run(sql`DROP TABLE \`_news_v_version_former_slugs\`;`)
  await db.run(sql`DROP TABLE \`excerpts_former_slugs\`;`)
  await db.run(sql`DROP TABLE \`_excerpts_v_version_former_slugs\`;`)
}

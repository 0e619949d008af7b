import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type { DatabaseAdapterObj } from 'payload'
import { repositoryRoot } from '../../system/settings.ts'
import { indexTranslationsByParent } from './sqliteIndexes.ts'
import { SqliteWriter } from './sqliteWriter.ts'

/** Where the migrations of each database stand. */
export const migrationDirs = {
  sqlite: resolve(repositoryRoot, 'migrations/sqlite'),
  mongodb: resolve(repositoryRoot, 'migrations/mongodb'),
} as const

export type DatabaseKind = keyof typeof migrationDirs

export function databaseKind(url: string): DatabaseKind {
  return url.startsWith('file:') ? 'sqlite' : 'mongodb'
}

/** The path of the database file of a `file:` URL. */
export function databaseFile(url: string): string {
  return url.slice('file:'.length)
}

/**
 * The database of a URL: `file:` is SQLite, `mongodb:` is MongoDB; a save and all its rows are whole or not there on both.
 * `forMigrations`: SQLite without transactions, because foreign keys cannot be switched off inside one, and a migration
 * that makes a table anew would then delete the rows that point at it.
 */
export function openDatabase({
  url,
  migrationDir = migrationDirs[databaseKind(url)],
  forMigrations = false,
  holdLimit,
}: {
  url: string
  migrationDir?: string
  forMigrations?: boolean
  /** SQLite: how long one transaction may last, in ms, where not a minute. */
  holdLimit?: number
}): DatabaseAdapterObj {
  return databaseKind(url) === 'sqlite'
    ? openSqlite({ url, migrationDir, forMigrations, holdLimit })
    : openMongodb({ url, migrationDir })
}

function openSqlite({
  url,
  migrationDir,
  forMigrations,
  holdLimit,
}: {
  url: string
  migrationDir: string
  forMigrations: boolean
  holdLimit: number | undefined
}): DatabaseAdapterObj {
  const database = sqliteAdapter({
    client: { url },
    idType: 'uuid', // The same type of id as MongoDB's, so that payload-types.ts holds for both.
    push: false,
    wal: { synchronous: 'FULL' },
    busyTimeout: 5000,
    migrationDir,
    afterSchemaInit: [indexTranslationsByParent],
    ...(forMigrations ? {} : { transactionOptions: {} }),
  }) as DatabaseAdapterObj
  return {
    ...database,
    init: (args) => {
      // libsql makes no folder ("unable to open database file"). Made here, not when the config loads: a build has no data.
      // The file is its owner's alone: it holds drafts, and the hashes of passwords.
      mkdirSync(dirname(databaseFile(url)), { recursive: true })
      closeSync(openSync(databaseFile(url), 'a', 0o600))
      const adapter = database.init(args)
      if (!forMigrations) new SqliteWriter(adapter, { holdLimit }).wrap()
      return adapter
    },
  }
}

function openMongodb({ url, migrationDir }: { url: string; migrationDir: string }): DatabaseAdapterObj {
  return mongooseAdapter({
    url,
    migrationDir,
    connectOptions: {
      // Collections and indexes are made by cms/commands/migrate.ts: made at the first save, they would break its transaction.
      autoIndex: false,
      autoCreate: false,
      retryWrites: true,
      // Half a minute of silence is for a person who waits for a page: an answer is better.
      serverSelectionTimeoutMS: 10_000,
      // A write outside of a transaction (a login attempt) is promised as much as one inside.
      writeConcern: { w: 'majority', journal: true },
      readConcernLevel: 'majority',
    },
    transactionOptions: {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority', journal: true },
      readPreference: 'primary',
    },
  }) as DatabaseAdapterObj
}

import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { mongooseAdapter, type MongooseAdapter } from '@payloadcms/db-mongodb'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type { DatabaseAdapterObj } from 'payload'
import { createPrivateFile } from '../../system/createPrivateFile.ts'
import { repositoryRoot } from '../../system/settings.ts'
import { beginOnServer } from './beginOnServer.ts'
import { tellOfInserts } from './committedInserts.ts'
import { SqliteWriter } from './sqliteWriter.ts'

/** The folder of each database's migrations. */
export const migrationDirs = {
  sqlite: resolve(repositoryRoot, 'migrations/sqlite'),
  mongodb: resolve(repositoryRoot, 'migrations/mongodb'),
} as const

type DatabaseKind = keyof typeof migrationDirs

export function databaseKind(url: string): DatabaseKind {
  return url.startsWith('file:') ? 'sqlite' : 'mongodb'
}

/** The path of the database file of a `file:` URL. */
export function databaseFile(url: string): string {
  return url.slice('file:'.length)
}

/**
 * Payload's adapter for a URL: `file:` is SQLite, `mongodb:` is MongoDB. On both, a save writes all its rows or none.
 * `forMigrations`: SQLite without transactions. Foreign keys cannot be switched off inside a transaction, so a migration
 * that recreates a table would delete the rows that refer to it.
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
  /** SQLite: how long one transaction may last, in ms; a minute by default. */
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
    ...(forMigrations ? {} : { transactionOptions: {} }),
  }) as DatabaseAdapterObj
  return {
    ...database,
    init: (args) => {
      // libsql creates no folder ("unable to open database file"). Not created when the config loads: a build has no data.
      // Mode 600: the file holds drafts and password hashes.
      mkdirSync(dirname(databaseFile(url)), { recursive: true })
      createPrivateFile(databaseFile(url))
      const adapter = database.init(args)
      if (!forMigrations) new SqliteWriter(adapter, { holdLimit }).wrap()
      tellOfInserts(adapter)
      return adapter
    },
  }
}

function openMongodb({ url, migrationDir }: { url: string; migrationDir: string }): DatabaseAdapterObj {
  const database = mongooseAdapter({
    url,
    migrationDir,
    connectOptions: {
      // cms/commands/migrate.ts creates collections and indexes: created by the first save, they would break its transaction.
      autoIndex: false,
      autoCreate: false,
      retryWrites: true,
      // The driver waits 30 s by default; an editor should get an error after 10 s.
      serverSelectionTimeoutMS: 10_000,
      // Writes outside of a transaction (a login attempt) are as durable as those inside.
      writeConcern: { w: 'majority', journal: true },
      readConcernLevel: 'majority',
    },
    transactionOptions: {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority', journal: true },
      readPreference: 'primary',
    },
  }) as DatabaseAdapterObj
  return {
    ...database,
    init: (args) => {
      const adapter = database.init(args)
      beginOnServer(adapter as unknown as MongooseAdapter)
      tellOfInserts(adapter)
      return adapter
    },
  }
}

import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { getPayload, type Payload } from 'payload'
import { buildCmsConfig } from '../buildCmsConfig.ts'
import { migrationDirs } from '../database/openDatabase.ts'
import { placeholderSettings } from '../cmsSettings.ts'

/** Whether the collections ask for tables that the last SQLite migration does not make. */
export async function areMigrationsStale(): Promise<boolean> {
  return withShapeOfConfig(async (payload) => !(await matchesLastMigration(payload)))
}

/** Writes a migration for each database that needs one; gives the files. Each must be read before it is committed. */
export async function createMigrations(name: string): Promise<string[]> {
  const before = await listMigrations()
  await mkdir(migrationDirs.sqlite, { recursive: true })
  await withShapeOfConfig(async (payload) => {
    if (!(await matchesLastMigration(payload)))
      await payload.db.createMigration({ payload, migrationName: name })
  })
  const made = (await listMigrations()).filter((file) => !before.includes(file))
  for (const file of made) await importTypesAsTypes(file)
  await rm(join(migrationDirs.sqlite, 'index.ts'), { force: true }) // For bundlers; here the folder is read.
  const mongodb = await createMongodbMigration({ name, made })
  return [...made, ...mongodb]
}

async function withShapeOfConfig<T>(use: (payload: Payload) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'okuzuke-shape-'))
  try {
    const settings = { ...placeholderSettings(), databaseUrl: `file:${join(folder, 'empty.db')}` }
    const config = await buildCmsConfig(settings, { forMigrations: true })
    const payload = await getPayload({ config, key: randomUUID(), disableOnInit: true })
    return await use(payload)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function matchesLastMigration(payload: Payload): Promise<boolean> {
  const adapter = payload.db as unknown as SQLiteAdapter
  const asked: unknown = await adapter.requireDrizzleKit().generateDrizzleJson(adapter.schema)
  const snapshots = (await filesIn(migrationDirs.sqlite)).filter((file) => file.endsWith('.json')).sort()
  const last = snapshots.at(-1)
  if (last === undefined) return false
  const made: unknown = JSON.parse(await readFile(join(migrationDirs.sqlite, last), 'utf8'))
  return isDeepStrictEqual(shapeOf(asked), shapeOf(made))
}

// Ids are made anew each time; the rest is the shape.
function shapeOf(snapshot: unknown): unknown {
  return JSON.parse(JSON.stringify({ ...(snapshot as object), id: null, prevId: null }))
}

// Payload's template imports types as values, which a module that is read as written does not have.
async function importTypesAsTypes(file: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace(/\b(MigrateUpArgs|MigrateDownArgs)\b(?=,| })/g, 'type $1'))
}

/**
 * MongoDB keeps no shape: cms/commands/migrate.ts makes collections and indexes at each run. A migration of its own is written
 * beside SQLite's for what moves data, and stays empty where none is to be moved.
 */
async function createMongodbMigration({ name, made }: { name: string; made: string[] }): Promise<string[]> {
  const sqlite = made[0]
  if (sqlite === undefined) return []
  await mkdir(migrationDirs.mongodb, { recursive: true })
  const stamp = /(\d{8}_\d{6})_[^/]*$/.exec(sqlite)?.[1] ?? ''
  const file = join(migrationDirs.mongodb, `${stamp}_${name.replace(/\W/g, '_')}.ts`)
  await writeFile(file, mongodbTemplate)
  return [file]
}

const mongodbTemplate = `import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-mongodb'

// Collections and indexes are made by cms/commands/migrate.ts at each run; here stands what moves data. Pass \`session\` to every write.
export async function up(_args: MigrateUpArgs): Promise<void> {}

export async function down(_args: MigrateDownArgs): Promise<void> {}
`

async function listMigrations(): Promise<string[]> {
  const files = await filesIn(migrationDirs.sqlite)
  return files
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => join(migrationDirs.sqlite, file))
}

async function filesIn(dir: string): Promise<string[]> {
  try {
    return await readdir(dir)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

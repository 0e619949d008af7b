import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { getPayload, type Payload } from 'payload'
import { hasErrorCode } from '../../system/errorCode.ts'
import { buildCmsConfig } from '../buildCmsConfig.ts'
import { placeholderSettings } from '../cmsSettings.ts'
import { migrationDirs } from '../database/openDatabase.ts'

/** Whether the collections need tables or columns that the last SQLite migration does not have. */
export async function areMigrationsStale(): Promise<boolean> {
  return withShapeOfConfig(async (payload) => !(await matchesLastMigration(payload)))
}

/** Writes a migration for each database that needs one, and gives the files. Read each of them before it is committed. */
export async function createMigrations(name: string): Promise<string[]> {
  const before = await listMigrations()
  await mkdir(migrationDirs.sqlite, { recursive: true })
  await withShapeOfConfig(async (payload) => {
    if (!(await matchesLastMigration(payload)))
      await payload.db.createMigration({ payload, migrationName: name })
  })
  const sqliteFiles = (await listMigrations()).filter((file) => !before.includes(file))
  for (const file of sqliteFiles) await markTypeImports(file)
  await rm(join(migrationDirs.sqlite, 'index.ts'), { force: true }) // A list for bundlers; migrateDatabase reads the folder.
  return [...sqliteFiles, ...(await createMongodbMigration({ name, sqliteFile: sqliteFiles[0] }))]
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
  const shape: unknown = await adapter.requireDrizzleKit().generateDrizzleJson(adapter.schema)
  const snapshots = (await filesIn(migrationDirs.sqlite)).filter((file) => file.endsWith('.json')).sort()
  const last = snapshots.at(-1)
  if (last === undefined) return false
  const lastShape: unknown = JSON.parse(await readFile(join(migrationDirs.sqlite, last), 'utf8'))
  return isDeepStrictEqual(withoutIds(shape), withoutIds(lastShape))
}

// drizzle-kit gives each snapshot new ids.
function withoutIds(snapshot: unknown): unknown {
  return JSON.parse(JSON.stringify({ ...(snapshot as object), id: null, prevId: null }))
}

// Payload's template lacks `type` on these imports; under tsx they would be looked up at run time and fail.
async function markTypeImports(file: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace(/\b(MigrateUpArgs|MigrateDownArgs)\b(?=,| })/g, 'type $1'))
}

/**
 * MongoDB has no schema: cms/commands/migrate.ts creates collections and indexes at each run. An empty migration is written
 * beside SQLite's, for changes of the data.
 */
async function createMongodbMigration({
  name,
  sqliteFile,
}: {
  name: string
  sqliteFile: string | undefined
}): Promise<string[]> {
  if (sqliteFile === undefined) return []
  await mkdir(migrationDirs.mongodb, { recursive: true })
  const stamp = /(\d{8}_\d{6})_[^/]*$/.exec(sqliteFile)?.[1] ?? ''
  const file = join(migrationDirs.mongodb, `${stamp}_${name.replace(/\W/g, '_')}.ts`)
  await writeFile(file, mongodbTemplate)
  return [file]
}

const mongodbTemplate = `import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-mongodb'

// Only for changes of the data: cms/commands/migrate.ts creates collections and indexes. Pass \`session\` to every write.
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
    if (hasErrorCode(error, 'ENOENT')) return []
    throw error
  }
}

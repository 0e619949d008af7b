import { cp, mkdir, readFile, readdir, rm, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { createLocalReq, getPayload, type CollectionSlug, type Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { readBookFile, writeBookFile } from '../../../cms/book-file/bookFileText.ts'
import { exportBookFile } from '../../../cms/book-file/collectBookFile.ts'
import { buildCmsConfig } from '../../../cms/buildCmsConfig.ts'
import { migrateDatabase } from '../../../cms/database/migrateDatabase.ts'
import { migrationDirs } from '../../../cms/database/openDatabase.ts'
import { Book } from '../../../content/book.ts'
import { Erratum } from '../../../content/erratum.ts'
import { Excerpt } from '../../../content/excerpt.ts'
import { Material } from '../../../content/material.ts'
import { MediaFile } from '../../../content/mediaFile.ts'
import { NewsItem } from '../../../content/newsItem.ts'
import { SiteSettings } from '../../../content/siteSettings.ts'
import { readCmsSettings, repositoryRoot, type CmsSettings } from '../../../system/settings.ts'
import { collectWhole } from '../../helpers/collectWhole.ts'
import { makeTestPlace, testDatabase } from '../../helpers/testDatabase.ts'

/** A database of the version before, with drafts, versions and a document in the trash, and what that version read from it. */
type Before = {
  database: Record<string, Record<string, unknown>[]>
  file: string
  snapshot: { errata: { createdAt: string }[] }
  versions: Record<string, unknown[]>
}

/** What that version gave in one piece, as the contract has it today. */
const Snapshot = z.object({
  settings: SiteSettings,
  books: z.array(Book),
  news: z.array(NewsItem),
  materials: z.array(Material),
  excerpts: z.array(Excerpt),
  errata: z.array(Erratum),
  media: z.array(MediaFile),
})

const logger = { options: { level: 'silent' } }
let before: Before
let payload: Payload
let place: Awaited<ReturnType<typeof makeTestPlace>>

beforeAll(async () => {
  before = JSON.parse(
    await readFile(new URL(`../../fixtures/before-pairs/${testDatabase}.json`, import.meta.url), 'utf8'),
  ) as Before
  place = await makeTestPlace()
  const settings = readCmsSettings({
    DATA_DIR: place.dataDir,
    DATABASE_URL: place.databaseUrl,
    CMS_URL: 'http://cms.test',
    SITE_URL: 'http://site.test',
    PAYLOAD_SECRET: 'a secret of a test, long enough to be taken',
    PUBLISHER_API_KEY: 'a key of a test, which is long enough to be taken',
  })
  await makeDatabaseBefore(settings)
  const done = await migrateDatabase({
    config: await buildCmsConfig(settings, { forMigrations: true, logger }),
  })
  expect(done.migrations[0]).toMatch(/_bilingual_pairs$/)
  payload = await getPayload({ config: await buildCmsConfig(settings, { logger }), key: 'after' })
})
afterAll(async () => {
  if (testDatabase === 'mongodb') await (payload.db as unknown as MongooseAdapter).connection.dropDatabase()
  await payload.destroy()
  await place.remove()
})

it('keeps a book, its drafts included, to the byte', async () => {
  // Read and written again, because a later version may add fields, with a default for older files.
  const file = readBookFile(before.file)
  for (const { createdAt, everPublished, published, draft } of file.errata)
    for (const state of [published, draft]) if (state && everPublished) state.publishedAt = createdAt
  expect(writeBookFile(await exportBookFile({ payload, slug: 'tides' }))).toBe(writeBookFile(file))
})

it('keeps what readers see', async () => {
  const { errata, ...rest } = before.snapshot
  // When they were made public first was not kept; they were not before they were made.
  const asToday = {
    ...rest,
    errata: errata.map((erratum) => ({ replacedBy: null, publishedAt: erratum.createdAt, ...erratum })),
  }
  expect(await collectWhole(payload)).toEqual(Snapshot.parse(asToday))
})

it('keeps every version', async () => {
  for (const [slug, versions] of Object.entries(before.versions)) {
    if (slug === 'site-settings') continue
    const { docs } = await payload.db.findVersions<Record<string, never>>({
      collection: slug as CollectionSlug,
      limit: 0,
      pagination: false,
      sort: 'updatedAt',
    })
    const texts = (pair: Record<string, string> | undefined) =>
      pair && Object.keys(pair).length > 0 ? { ja: pair.ja ?? null, en: pair.en ?? null } : null
    const inBothShapes = (version: Record<string, never>) => ({
      title: texts(version.title),
      note: texts(version.note),
      toc: ((version.toc ?? []) as { title?: never }[]).map((row) =>
        texts('title' in row ? row.title : (row as never)),
      ),
    })
    expect(docs.map(({ version }) => inBothShapes(version))).toEqual(
      versions.map((version) => inBothShapes(version as Record<string, never>)),
    )
  }
})

it('gives every document its title in lists, and says what is not translated', async () => {
  const titles = async (collection: CollectionSlug, trash = false) => {
    const req = await createLocalReq({}, payload)
    const { docs } = await payload.find({
      collection,
      req,
      trash,
      draft: true,
      pagination: false,
      depth: 0,
      sort: 'createdAt',
    })
    return docs.map((document) => [
      'displayTitle' in document ? document.displayTitle : null,
      'missing' in document ? document.missing : null,
    ])
  }
  expect(await titles('books')).toEqual([['潮汐の計算 第2版', ['en']]])
  expect(await titles('errata', true)).toEqual([
    ['p. 37ページ 下から7行目 図1.2 左図', []],
    ['xiページ', ['en']],
    ['5ページ', []],
    ['6ページ', []],
  ])
  expect(await titles('news')).toEqual([
    ['第2刷', ['en']],
    ['In English alone', ['ja']],
  ])
  expect(await titles('materials')).toEqual([['講演', ['en']]])
  expect(await titles('excerpts')).toEqual([['はじめに', []]])
  expect(await titles('media')).toEqual([[null, ['ja']]])
})

it('gives them to what readers have too, not to the newest versions alone', async () => {
  for (const collection of ['books', 'errata', 'news', 'materials', 'excerpts'] as const) {
    const { docs } = await payload.db.find<{ id: string; displayTitle?: string | null }>({
      collection,
      where: { _status: { equals: 'published' } },
      pagination: false,
    })
    expect(docs.length).toBeGreaterThan(0)
    expect(docs.filter(({ displayTitle }) => !displayTitle)).toEqual([])
  }
})

it('forgets which columns an editor chose for lists that have others now', async () => {
  const { docs } = await payload.find({ collection: 'payload-preferences', overrideAccess: true })
  expect(docs).toEqual([])
})

/** Fills a database with the migrations of the version before, and with its rows. */
async function makeDatabaseBefore(settings: CmsSettings): Promise<void> {
  const migrationDir = join(place.dataDir, 'migrations')
  await mkdir(migrationDir, { recursive: true })
  await symlink(resolve(repositoryRoot, 'node_modules'), join(place.dataDir, 'node_modules'))
  const files = (await readdir(migrationDirs[testDatabase])).filter((file) => file < '20261125_1336')
  for (const file of files) await cp(join(migrationDirs[testDatabase], file), join(migrationDir, file))
  await migrateDatabase({
    config: await buildCmsConfig(settings, { forMigrations: true, migrationDir, logger }),
  })

  const config = await buildCmsConfig(settings, { forMigrations: true, logger })
  const empty = await getPayload({ config, key: 'before', disableOnInit: true })
  if (testDatabase === 'sqlite') await fillSqlite(empty.db as unknown as SQLiteAdapter)
  else await fillMongodb(empty.db as unknown as MongooseAdapter)
  await empty.destroy()
  await rm(join(place.dataDir, 'node_modules'))
}

async function fillSqlite({ client }: SQLiteAdapter): Promise<void> {
  await client.execute('PRAGMA foreign_keys = OFF')
  for (const [table, rows] of Object.entries(before.database))
    for (const row of rows) {
      const columns = Object.keys(row)
      await client.execute({
        sql: `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join()}) VALUES (${columns.map(() => '?').join()})`,
        args: Object.values(row) as (string | number | null)[],
      })
    }
}

async function fillMongodb({ connection }: MongooseAdapter): Promise<void> {
  const { EJSON } = connection.base.mongo.BSON
  for (const [name, documents] of Object.entries(before.database))
    await connection.collection(name).insertMany(EJSON.deserialize(documents as never) as never)
}

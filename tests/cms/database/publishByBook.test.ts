import { randomUUID } from 'node:crypto'
import { cp, mkdir, readdir, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { getPayload } from 'payload'
import { expect, it } from 'vitest'
import { buildCmsConfig } from '../../../cms/buildCmsConfig.ts'
import { migrateDatabase } from '../../../cms/database/migrateDatabase.ts'
import { migrationDirs } from '../../../cms/database/openDatabase.ts'
import { findWaitingChanges } from '../../../cms/publishing/waitingChanges.ts'
import { collectIndex } from '../../../cms/snapshot/collectIndex.ts'
import { readCmsSettings, repositoryRoot } from '../../../system/settings.ts'
import { makeTestPlace, testDatabase } from '../../helpers/testDatabase.ts'

// A MongoDB has no columns to add: such a row is in tests/cms/publishing/revisions.test.ts.
it.runIf(testDatabase === 'sqlite')(
  'a change that waits from the version before is of all books',
  async () => {
    const place = await makeTestPlace()
    const settings = readCmsSettings({
      DATA_DIR: place.dataDir,
      DATABASE_URL: place.databaseUrl,
      PAYLOAD_SECRET: 'a secret of a test, long enough to be taken',
      PUBLISHER_API_KEY: 'a key of a test, which is long enough to be taken',
    })
    const logger = { options: { level: 'silent' } }
    const migrationDir = join(place.dataDir, 'migrations', 'sqlite')
    await mkdir(migrationDir, { recursive: true })
    await symlink(join(repositoryRoot, 'node_modules'), join(place.dataDir, 'node_modules'))
    const names = (await readdir(migrationDirs.sqlite)).filter((name) => name.endsWith('.ts')).sort()
    const own = names.findIndex((name) => name.endsWith('_publish_by_book.ts'))
    for (const name of names.slice(0, own))
      await cp(join(migrationDirs.sqlite, name), join(migrationDir, name))
    // Older migrations take the program's own words.
    await symlink(join(repositoryRoot, 'cms'), join(place.dataDir, 'cms'))
    await symlink(join(repositoryRoot, 'content'), join(place.dataDir, 'content'))
    const options = { forMigrations: true, logger }
    await migrateDatabase({ config: await buildCmsConfig(settings, { ...options, migrationDir }) })

    const before = await getPayload({
      config: await buildCmsConfig(settings, { ...options, migrationDir }),
      key: randomUUID(),
      disableOnInit: true,
    })
    const { client } = before.db as unknown as SQLiteAdapter
    await client.execute(
      `INSERT INTO books (id, slug, address, title_ja, lang, _status) VALUES ('b', 'old', 'old', '古い本', 'ja', 'published')`,
    )
    await client.execute(
      `INSERT INTO site_changes (id, titles, operation, changed_collection, changed_document) VALUES ('c', '{}', 'update', 'books', 'b')`,
    )
    await before.destroy()

    const done = await migrateDatabase({ config: await buildCmsConfig(settings, options) })
    expect(done.migrations).toEqual(names.slice(own).map((name) => name.replace('.ts', '')))
    const payload = await getPayload({
      config: await buildCmsConfig(settings, { logger }),
      key: randomUUID(),
    })
    expect(await findWaitingChanges(payload)).toMatchObject([{ id: 'c', document: 'b', books: null }])
    const { revision, books } = await collectIndex(payload)
    expect({ revision, books }).toEqual({
      revision: 1,
      books: [{ id: 'b', slug: 'old', revision: 1, title: { ja: '古い本', en: null } }],
    })
    await payload.destroy()
    await rm(join(place.dataDir, 'node_modules'))
    await place.remove()
  },
)

import { existsSync, statSync } from 'node:fs'
import { copyFile, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refuseDamage } from '../../../cms/backup/refuseDamage.ts'
import { databaseFile } from '../../../cms/database/openDatabase.ts'
import { checkpointSqlite } from '../../../system/sqliteFile.ts'
import { createBook, tocOf } from '../../helpers/exampleBook.ts'
import { openTestCms, type TestCms } from '../../helpers/openTestCms.ts'
import { testDatabase } from '../../helpers/testDatabase.ts'

describe.runIf(testDatabase === 'sqlite')('the SQLite database', () => {
  let cms: TestCms
  let file: string
  beforeAll(async () => {
    cms = await openTestCms()
    file = databaseFile(cms.settings.databaseUrl)
  })
  afterAll(() => cms.close())

  it('is written to the disk before a save is answered: synchronous is FULL on the connection of each save', async () => {
    const adapter = cms.payload.db as unknown as SQLiteAdapter
    const levels: unknown[] = []
    for (let transaction = 0; transaction < 3; transaction += 1) {
      const id = String(await cms.payload.db.beginTransaction())
      const { $client } = adapter.sessions[id]?.db as unknown as { $client: SQLiteAdapter['client'] }
      levels.push((await $client.execute('PRAGMA synchronous')).rows[0]?.synchronous)
      await cms.payload.db.rollbackTransaction(id)
    }
    // https://www.sqlite.org/pragma.html#pragma_synchronous: 2 is FULL
    expect(levels).toEqual([2, 2, 2])
  })

  it('keeps a small log while editors save and the publisher reads', async () => {
    const book = await createBook(cms.payload, { slug: 'log', chapters: 100 })
    for (let number = 1; number <= 30; number += 1) {
      const read = cms.asPublisher('/api/site/books/log')
      await cms.payload.update({
        collection: 'books',
        id: book.id,
        data: { toc: tocOf(100, `save ${number}`), _status: 'published' },
      })
      expect((await read).status).toBe(200)
    }
    expect(statSync(`${file}-wal`).size).toBeLessThan(8 * 1024 * 1024)
  })

  it('is one file after a checkpoint, with nothing in a log beside it', () => {
    checkpointSqlite(file)
    expect(existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0).toBe(0)
  })

  it('is refused where it is damaged, with the newest backups that it can be restored from', async () => {
    const { dataDir } = cms.settings
    checkpointSqlite(file)
    const damaged = join(dataDir, 'damaged.db')
    await copyFile(file, damaged)
    const handle = await open(damaged, 'r+')
    for (let page = 10; page < 60; page += 1)
      await handle.write(Buffer.alloc(4096, 0xff), 0, 4096, page * 4096)
    await handle.close()
    const refusal = (path: string) =>
      refuseDamage({ databaseUrl: `file:${path}`, dataDir, say: () => {} }).then(
        () => null,
        (error: unknown) => (error as Error).message,
      )
    expect(await refusal(file)).toBeNull()
    expect((await refusal(damaged))?.replace(/damaged \(.*?\)\./, 'damaged (…).')).toBe(
      `The database ${damaged} is damaged (…). Readers still get the last release.\n` +
        `There is no backup in ${dataDir}/backups. If you keep one in another place, restore it: npm run restore -- FILE`,
    )
    const text = join(dataDir, 'text.db')
    await writeFile(text, 'no database at all, and long enough to be looked at. '.repeat(40))
    expect(await refusal(text)).toMatch(/^The database .*text\.db is damaged \(file is not a database\)\./)
  })
})

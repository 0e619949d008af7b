import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBackup } from '../../cms/backup/createBackup.ts'
import { withMongodb } from '../../cms/backup/mongodb.ts'
import { databaseFile } from '../../cms/database/openDatabase.ts'
import { checkSqlite } from '../../system/sqliteFile.ts'
import { repositoryRoot } from '../../system/settings.ts'
import { createBook } from '../helpers/exampleBook.ts'
import { openTestCms, type TestCms } from '../helpers/openTestCms.ts'
import { runCommandOf } from '../helpers/runCommand.ts'
import { makeTestPlace, testDatabase } from '../helpers/testDatabase.ts'
import { howOften, noteTries } from '../helpers/tries.ts'

const kills = howOften({ short: 3, long: 50 })

describe(`F19: a restore that is killed (-9), ${kills} times`, () => {
  let cms: TestCms
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'okuzuke-killed-restore-'))
    cms = await openTestCms()
  })
  afterAll(async () => {
    await cms.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('leaves what was there or what was restored, whole, and the next start goes on with it', async () => {
    const book = await createBook(cms.payload, { slug: 'kept', chapters: 20 })
    const place = await makeTestPlace()
    const backups = new Map<string, string>()
    for (const name of ['one', 'two']) {
      await cms.payload.update({ collection: 'books', id: book.id, data: { title: { ja: name, en: name } } })
      const path = join(folder, `${name}.tar.gz`)
      await createBackup({ place: cms.settings, path, now: new Date() })
      backups.set(name, path)
    }
    await expectRestored(place, backups.get('two'))
    const since = performance.now()
    await expectRestored(place, backups.get('one'))
    const duration = performance.now() - since

    let held = 0
    let now = 'one'
    for (let round = 1; round <= kills; round += 1) {
      const next = now === 'one' ? 'two' : 'one'
      // The later part of the process: the first half only loads the program.
      await killRestore(place, backups.get(next) ?? '', duration * (0.4 + 0.6 * Math.random()))
      const { code, said } = await runCommandOf(place, 'migrate', [], secrets)
      expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' })
      now = await readTitle(place, book.id)
      expect(['one', 'two']).toContain(now)
      held += 1
    }
    await expectRestored(place, backups.get('two'))
    expect(await readTitle(place, book.id)).toBe('two')
    await place.remove()
    noteTries({ id: 'F19', what: `restore killed, ${testDatabase}`, tries: kills, held })
  }, 1_200_000)

  const secrets = {
    PAYLOAD_SECRET: 'q8Zr2mVx0Lk4Tn6Bw1Yc3Hd5Jf7Gs9Pa',
    PUBLISHER_API_KEY: 'w1Yc3Hd5Jf7Gs9Paq8Zr2mVx0Lk4Tn6B',
  }

  async function expectRestored(place: { dataDir: string; databaseUrl: string }, file = ''): Promise<void> {
    const { code, said } = await runCommandOf(place, 'restore', [file, '--yes'])
    expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' })
  }

  async function killRestore(
    place: { dataDir: string; databaseUrl: string },
    file: string,
    afterMs: number,
  ): Promise<void> {
    const child = spawn(
      process.execPath,
      ['--conditions=production', '--import', 'tsx', 'cms/commands/restore.ts', file, '--yes'],
      {
        cwd: repositoryRoot,
        stdio: 'ignore',
        env: {
          NODE_ENV: 'test',
          PATH: process.env.PATH,
          DATA_DIR: place.dataDir,
          DATABASE_URL: place.databaseUrl,
        },
      },
    )
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await Promise.race([pause(afterMs), ended])
    child.kill('SIGKILL')
    await ended
    // The lock of a dead process on a server of MongoDB's protocol ends by time.
    if (testDatabase === 'mongodb') await pause(31_000)
  }

  /** The title of the book, with all of its rows; past Payload, which would keep the database open in this process. */
  async function readTitle({ databaseUrl }: { databaseUrl: string }, id: string): Promise<string> {
    if (testDatabase === 'mongodb')
      return withMongodb(databaseUrl, async ({ db }) => {
        const document = await db.collection('books').findOne({ slug: 'kept' })
        expect(document?.toc).toHaveLength(20)
        return String(document?.title.en)
      })
    const copy = join(folder, `${randomUUID()}.db`)
    await copyFile(databaseFile(databaseUrl), copy)
    const database = new Database(copy)
    const one = (sql: string) => database.prepare(sql).raw().get(id)
    expect(one('SELECT count(*) FROM books_toc WHERE _parent_id = ?')).toEqual([20])
    const title = String((one('SELECT title_en FROM books WHERE id = ?') as unknown[])[0])
    expect(checkSqlite(copy, { timeMs: Infinity }).damage).toBeNull()
    database.close()
    return title
  }
})

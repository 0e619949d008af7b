import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBackup } from '../../cms/backup/createBackup.ts'
import { describeBackupError } from '../../cms/backup/describeBackupError.ts'
import { restoreBackup } from '../../cms/backup/restore/restoreBackup.ts'
import { takeMachineLock } from '../../system/machineLock.ts'
import { dataFolderLock } from '../../system/dataFolderLock.ts'
import { WordedError } from '../../cms/words.ts'
import { runCommandOf } from '../helpers/runCommand.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'okuzuke-backup-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const databaseOf = (folder: string) => ({
  dataDir: folder,
  databaseUrl: `file:${join(folder, 'okuzuke.db')}`,
})
const place = () => databaseOf(dataDir)
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

/** A database with one committed row, and one of a transaction that is under way, which `end` takes back. */
async function openDatabaseInUse() {
  const { $client } = drizzle({ connection: { url: place().databaseUrl } })
  await $client.execute('PRAGMA journal_mode = WAL')
  await $client.execute('CREATE TABLE errata (tag TEXT)')
  await $client.execute('CREATE TABLE media (filename TEXT, filesize NUMERIC, sizes_small_filename TEXT)')
  await $client.execute("INSERT INTO errata VALUES ('7K2QD')")
  await $client.execute("INSERT INTO media VALUES ('cover.png', 5, NULL)")
  await mkdir(join(dataDir, 'media'))
  await writeFile(join(dataDir, 'media/cover.png'), 'cover')
  await writeFile(join(dataDir, 'media/left-over.png'), 'nobody names it')
  await $client.execute('BEGIN IMMEDIATE')
  await $client.execute("INSERT INTO errata VALUES ('HALF1')")
  return {
    end: async () => {
      await $client.execute('ROLLBACK')
      $client.close()
    },
  }
}

describe('npm run backup', () => {
  it('keeps what is committed and the uploads that it names, privately, while another process is in the middle of a change', async () => {
    const database = await openDatabaseInUse()
    await mkdir(join(dataDir, 'backups'))
    await chmod(join(dataDir, 'backups'), 0o755)
    const old = ['01', '02', '03'].map((day) => `okuzuke-2026-01-${day}T00-00-00.000Z.tar.gz`)
    for (const name of [...old, 'mine.tar.gz']) await writeFile(join(dataDir, 'backups', name), 'old')

    const { code, said } = await runCommandOf(place(), 'backup', ['--keep', '2'])
    await database.end()

    const names = (await readdir(join(dataDir, 'backups'))).sort()
    const [, , newest = ''] = names
    expect(names).toEqual(['mine.tar.gz', old[2], newest])
    const file = join(dataDir, 'backups', newest)
    expect({ code, said: said.replace(/\(\d+ KB, (.*), \d+\.\d s\)/, '(SIZE, $1, TIME)') }).toEqual({
      code: 0,
      said:
        `The backup was written: ${file} (SIZE, 1 files of uploads, TIME)\n` +
        'The secrets (DATA_DIR/secrets, the environment) are not in it. Keep them in another place.\n' +
        `An old backup was removed: ${join(dataDir, 'backups', old[1] ?? '')}\n` +
        `An old backup was removed: ${join(dataDir, 'backups', old[0] ?? '')}\n`,
    })
    expect(await modeOf(file)).toBe('600')
    expect(await modeOf(join(dataDir, 'backups'))).toBe('700')
    expect(await modeOf(join(dataDir, 'backups/mine.tar.gz'))).toBe('600')
    const { stdout } = spawnSync('tar', ['tzf', file], { encoding: 'utf8' })
    expect(stdout.trim().split('\n')).toEqual([
      'about.json',
      'database/okuzuke.db',
      'uploads/cover.png',
      'sums.json',
    ])
    spawnSync('tar', ['xzf', file, '-C', dataDir, 'database/okuzuke.db'])
    const copy = drizzle({ connection: { url: `file:${join(dataDir, 'database/okuzuke.db')}` } }).$client
    expect((await copy.execute('SELECT tag FROM errata')).rows.map((row) => row.tag)).toEqual(['7K2QD'])
    copy.close()
  })

  it('says that there is nothing to keep, and leaves nothing behind', async () => {
    expect(await runCommandOf(place(), 'backup')).toEqual({
      code: 1,
      said: `There is no database at ${join(dataDir, 'okuzuke.db')}, so there is nothing to back up.\n`,
    })
    expect(await readdir(dataDir)).toEqual([])
  })

  it('writes over no file', async () => {
    const database = await openDatabaseInUse()
    await database.end()
    const file = join(dataDir, 'okuzuke.db')
    const before = await readFile(file)
    expect(await runCommandOf(place(), 'backup', [file, '--lang', 'ja'])).toEqual({
      code: 1,
      said: `${file} はすでにあります。上書きはしません。別の名前を指定するか、先に消してください。\n`,
    })
    expect((await readFile(file)).equals(before)).toBe(true)
  })

  it.each([
    ['the copy of the database', '8k'],
    ['the archive', '64k'],
  ])('says that the disk is full at %s, and leaves no half file', async (_what, size) => {
    const database = await openDatabaseInUse()
    await database.end()
    await writeFile(join(dataDir, 'media/cover.png'), randomBytes(100_000))
    const small = join(dataDir, 'small')
    await mkdir(small)
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', small]).status !== 0) {
      console.log('A small disk (mount) is not allowed here, so a full disk was not tried.')
      return
    }
    try {
      const path = join(small, 'backup.tar.gz')
      const failure: unknown = await createBackup({
        place: { ...place(), mediaDir: join(dataDir, 'media') },
        path,
        now: new Date(),
      }).catch((error: unknown) => describeBackupError(error, path)?.words ?? error)
      expect(failure).toEqual({
        ja: `ディスクがいっぱいで、${path} にバックアップを書けませんでした。書きかけのものは残していません。空きを作るか、別の場所を指定してください。`,
        en: `The disk is full, so no backup was written to ${path}, and nothing is left of it. Make room there, or name another place.`,
      })
      expect(await readdir(small)).toEqual([])
    } finally {
      // Lazily: SQLite's statements wait for the garbage collector, and their file is on it.
      spawnSync('umount', ['-l', small])
    }
  })
})

describe('npm run restore', () => {
  it('refuses what is no whole backup, of another database, or of a newer version, and changes nothing', async () => {
    const database = await openDatabaseInUse()
    await database.end()
    const file = join(dataDir, 'backup.tar.gz')
    expect((await runCommandOf(place(), 'backup', [file])).code).toBe(0)
    const empty = join(dataDir, 'empty')
    await mkdir(empty)
    const refused = async (path: string) => {
      const message: unknown = await restoreBackup({
        path,
        place: { ...databaseOf(empty), mediaDir: join(empty, 'media') },
        confirm: async () => true,
        migrate: async () => null,
        now: new Date(),
      }).catch((error: unknown) => (error instanceof WordedError ? error.words.en : error))
      expect(await readdir(empty)).toEqual(['media'])
      expect(await readdir(join(empty, 'media'))).toEqual([])
      return message
    }
    const bytes = await readFile(file)
    const cut = join(dataDir, 'cut.tar.gz')
    await writeFile(cut, bytes.subarray(0, bytes.length - 200))
    expect(await refused(cut)).toBe(
      `${cut} is no whole backup of Okuzuke (unexpected end of file). Nothing was changed. Name another backup.`,
    )
    const changed = await repack(file, 'uploads/cover.png', 'other')
    expect(await refused(changed)).toBe(
      `${changed} is no whole backup of Okuzuke (the sum of uploads/cover.png differs). Nothing was changed. Name another backup.`,
    )
    const about = JSON.parse(spawnSync('tar', ['xzOf', file, 'about.json'], { encoding: 'utf8' }).stdout)
    const ofMongodb = await repack(file, 'about.json', JSON.stringify({ ...about, database: 'mongodb' }))
    expect(await refused(ofMongodb)).toBe(
      `${ofMongodb} is a backup of MongoDB, and the database here is SQLite. Nothing was changed. ` +
        'Books are moved to the other kind of database by npm run export and npm run import.',
    )
    const newer = await repack(
      file,
      'about.json',
      JSON.stringify({ ...about, version: '9.0.0', migrations: ['29990101_later'] }),
    )
    expect(await refused(newer)).toBe(
      `${newer} is a backup of a newer Okuzuke (9.0.0): this version (0.1.0) does not have the migrations 29990101_later. ` +
        'Nothing was changed. Restore it with that version, or a newer one.',
    )
  }, 60_000)

  it('refuses while Okuzuke runs on the folder, while another program has the database open, and without a word', async () => {
    const database = await openDatabaseInUse()
    const file = join(dataDir, 'backup.tar.gz')
    expect((await runCommandOf(place(), 'backup', [file])).code).toBe(0)
    const said = async () => (await runCommandOf(place(), 'restore', [file])).said
    expect(await said()).toBe(
      `Another program has the database ${join(dataDir, 'okuzuke.db')} open. ` +
        'Stop Okuzuke and all commands, and run this again. Nothing was changed.\n',
    )
    await database.end()
    const attempt = takeMachineLock(dataFolderLock(dataDir))
    if (!('lock' in attempt)) throw new Error('The lock is taken.')
    expect(await said()).toBe(
      `Okuzuke runs on ${dataDir} (${process.pid}). Stop it, and run this again. Nothing was changed.\n`,
    )
    attempt.lock.release()
  }, 60_000)
})

/** The backup with another content of one entry. */
async function repack(file: string, entry: string, content: string): Promise<string> {
  const folder = await mkdtemp(join(dataDir, 'repack-'))
  const names = spawnSync('tar', ['tzf', file], { encoding: 'utf8' }).stdout.trim().split('\n')
  spawnSync('tar', ['xzf', file, '-C', folder])
  await writeFile(join(folder, entry), content)
  const repacked = join(dataDir, `${folder.slice(-6)}.tar.gz`)
  spawnSync('tar', ['czf', repacked, '-C', folder, ...names])
  await rm(folder, { recursive: true })
  return repacked
}

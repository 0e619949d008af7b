import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { repositoryRoot } from '../../system/settings.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'okuzuke-backup-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const backup = (env: Record<string, string> = {}) =>
  promisify(execFile)(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', 'cms/commands/backup.ts'],
    {
      cwd: repositoryRoot,
      env: { NODE_ENV: 'test', PATH: process.env.PATH, DATA_DIR: dataDir, ...env },
    },
  ).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
  )

describe('npm run backup', () => {
  it('copies what is committed, while another process is in the middle of a change', async () => {
    const { $client } = drizzle({ connection: { url: `file:${join(dataDir, 'okuzuke.db')}` } })
    await $client.execute('PRAGMA journal_mode = WAL')
    await $client.execute('CREATE TABLE errata (tag TEXT)')
    await $client.execute("INSERT INTO errata VALUES ('7K2QD')")
    await $client.execute('BEGIN IMMEDIATE')
    await $client.execute("INSERT INTO errata VALUES ('HALF1')")

    const { code, said } = await backup()
    await $client.execute('ROLLBACK')
    $client.close()

    const [name = ''] = await readdir(join(dataDir, 'backups'))
    const file = join(dataDir, 'backups', name)
    expect({ code, said }).toEqual({
      code: 0,
      said: `The database was copied to ${file}. Keep it together with the folders "media" and "secrets" of ${dataDir}.\n`,
    })
    const copy = drizzle({ connection: { url: `file:${file}` } }).$client
    expect((await copy.execute('SELECT tag FROM errata')).rows.map((row) => row.tag)).toEqual(['7K2QD'])
    copy.close()
  })

  it('says that there is nothing to copy, and leaves nothing behind', async () => {
    expect(await backup()).toEqual({
      code: 1,
      said: `There is no database at ${join(dataDir, 'okuzuke.db')}, so there is nothing to copy.\n`,
    })
    expect(await readdir(dataDir)).toEqual([])
  })

  it("names MongoDB's own tool", async () => {
    expect(await backup({ DATABASE_URL: 'mongodb://127.0.0.1/okuzuke?replicaSet=rs0' })).toEqual({
      code: 1,
      said: 'DATABASE_URL names MongoDB, which has a tool of its own for this: mongodump.\n',
    })
  })
})

import { readFileSync, statSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { getPayload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCmsConfig } from '../../../cms/buildCmsConfig.ts'
import { databaseFile } from '../../../cms/database/openDatabase.ts'
import { openTestCms, type TestCms } from '../../helpers/openTestCms.ts'
import { testDatabase } from '../../helpers/testDatabase.ts'

/** The locks that this process holds on a file, as Linux lists them (proc(5), /proc/locks: type, access, pid, device:inode). */
function countLocks(file: string): number {
  const { ino } = statSync(file)
  const locks = readFileSync('/proc/locks', 'utf8').split('\n')
  return locks.filter((line) => line.includes(` ${process.pid} `) && line.includes(`:${ino} `)).length
}

describe.runIf(testDatabase === 'sqlite' && process.platform === 'linux')('a database file', () => {
  let cms: TestCms
  beforeAll(async () => {
    cms = await openTestCms()
  })
  afterAll(() => cms.close())

  // Without its lock another process takes the database for unused as it closes it, and removes the WAL that this one reads.
  it('stays locked while it is opened once more by the same process', async () => {
    const file = databaseFile(cms.settings.databaseUrl)
    const before = countLocks(file)
    expect(before).toBeGreaterThan(0)
    const config = await buildCmsConfig(cms.settings, { logger: { options: { level: 'silent' } } })
    const second = await getPayload({ config, key: randomUUID(), disableOnInit: true })
    await second.destroy()
    expect(countLocks(file)).toBe(before)
  })
})

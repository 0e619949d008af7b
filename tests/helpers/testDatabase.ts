import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Which database the tests run on: SQLite, or MongoDB's protocol (TEST_DATABASE=mongodb, MONGODB_TEST_URL). */
export const testDatabase = process.env.TEST_DATABASE === 'mongodb' ? 'mongodb' : 'sqlite'

/** A new folder and the URL of a new, empty database; `remove` takes the folder away again. */
export async function makeTestPlace(): Promise<{
  dataDir: string
  databaseUrl: string
  remove: () => Promise<void>
}> {
  const dataDir = await mkdtemp(join(tmpdir(), 'okuzuke-test-'))
  return {
    dataDir,
    databaseUrl: testDatabase === 'mongodb' ? freshMongodbUrl() : `file:${join(dataDir, 'okuzuke.db')}`,
    remove: () => rm(dataDir, { recursive: true, force: true }),
  }
}

function freshMongodbUrl(): string {
  const server = process.env.MONGODB_TEST_URL
  if (!server)
    throw new Error(
      'TEST_DATABASE is "mongodb", and MONGODB_TEST_URL names no server. Run these tests with: npm run test:mongodb',
    )
  const url = new URL(server)
  url.pathname = `/okuzuke-test-${randomUUID().slice(0, 13)}`
  return url.href
}

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { MongoMemoryReplSet } from 'mongodb-memory-server-core'
import { repositoryRoot } from '../../system/settings.ts'

/**
 * Runs the tests of the CMS on MongoDB's protocol: `npm run test:mongodb [-- --require]`.
 * The server: MONGODB_TEST_URL, else a mongod on the PATH, started as a replica set. Without one it says so and ends
 * with 0; with CI=true or --require, with 1.
 */
async function main(): Promise<number> {
  const given = process.env.MONGODB_TEST_URL
  if (given) {
    if (/[?&]replicaSet=[^&]+/.test(given) || given.startsWith('mongodb+srv:')) return runTests(given)
    console.error(
      'MONGODB_TEST_URL names no replica set, and without one MongoDB has no transactions. Add ?replicaSet=NAME.',
    )
    return 1
  }
  const mongod = findOnPath('mongod')
  if (mongod === null) {
    const isRequired = process.env.CI === 'true' || process.argv.includes('--require')
    console.log(
      `${isRequired ? 'The tests on MongoDB cannot run' : 'The tests on MongoDB were skipped'}: there is no mongod on the PATH. ` +
        'Name a server that takes any database name: MONGODB_TEST_URL="mongodb://127.0.0.1:27017/?replicaSet=rs0" npm run test:mongodb',
    )
    return isRequired ? 1 : 0
  }
  const server = await MongoMemoryReplSet.create({
    binary: { systemBinary: mongod },
    replSet: { count: 1, storageEngine: 'wiredTiger' },
  })
  try {
    return await runTests(server.getUri())
  } finally {
    await server.stop()
  }
}

// One run, so that Vitest's own options (`npm run test:mongodb -- --reporter=json`) hold for all files.
function runTests(url: string): Promise<number> {
  const options = process.argv.slice(2).filter((argument) => argument !== '--require')
  const files = ['tests/cms/', 'tests/commands/', 'tests/security/', 'tests/faults/killedSave.test.ts']
  return runVitest([...files, ...options], { TEST_DATABASE: 'mongodb', MONGODB_TEST_URL: url })
}

function runVitest(args: string[], env: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const vitest = join(repositoryRoot, 'node_modules/vitest/vitest.mjs')
    const child = spawn(process.execPath, [vitest, 'run', ...args], {
      cwd: repositoryRoot,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

function findOnPath(name: string): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null
}

process.exit(await main())

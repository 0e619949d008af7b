import { spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { repositoryRoot } from '../../system/settings.ts'
import { openDataFolder } from '../../start/dataFolder.ts'
import { environmentOf, newPlace, removePlace, type Place } from '../helpers/okuzuke.ts'

const secret = 'a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7'
let place: Place

beforeEach(async () => {
  place = await newPlace()
})
afterEach(() => removePlace(place))

/** Starts Okuzuke where it can't go on, and gives the whole of what it says. */
function refusal(env: Readonly<Record<string, string>> = {}): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['start/start.cjs'], {
    cwd: repositoryRoot,
    env: { ...environmentOf(place), ...env },
    encoding: 'utf8',
    timeout: 30_000,
  })
  expect({ stdout, status }).toEqual({ stdout: '', status: 1 })
  return stderr
}

describe('the machine', () => {
  const startOn = (version: string) =>
    spawnSync(
      process.execPath,
      [
        '-e',
        `Object.defineProperty(process, 'versions', { value: { node: '${version}' } }); require('./start/start.cjs')`,
      ],
      { cwd: repositoryRoot, env: environmentOf(place), encoding: 'utf8', timeout: 30_000 },
    )

  test.each(['0.12.18', '18.20.8', '20.18.3'])('refuses Node %s in a sentence', (version) => {
    expect(startOn(version)).toMatchObject({
      status: 1,
      stderr: `Okuzuke needs Node.js 20.19 or newer, and this is ${version} (${process.execPath}). Install a newer one from https://nodejs.org and start again.\n`,
    })
    expect(readdirSync(place.dataDir)).toEqual([])
  })

  test('says that the packages are not installed', () => {
    const bare = mkdtempSync(join(tmpdir(), 'okuzuke-bare-'))
    mkdirSync(join(bare, 'start'))
    writeFileSync(join(bare, 'start/start.cjs'), readFileSync(join(repositoryRoot, 'start/start.cjs')))
    const { status, stderr } = spawnSync(process.execPath, [join(bare, 'start/start.cjs')], {
      encoding: 'utf8',
    })
    rmSync(bare, { recursive: true })
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `The packages that Okuzuke is made of are not installed in ${bare}. Run "npm ci" there, then "npm start" again.\n`,
    })
  })
})

describe('the settings', () => {
  test('names every variable that is wrong, at once, before anything is made', () => {
    const dataDir = join(place.dataDir, 'not-made')
    expect(
      refusal({
        DATA_DIR: dataDir,
        CMS_PORT: 'x',
        PAYLOAD_SECRET: 'short',
        DATABASE_URL: 'mongodb://127.0.0.1/okuzuke',
      }),
    ).toBe(
      'These settings must be mended before Okuzuke can start:\n' +
        '- CMS_PORT must be a port from 1 to 65535\n' +
        '- PAYLOAD_SECRET is shorter than 32 characters. Make one with: openssl rand -hex 32\n',
    )
    expect(statSync(dataDir, { throwIfNoEntry: false })).toBeUndefined()
  })

  test('refuses a MongoDB without transactions', () => {
    expect(refusal({ DATABASE_URL: 'mongodb://127.0.0.1/okuzuke' })).toBe(
      'These settings must be mended before Okuzuke can start:\n' +
        '- DATABASE_URL names no replica set, and without one MongoDB has no transactions. Add ?replicaSet=NAME (a set of one server is enough: rs.initiate())\n',
    )
  })

  test('in production makes no secret, and names those that are missing', () => {
    expect(refusal({ NODE_ENV: 'production', PAYLOAD_SECRET: secret })).toBe(
      'These settings must be mended before Okuzuke can start:\n' +
        '- PUBLISHER_API_KEY is missing. Set it to a random text of 32 characters or more (openssl rand -hex 32)\n' +
        '- ADMIN_PASSWORD is missing. Set it to the first administrator’s password, 12 characters or more\n',
    )
    expect(readdirSync(place.dataDir)).toEqual([])
  })

  test('names the file in which a secret is wrong', () => {
    const path = join(place.dataDir, 'secrets/PAYLOAD_SECRET')
    mkdirSync(join(place.dataDir, 'secrets'))
    writeFileSync(path, 'short\n')
    const whatToDo = `in ${path}. Put the file back from your backup, or delete it and a new one is made (everybody must then log in again, and every API key must be made anew)\n`
    expect(refusal()).toBe(
      'These settings must be mended before Okuzuke can start:\n' +
        `- PAYLOAD_SECRET is shorter than 32 characters. Make one with: openssl rand -hex 32. It stands ${whatToDo}`,
    )
    writeFileSync(path, '')
    expect(refusal()).toBe(
      `These settings must be mended before Okuzuke can start:\n- PAYLOAD_SECRET is empty ${whatToDo}`,
    )
  })
})

describe('the data folder', () => {
  test('says that a file is in the way', () => {
    const file = join(place.dataDir, 'notes.txt')
    writeFileSync(file, '')
    const inTheWay = (dataDir: string) =>
      `${file} is a file, and the data folder ${dataDir} should be made there. Move the file away, or set DATA_DIR to another folder.\n`
    expect(refusal({ DATA_DIR: file })).toBe(inTheWay(file))
    expect(refusal({ DATA_DIR: join(file, 'a/b') })).toBe(inTheWay(join(file, 'a/b')))
  })

  test('says that it cannot be made or written to', async () => {
    const closed = join(place.dataDir, 'closed')
    mkdirSync(closed)
    chmodSync(place.dataDir, 0o755)
    chmodSync(closed, 0o555)
    const user = process.env.USER ?? userInfo().uid
    await asOrdinaryUser(async () => {
      await expect(openDataFolder(closed)).rejects.toThrow(
        `The data folder ${closed} cannot be written to: permission denied. ` +
          `Give it to the user that runs Okuzuke (${user}), or set DATA_DIR to another folder.`,
      )
      await expect(openDataFolder(join(closed, 'new'))).rejects.toThrow(
        `The data folder ${join(closed, 'new')} is missing and cannot be made: permission denied. ` +
          `Make it yourself for the user that runs Okuzuke (${user}), or set DATA_DIR to another folder.`,
      )
    })
  })
})

describe('the disk of the data folder', () => {
  const disk = mkdtempSync(join(tmpdir(), 'okuzuke-disk-'))
  const mount = (options: string) =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status === 0
  const isMounted = mount('size=1m')
  afterAll(() => {
    spawnSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true })
  })

  test.skipIf(!isMounted)('says that it is full, or read-only, and what to do', async () => {
    spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'filling')}`, 'bs=4096'])
    await expect(openDataFolder(disk)).rejects.toThrow(
      `The data folder ${disk} cannot be written to: no space is left on the disk. ` +
        'Make room on its disk: nothing in the folder is lost.',
    )
    expect(readdirSync(disk)).toEqual(['filling'])
    expect(mount('remount,ro')).toBe(true)
    await expect(openDataFolder(disk)).rejects.toThrow(
      `The data folder ${disk} cannot be written to: the file system is read-only. ` +
        'Mount its disk for writing: a disk that has errors is often mounted like that, so look at it first.',
    )
  })
})

describe('the ports', () => {
  test('says that another program has one, and which variable to change', async () => {
    const server = createServer((_request, answer) => answer.end('hello')).listen(place.cmsPort, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    // The start runs in another process while this one must answer it.
    const child = spawn(process.execPath, ['start/start.cjs'], {
      cwd: repositoryRoot,
      env: environmentOf(place),
    })
    const stderr = await readAll(child.stderr)
    server.close()
    expect(stderr).toBe(
      `The CMS should listen on 127.0.0.1:${place.cmsPort}, and another program does already. Stop that one, or set CMS_PORT to a free port.\n`,
    )
  })

  test('says that both are the same, and that an address is not this machine’s', () => {
    expect(refusal({ SITE_PORT: String(place.cmsPort) })).toBe(
      `CMS_PORT and SITE_PORT are both ${place.cmsPort}: set one of them to another port.\n`,
    )
    expect(refusal({ SITE_HOST: '192.0.2.1' })).toBe(
      `The site should listen on 192.0.2.1:${place.sitePort}, and this machine has no address "192.0.2.1". Set SITE_HOST to one that it has, like 127.0.0.1.\n`,
    )
  })
})

/** Root may write anywhere: where the tests run as root, this runs as nobody. */
async function asOrdinaryUser(work: () => Promise<void>): Promise<void> {
  const isRoot = process.getuid?.() === 0
  if (isRoot) process.seteuid?.(65534)
  try {
    await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  return text
}

import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repositoryRoot } from '../../system/settings.ts'
import { openDataFolder } from '../../start/dataFolder.ts'
import { takeLock } from '../../system/lock.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'okuzuke-lock-'))
  path = join(folder, 'below/start.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A process that takes the lock, says what it got, and holds on until it is killed. */
async function holder() {
  const script = `import { takeLock } from './start/lock.ts'
    const taken = takeLock(${JSON.stringify(path)})
    console.log('heldBy' in taken ? 'held by ' + taken.heldBy : 'taken')
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk) => resolve(String(chunk).trim())),
  )
  const kill = () =>
    new Promise((resolve) => {
      child.once('exit', resolve)
      child.kill('SIGKILL')
    })
  return { pid: child.pid, said, kill }
}

test('names the process that holds it, and is free when that one was killed', async () => {
  const other = await holder()
  expect(other.said).toBe('taken')
  expect(takeLock(path)).toEqual({ heldBy: other.pid, isEnding: false })
  await other.kill()
  expect(takeLock(path)).toHaveProperty('lock')
})

test('is free again when it was given back, and leaves nothing behind', () => {
  const taken = takeLock(path)
  if (!('lock' in taken)) throw new Error('It is held.')
  expect(takeLock(path)).toEqual({ heldBy: process.pid, isEnding: false })
  taken.lock.release()
  taken.lock.release()
  expect(readdirSync(join(folder, 'below'))).toEqual([])
})

test('says that its holder is ending, and is free when that one has', async () => {
  const dataDir = join(folder, 'data')
  const first = await openDataFolder(dataDir)
  await expect(openDataFolder(dataDir)).rejects.toThrow(
    `The folder ${dataDir} is in use by another Okuzuke (process ${process.pid}).`,
  )
  first.lock.announceEnd()
  expect(takeLock(join(dataDir, 'start.lock'))).toEqual({ heldBy: process.pid, isEnding: true })
  setTimeout(first.lock.release, 300)
  const second = await openDataFolder(dataDir)
  second.lock.release()
  expect(readdirSync(dataDir)).toEqual([])
})

test('does not take another process of the same number for the holder', () => {
  const taken = takeLock(path)
  if (!('lock' in taken)) throw new Error('It is held.')
  const mine = readFileSync(path, 'utf8')
  // Only Linux tells when a process began; elsewhere the number alone decides.
  if (!mine.includes('"born":""')) {
    writeFileSync(path, mine.replace(/"born":"\d+"/, '"born":"1"'))
    expect(takeLock(path)).toHaveProperty('lock')
  }
})

test('takes over a lock file that was cut short', () => {
  takeLock(path)
  writeFileSync(path, '{"pid":')
  expect(takeLock(path)).toHaveProperty('lock')
})

test('lets one of many that start at once have it', async () => {
  const dead = await holder()
  await dead.kill()
  const others = await Promise.all(Array.from({ length: 6 }, holder))
  expect(others.filter(({ said }) => said === 'taken')).toHaveLength(1)
  await Promise.all(others.map(({ kill }) => kill()))
})

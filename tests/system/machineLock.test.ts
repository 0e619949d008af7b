import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDataFolder } from '../../start/dataFolder.ts'
import { takeMachineLock, type MachineLock } from '../../system/machineLock.ts'
import { repositoryRoot } from '../../system/settings.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'okuzuke-lock-'))
  path = join(folder, 'below/start.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

function take(): MachineLock {
  const attempt = takeMachineLock(path)
  if (!('lock' in attempt)) throw new Error(`It is held by ${attempt.heldBy}.`)
  return attempt.lock
}

/** Runs a script in a process of its own, and gives what it said first. */
async function run(script: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const said = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk) => resolve(String(chunk).trim())),
  )
  const kill = () => {
    child.kill('SIGKILL')
    return ended
  }
  return { pid: child.pid, said, kill, ended }
}

/** A process that takes the lock, says what it got, and goes on until it is killed. */
const holder = () =>
  run(`import { takeMachineLock } from './system/machineLock.ts'
    const attempt = takeMachineLock(${JSON.stringify(path)})
    console.log('lock' in attempt ? 'taken' : 'held by ' + attempt.heldBy)
    setInterval(() => undefined, 1000)`)

test('names the process that holds it, and is free when that one was killed', async () => {
  const other = await holder()
  expect(other.said).toBe('taken')
  expect(takeMachineLock(path)).toEqual({ heldBy: other.pid, isEnding: false })
  await other.kill()
  take().release()
})

test('is kept from a second caller in the same process, and from another process afterwards too', async () => {
  const lock = take()
  expect(takeMachineLock(path)).toEqual({ heldBy: process.pid, isEnding: false })
  const other = await holder()
  expect(other.said).toBe(`held by ${process.pid}`)
  await other.kill()
  lock.release()
})

test('is free again when it was released, and leaves nothing behind', () => {
  const lock = take()
  lock.release()
  const next = take()
  lock.release()
  lock.announceEnd()
  expect(takeMachineLock(path)).toEqual({ heldBy: process.pid, isEnding: false })
  next.release()
  expect(readdirSync(join(folder, 'below'))).toEqual([])
})

test('keeps its files for their owner alone', () => {
  const lock = take()
  const modes = readdirSync(join(folder, 'below')).map((name) => [
    name,
    (statSync(join(folder, 'below', name)).mode & 0o777).toString(8),
  ])
  expect(modes).toEqual([
    ['start.lock', '600'],
    ['start.lock.holder', '600'],
  ])
  lock.release()
})

test('says that its holder is ending, and is free when that one has', async () => {
  const dataDir = join(folder, 'data')
  const first = await openDataFolder(dataDir)
  await expect(openDataFolder(dataDir)).rejects.toThrow(
    `The folder ${dataDir} is in use by another Okuzuke (process ${process.pid}).`,
  )
  first.lock.announceEnd()
  expect(takeMachineLock(join(dataDir, 'running.lock'))).toEqual({ heldBy: process.pid, isEnding: true })
  setTimeout(first.lock.release, 300)
  const second = await openDataFolder(dataDir)
  second.lock.release()
  expect(readdirSync(dataDir)).toEqual([])
})

test('is taken beside the text that an earlier version left as start.lock', async () => {
  const dataDir = join(folder, 'data')
  ;(await openDataFolder(dataDir)).lock.release()
  writeFileSync(join(dataDir, 'start.lock'), `{"pid":${process.pid},"born":"1","isEnding":false}`)
  const { lock, wasEmpty } = await openDataFolder(dataDir)
  expect(wasEmpty).toBe(false)
  lock.release()
})

test('does not name a dead holder, nor another process of the same number', async () => {
  const dead = await holder()
  const note = readFileSync(`${path}.holder`, 'utf8')
  await dead.kill()
  const lock = take()
  writeFileSync(`${path}.holder`, note)
  expect(takeMachineLock(path)).toEqual({ heldBy: null, isEnding: false })
  // Only Linux tells when a process began; elsewhere the number alone decides.
  if (!note.includes('"started":null')) {
    writeFileSync(`${path}.holder`, note.replace(/"pid":\d+/, `"pid":${process.pid}`))
    expect(takeMachineLock(path)).toEqual({ heldBy: null, isEnding: false })
  }
  lock.release()
})

test('holds with a note that was cut short, or is gone', () => {
  const lock = take()
  writeFileSync(`${path}.holder`, '{"pid":')
  expect(takeMachineLock(path)).toEqual({ heldBy: null, isEnding: false })
  rmSync(`${path}.holder`)
  expect(takeMachineLock(path)).toEqual({ heldBy: null, isEnding: false })
  lock.release()
})

test('lets one of many that start at once have it', async () => {
  const dead = await holder()
  await dead.kill()
  const others = await Promise.all(Array.from({ length: 6 }, holder))
  expect(others.filter(({ said }) => said === 'taken')).toHaveLength(1)
  await Promise.all(others.map(({ kill }) => kill()))
})

test('is never held by two, while many take and release it', async () => {
  const counted = join(folder, 'counted')
  writeFileSync(counted, '0')
  const processes = await Promise.all(
    Array.from({ length: 4 }, () =>
      run(`import { readFileSync, writeFileSync } from 'node:fs'
        import { takeMachineLock } from './system/machineLock.ts'
        console.log('ready')
        for (let done = 0; done < 100; ) {
          const attempt = takeMachineLock(${JSON.stringify(path)})
          if (!('lock' in attempt)) continue
          const count = Number(readFileSync(${JSON.stringify(counted)}, 'utf8'))
          writeFileSync(${JSON.stringify(counted)}, String(count + 1))
          attempt.lock.release()
          done += 1
        }`),
    ),
  )
  expect(await Promise.all(processes.map(({ ended }) => ended))).toEqual([0, 0, 0, 0])
  expect(readFileSync(counted, 'utf8')).toBe('400')
})

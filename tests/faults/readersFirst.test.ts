import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'libsql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  lastWords,
  newPlace,
  removePlace,
  startOkuzuke,
  type Okuzuke,
  type Place,
} from '../helpers/okuzuke.ts'
import { readAllTheWhile } from '../helpers/readers.ts'
import { howOften, noteTries } from '../helpers/tries.ts'
import { until } from '../helpers/until.ts'

/** One installation for all: each test leaves it running and whole. */
let place: Place
let okuzuke: Okuzuke
beforeAll(async () => {
  place = await newPlace()
  okuzuke = startOkuzuke(place)
  await okuzuke.untilSaid(lastWords, 600_000)
}, 700_000)
afterAll(async () => {
  await okuzuke?.stop()
  if (place) removePlace(place)
}, 60_000)

const parts = { cms: 'next-server', publisher: 'site/publisher/publisher.ts', site: 'site/server/serve.ts' }
const names = { cms: 'The CMS', publisher: 'The publisher', site: 'The static server' }
type Part = keyof typeof parts

/** The process of a part, among those of this start; null: it does not run now. */
function findPart(part: Part): number | null {
  const isPart = (pid: number) => commandLine(pid).includes(parts[part])
  return okuzuke.processes().find(isPart) ?? null
}

function commandLine(pid: number): string {
  const path = `/proc/${pid}/cmdline`
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\0', ' ') : ''
}

const status = (url: string) =>
  fetch(url, { signal: AbortSignal.timeout(5000) }).then(
    async (answer) => {
      await answer.arrayBuffer()
      return answer.status
    },
    () => null,
  )
const untilAnswered = (url: string) => until(async () => (await status(url)) === 200, 120_000)
const isWhole = async () => {
  await untilAnswered(`${okuzuke.cmsUrl}/health`)
  await untilAnswered(`${okuzuke.siteUrl}/ja/`)
}

it(
  'F24: a part that hangs is noticed within a minute, killed and started again',
  { timeout: 1_500_000 },
  async () => {
    const all = Object.keys(parts) as Part[]
    const rounds = howOften({ short: 1, long: 17 })
    let held = 0
    for (let round = 1; round <= rounds; round += 1) {
      const from = okuzuke.said().length
      const before = all.map(findPart)
      for (const pid of before) process.kill(pid ?? 0, 'SIGSTOP')
      const since = performance.now()
      const isSaid = (part: Part) =>
        new RegExp(`${names[part]} (hung and was killed|ended again) \\(no sign of life for 40 s`).test(
          okuzuke.said().slice(from),
        )
      await until(() => all.every(isSaid), 120_000)
      expect(performance.now() - since).toBeLessThan(60_000)
      await isWhole()
      await until(() => findPart('publisher') !== null)
      const after = all.map(findPart)
      held += after.filter((pid, index) => pid !== null && pid !== before[index]).length
    }
    expect(held).toBe(rounds * all.length)
    noteTries({ id: 'F24', what: 'SIGSTOP of each part', tries: rounds * all.length, held })
  },
)

it(
  'F22: a CMS that ends again and again, and whose port is taken, keeps no reader out',
  { timeout: 2_400_000 },
  async () => {
    const readers = readAllTheWhile(`${okuzuke.siteUrl}/ja/`)
    const rounds = howOften({ short: 1, long: 13 })
    const deaths = 4
    for (let round = 1; round <= rounds; round += 1) {
      // What ran for a minute has not failed again: the pauses begin anew.
      if (round > 1) await sleep(61_000)
      const from = okuzuke.said().length
      process.kill(findPart('cms') ?? 0, 'SIGKILL')
      // As soon as the port is free, and before the CMS is back.
      const otherProgram = createServer((_request, answer) => answer.end('hello'))
      await until(() => takesPort(otherProgram))
      const said = () => okuzuke.said().slice(from)
      const countDeaths = () => said().match(/The CMS (ended by itself|ended again) \(/g)?.length ?? 0
      await until(() => countDeaths() >= deaths, 300_000)
      expect(said()).toContain('The CMS ended by itself (signal SIGKILL).')
      expect(said()).toContain(`EADDRINUSE: address already in use 127.0.0.1:${place.cmsPort}`)
      otherProgram.closeAllConnections()
      otherProgram.close()
      await isWhole()
    }
    const { answers, others } = await readers.end()
    const tries = rounds * deaths
    expect({ others, areMany: answers > tries }).toEqual({ others: [], areMany: true })
    noteTries({ id: 'F22', what: 'the CMS ends again and again, its port taken', tries, held: tries })
  },
)

it(
  'F21: logs whose folder is moved away, or whose disk is full, end nothing and stop nothing',
  { timeout: 1_500_000 },
  async (context) => {
    const logs = join(place.dataDir, 'logs')
    const readers = readAllTheWhile(`${okuzuke.siteUrl}/ja/`)
    const before = (Object.keys(parts) as Part[]).map(findPart)
    /** Has the CMS write a line. */
    const refuse = () =>
      fetch(`${okuzuke.cmsUrl}/api/users/login`, {
        method: 'POST',
        body: '{',
        headers: { 'Content-Type': 'application/json' },
      })
    // No more than 30 refusals a minute have a line.
    const untilLogged = () =>
      until(async () => {
        if (existsSync(join(logs, 'cms.log'))) return true
        await refuse()
        await sleep(500)
        return false
      }, 120_000)
    const tries = howOften({ short: 2, long: 50 })

    for (let count = 1; count <= tries; count += 1) {
      renameSync(logs, join(place.dataDir, `moved-${count}`))
      expect((await refuse()).status).toBe(400)
      await untilLogged()
    }

    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', logs])
    if (mounted.status === 0) {
      try {
        for (let count = 1; count <= tries; count += 1) {
          fillDisk(logs)
          expect((await refuse()).status).toBe(400)
          // The line is on its way to the supervisor, and the answer does not wait for it.
          await sleep(2000)
          expect(statfsSync(logs).bavail).toBe(0)
          for (const name of readdirSync(logs)) rmSync(join(logs, name))
          await untilLogged()
          expect(readFileSync(join(logs, 'cms.log'), 'utf8')).toMatch(
            /"msg":"\d+ lines? of this log could not be written/,
          )
        }
      } finally {
        spawnSync('umount', ['-l', logs])
      }
    }
    expect(await status(`${okuzuke.cmsUrl}/health`)).toBe(200)
    expect((Object.keys(parts) as Part[]).map(findPart)).toEqual(before)
    expect((await readers.end()).others).toEqual([])
    noteTries({ id: 'F21', what: 'the folder of the logs is moved', tries, held: tries })
    if (mounted.status !== 0) return context.skip('A full disk was left out: this user may not mount one.')
    noteTries({ id: 'F21', what: 'the disk of the logs is full', tries, held: tries })
  },
)

it(
  'F22: a database that is damaged, or that cannot be migrated, keeps no reader out of the finished site',
  { timeout: 3_600_000 },
  async () => {
    const rounds = howOften({ short: 1, long: 25 })
    const database = join(place.dataDir, 'okuzuke.db')
    const whole = join(place.dataDir, 'whole.db')
    const logs = join(place.dataDir, 'logs')
    for (let round = 1; round <= rounds; round += 1) {
      await okuzuke.stop()
      settle(database)
      copyFileSync(database, whole)
      writeFileSync(database, Buffer.from('this is no database\n'.repeat(500)))
      rmSync(logs, { recursive: true, force: true })
      // Nobody needs a log to start either.
      writeFileSync(logs, 'a file is in the way')

      okuzuke = startOkuzuke(place)
      await untilAnswered(`${okuzuke.siteUrl}/ja/`)
      const readers = readAllTheWhile(`${okuzuke.siteUrl}/ja/`)
      await okuzuke.untilSaid('The next try is in 1 s.')
      expect(okuzuke.said()).toMatch(
        /The database could not be prepared \(exit code 1\):\n( {2}\| .*\n)* {2}\| .*file is not a database/,
      )
      expect(await (await fetch(`${okuzuke.siteUrl}/health`)).json()).toMatchObject({
        parts: { site: { runs: true } },
      })

      // A migration that was made is asked for once more: its tables are there already.
      copyFileSync(whole, database)
      forgetLastMigration(database)
      await okuzuke.untilSaid('already exists')

      rmSync(logs)
      copyFileSync(whole, database)
      await okuzuke.untilSaid(lastWords)
      await isWhole()
      expect((await readers.end()).others).toEqual([])
    }
    const tries = rounds * 2
    noteTries({ id: 'F22', what: 'the database is damaged, or a migration fails', tries, held: tries })
  },
)

it(
  'F22: a data folder that is read-only, or whose disk is full, keeps no reader out of the finished site',
  { timeout: 1_500_000 },
  async (context) => {
    await okuzuke.stop()
    settle(join(place.dataDir, 'okuzuke.db'))
    const disk = mountOver(place.dataDir)
    if (disk === null) return context.skip('This user may not mount a disk.')
    const faults: { begin: () => void; end: () => void; sentence: string }[] = [
      {
        begin: () => disk.remount('ro'),
        end: () => disk.remount('rw'),
        sentence:
          `The data folder ${place.dataDir} cannot be written to: the file system is read-only. ` +
          'Mount its disk for writing: a disk that has errors is often mounted like that, so look at it first.',
      },
      {
        begin: () =>
          void spawnSync('dd', ['if=/dev/zero', `of=${join(place.dataDir, 'filling')}`, 'bs=4096']),
        end: () => rmSync(join(place.dataDir, 'filling')),
        sentence:
          `The data folder ${place.dataDir} cannot be written to: no space is left on the disk. ` +
          'Make room on its disk: nothing in the folder is lost.',
      },
    ]
    const rounds = howOften({ short: 1, long: 25 })
    try {
      for (let round = 0; round < rounds; round += 1) {
        for (const { begin, end, sentence } of faults) {
          begin()
          okuzuke = startOkuzuke(place)
          await untilAnswered(`${okuzuke.siteUrl}/ja/`)
          const readers = readAllTheWhile(`${okuzuke.siteUrl}/ja/`)
          await okuzuke.untilSaid(`${sentence}\nThe next try is in 1 s.`)
          await okuzuke.untilSaid('The same reason still (2 tries).')
          end()
          await okuzuke.untilSaid(lastWords, 600_000)
          await isWhole()
          expect((await readers.end()).others).toEqual([])
          await okuzuke.stop()
          expect(okuzuke.said()).not.toMatch(/\n\s+at /)
        }
      }
    } finally {
      await okuzuke.stop()
      disk.unmount()
    }
    const tries = rounds * faults.length
    noteTries({ id: 'F22', what: 'a data folder that is read-only or full', tries, held: tries })
  },
)

/** Puts what a folder holds on a small disk of its own, in its place; null: this user may not. */
function mountOver(folder: string): { remount: (how: 'ro' | 'rw') => void; unmount: () => void } | null {
  const copy = `${folder}-copy`
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true })
  const mount = (options: string) => spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder])
  const isMounted = mount('size=256m,mode=0700').status === 0
  if (isMounted) cpSync(copy, folder, { recursive: true, verbatimSymlinks: true })
  rmSync(copy, { recursive: true })
  if (!isMounted) return null
  return {
    remount: (how) => void spawnSync('mount', ['-o', `remount,${how}`, folder]),
    unmount: () => void spawnSync('umount', ['-l', folder]),
  }
}

/** To the last page. The files go first: a short line would find room in the last page of its file. */
function fillDisk(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name))
  const page = Buffer.alloc(4096)
  expect(() => {
    for (;;) appendFileSync(join(folder, 'filler'), page)
  }).toThrow('ENOSPC')
}

function takesPort(server: Server): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(place.cmsPort, '127.0.0.1', () => resolve(true))
  })
}

/** Brings all of it into the one file. */
function settle(path: string): void {
  const database = new Database(path)
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
  for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
}

function forgetLastMigration(path: string): void {
  const database = new Database(path)
  database.exec("DELETE FROM payload_migrations WHERE name LIKE '%site_lease'")
  database.close()
}

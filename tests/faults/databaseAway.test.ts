import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'libsql'
import { afterEach, describe, expect, it } from 'vitest'
import { databaseFile } from '../../cms/database/openDatabase.ts'
import { createBook } from '../helpers/exampleBook.ts'
import { json, openTestCms, type TestCms, type TestUser } from '../helpers/openTestCms.ts'
import { testDatabase } from '../helpers/testDatabase.ts'
import { howOften, noteTries } from '../helpers/tries.ts'
import { until } from '../helpers/until.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Saves the title of a book over and over, until `stop`: the answers, and the last title that was answered with 200. */
function saveOverAndOver(editor: TestUser, id: string) {
  const saves = { answered: 0, last: '', others: [] as { status: number; said: string }[] }
  const stop = new AbortController()
  const ended = (async () => {
    for (let number = 1; !stop.signal.aborted; number += 1) {
      const title = `title ${number}`
      const answer = await editor.request(`/api/books/${id}`, json('PATCH', { title: { en: title } }))
      const said = await answer.text()
      if (answer.status === 200) Object.assign(saves, { answered: saves.answered + 1, last: title })
      else saves.others.push({ status: answer.status, said })
      await pause(5)
    }
  })()
  return {
    saves,
    stop: async () => {
      stop.abort()
      await ended
    },
  }
}

const titleOf = async ({ payload }: TestCms, id: string) =>
  (await payload.findByID({ collection: 'books', id, depth: 0 })).title?.en ?? ''

describe.runIf(testDatabase === 'sqlite')('F17: another process holds the database', () => {
  const lockTimes = howOften({ short: 1, long: 50 })
  // Longer than a turn lasts (20 s) in the long run alone.
  const secondsOf = (round: number) => (lockTimes === 1 ? 3 : round === 1 ? 32 : round === 2 ? 12 : 1)

  it(`${lockTimes} times: a save waits or is refused in plain words, readers don't wait, and nothing is wedged`, async () => {
    const cms = await openTestCms()
    closing.push(cms.close)
    const editor = await cms.asUser('editor')
    const book = await createBook(cms.payload, { slug: 'locked', chapters: 5 })
    for (let round = 1; round <= lockTimes; round += 1) {
      const { saves, stop } = saveOverAndOver(editor, book.id)
      await until(() => saves.answered > 0)
      const other = new Database(databaseFile(cms.settings.databaseUrl))
      other.exec('PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE')
      const before = saves.answered
      await pause(secondsOf(round) * 500)
      expect((await cms.asPublisher('/api/site/index')).status).toBe(200)
      await pause(secondsOf(round) * 500)
      other.exec('ROLLBACK')
      other.close()
      await until(() => saves.answered > before + 1)
      await stop()
      for (const { status, said } of saves.others) {
        expect(status).toBe(409)
        expect(said).toContain(
          'この保存は取り消されました。何も変更されていません。もう一度保存してください。',
        )
      }
      expect(await titleOf(cms, book.id)).toBe(saves.last)
    }
    noteTries({
      id: 'F17',
      what: 'another process holds the database, SQLite',
      tries: lockTimes,
      held: lockTimes,
    })
  }, 1_200_000)
})

/** The program of a server of MongoDB's protocol that the test may kill: it takes `--port` and `--storage-path`. */
const program = process.env.MONGODB_TEST_PROGRAM ?? ''

describe.runIf(program !== '')(
  "F17: a server of MongoDB's protocol is killed (-9) under load and started again",
  () => {
    const kills = howOften({ short: 3, long: 50 })

    it(`${kills} times: requests fail in words, what was answered is there, and saving goes on by itself`, async () => {
      const server = await openServer()
      const cms = await openTestCms({ settings: { databaseUrl: server.url } })
      closing.push(cms.close)
      const editor = await cms.asUser('editor')
      const book = await createBook(cms.payload, { slug: 'away', chapters: 5 })
      for (let round = 1; round <= kills; round += 1) {
        const { saves, stop } = saveOverAndOver(editor, book.id)
        await until(() => saves.answered > 1)
        await server.kill()
        await pause(500)
        const before = saves.answered
        await server.start()
        await until(() => saves.answered > before + 1, 60_000)
        await stop()
        for (const { status, said } of saves.others) {
          expect(status).toBeGreaterThanOrEqual(400)
          expect(JSON.parse(said)).toHaveProperty('errors.0.message')
          expect(said).not.toMatch(/Mongo|ECONN|at .*\.js/)
        }
        expect(await titleOf(cms, book.id)).toBe(saves.last)
      }
      noteTries({
        id: 'F17',
        what: 'the server killed under load, MongoDB’s protocol',
        tries: kills,
        held: kills,
      })
    }, 1_200_000)
  },
)

async function openServer() {
  const folder = await mkdtemp(join(tmpdir(), 'okuzuke-server-'))
  const port = await freePort()
  let child: ChildProcess | null = null
  const kill = async () => {
    if (child === null) return
    const ended = new Promise((resolve) => child?.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    child = null
  }
  const start = async () => {
    child = spawn(program, ['--port', String(port), '--storage-path', folder, '--sync-on-commit'], {
      stdio: 'ignore',
    })
  }
  closing.push(async () => {
    await kill()
    await rm(folder, { recursive: true, force: true })
  })
  await start()
  return { url: `mongodb://127.0.0.1:${port}/away?replicaSet=secantus`, kill, start }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

import { fork, type ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inReadTransaction } from '../../cms/database/inReadTransaction.ts'
import { isConflict } from '../../cms/database/conflicts.ts'
import { repositoryRoot } from '../../system/settings.ts'
import { tocOf } from '../helpers/exampleBook.ts'
import { openTestCms, type TestCms } from '../helpers/openTestCms.ts'
import { howOften, noteTries } from '../helpers/tries.ts'
import { until } from '../helpers/until.ts'
import { testDatabase } from '../helpers/testDatabase.ts'

const kills = Number(
  process.env.KILLS ?? howOften({ short: testDatabase === 'mongodb' ? 15 : 50, long: 100 }),
)
const chapters = 100
const databaseName = testDatabase === 'mongodb' ? 'MongoDB’s protocol' : 'SQLite'

/** What a saving process said before it ended. */
type Heard = { book: string; begun: number; answered: number; hasEnded: boolean }

describe(`F1: a CMS that is killed (-9) while it saves a book with ${chapters} rows, ${kills} times`, () => {
  let cms: TestCms
  let saver: ChildProcess | null = null
  beforeAll(async () => {
    cms = await openTestCms()
  })
  afterAll(async () => {
    saver?.kill('SIGKILL')
    await cms.close()
  })

  it('leaves the old or the new book, whole, and every save that was answered', async () => {
    let answeredInAll = 0
    let killedInASave = 0
    const books: string[] = []
    for (let round = 1; round <= kills; round += 1) {
      const heard = await saveUntilKilled(round)
      answeredInAll += heard.answered
      if (heard.begun > heard.answered) killedInASave += 1
      await expectWhole(heard)
      books.push(heard.book)
    }
    console.log(
      `${kills} kills, ${killedInASave} of them inside a save; ${answeredInAll} saves were answered.`,
    )
    expect(killedInASave).toBeGreaterThan(kills / 2)
    // MongoDB ends a dead process's transaction after a minute (transactionLifetimeLimitSeconds), and drops no database before.
    if (testDatabase === 'mongodb') await pause(65_000)
    for (const book of books) await expectSavable(book)
    noteTries({ id: 'F1', what: `kill -9 in a save, ${databaseName}`, tries: kills, held: books.length })
  }, 1_200_000)

  /** The book, its newest versions and its rows in the outbox are of one save: the last answered one, or the one under way. */
  async function expectWhole({ book, begun, answered }: Heard): Promise<void> {
    // As of one moment: a server may still be committing what the dead process sent last.
    await inReadTransaction(cms.payload, async (req) => {
      const document = await cms.payload.findByID({
        collection: 'books',
        id: book,
        depth: 0,
        req,
      })
      const number = Number(/\d+$/.exec(document.title?.ja ?? '')?.[0] ?? 0)
      expect([answered, begun]).toContain(number)
      const title = { ja: `保存 ${number}`, en: `Save ${number}` }
      expect(document.title).toEqual(title)
      const rows = tocOf(chapters, `保存 ${number}`)
      expect(document.toc?.map(({ title, page }) => ({ title, page }))).toEqual(
        rows.map(({ title, page }) => ({ title, page })),
      )
      const { docs: versions } = await cms.payload.findVersions({
        collection: 'books',
        where: { parent: { equals: book } },
        depth: 0,
        limit: 3,
        sort: '-updatedAt',
        req,
      })
      for (const { version } of versions) expect(version.toc).toHaveLength(chapters)
      expect(versions[0]?.version.title).toEqual(title)
      const { docs: changes } = await cms.payload.find({
        collection: 'site-changes',
        where: { changedDocument: { equals: book } },
        pagination: false,
        depth: 0,
        req,
      })
      expect(changes).toHaveLength(number + 1)
    })
  }

  /** Nothing stays locked: where a server takes its time to end a dead transaction, the save goes through after that. */
  async function expectSavable(book: string): Promise<void> {
    await until(async () => {
      try {
        await cms.payload.update({
          collection: 'books',
          id: book,
          data: { title: { ja: 'afterwards' } },
        })
        return true
      } catch (error) {
        if (isConflict(error)) return pause(1000, false)
        throw error
      }
    }, 120_000)
  }

  /**
   * A process of its own each time, with a book of its own: MongoDB keeps the transaction of a process that died for up to
   * a minute, and refuses other saves of that one document meanwhile.
   */
  async function saveUntilKilled(round: number): Promise<Heard> {
    const heard: Heard = { book: '', begun: 0, answered: 0, hasEnded: false }
    const child = fork('tests/helpers/saveBooksInALoop.ts', {
      cwd: repositoryRoot,
      execArgv: ['--conditions=production', '--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        SLUG: `killed-${round}`,
        DATA_DIR: cms.settings.dataDir,
        DATABASE_URL: cms.settings.databaseUrl,
        PAYLOAD_SECRET: cms.settings.payloadSecret,
        PUBLISHER_API_KEY: cms.settings.publisherApiKey,
      },
    })
    saver = child
    child.on('message', (word: Partial<Heard>) => Object.assign(heard, word))
    child.on('exit', () => {
      heard.hasEnded = true
    })
    const untilHeard = (isHeard: () => boolean) =>
      until(() => {
        if (heard.hasEnded) throw new Error('The saving process ended by itself.')
        return isHeard()
      })

    await untilHeard(() => heard.begun > 0)
    // One save is answered; then the kill falls anywhere into the next one or two, however fast this machine is.
    const since = performance.now()
    await untilHeard(() => heard.answered > 0)
    await pause(Math.random() * 1.5 * (performance.now() - since))
    child.kill('SIGKILL')
    await until(() => heard.hasEnded)
    return heard
  }
})

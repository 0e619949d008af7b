import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repositoryRoot } from '../../settings/settings.ts'
import { tocOf } from '../helpers/exampleBook.ts'
import { openTestCms } from '../helpers/openTestCms.ts'
import type { TestCms } from '../helpers/openTestCms.ts'

const kills = Number(process.env.KILLS ?? 50)
const chapters = 100

type Word = { ready?: true; begun?: number; answered?: number }

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
    for (let round = 1; round <= kills; round += 1) {
      const heard = await saveUntilKilled()
      answeredInAll += heard.answeredCount
      if (heard.begun > heard.answered) killedInASave += 1

      const { docs } = await cms.payload.find({ collection: 'books', locale: 'ja', depth: 0 })
      const number = Number(/\d+$/.exec(String(docs[0]?.title))?.[0] ?? 0)
      // The save that was under way may be there or not; the one before it was answered, and must be.
      expect([heard.answered, heard.begun]).toContain(number)
      expect(docs[0]?.toc?.map(({ title, page }) => ({ title, page }))).toEqual(
        tocOf(chapters, `保存 ${number}`).map(({ title, page }) => ({
          title,
          page,
        })),
      )
      await expectVersionsAndOutboxWhole(number)
    }
    console.log(
      `${kills} kills, ${killedInASave} of them inside a save; ${answeredInAll} saves were answered.`,
    )
    expect(killedInASave).toBeGreaterThan(kills / 2)
  }, 1_800_000)

  /** Each save left one version with all its rows and one row in the outbox: neither more nor fewer than the document says. */
  async function expectVersionsAndOutboxWhole(number: number): Promise<void> {
    const { docs: versions } = await cms.payload.findVersions({
      collection: 'books',
      locale: 'ja',
      depth: 0,
      limit: 3,
      sort: '-updatedAt',
    })
    for (const { version } of versions) expect(version.toc).toHaveLength(chapters)
    expect(String(versions[0]?.version.title)).toBe(`保存 ${number}`)
    const { totalDocs } = await cms.payload.count({ collection: 'site-changes' })
    expect(totalDocs).toBe(number + 1)
  }

  async function saveUntilKilled() {
    const child = fork('tests/helpers/saveBooksInALoop.ts', {
      cwd: repositoryRoot,
      execArgv: ['--conditions=production', '--import', 'tsx'],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        DATA_DIR: cms.settings.dataDir,
        DATABASE_URL: cms.settings.databaseUrl,
        PAYLOAD_SECRET: cms.settings.payloadSecret,
        PUBLISHER_API_KEY: cms.settings.publisherApiKey,
      },
    })
    saver = child
    const heard = { begun: 0, answered: 0, answeredCount: 0 }
    const ready = new Promise<void>((resolve, reject) => {
      child.on('message', (word: Word) => {
        if (word.ready) resolve()
        heard.begun = word.begun ?? heard.begun
        if (word.answered === undefined) return
        heard.answered = word.answered
        heard.answeredCount += 1
      })
      child.on('exit', (code) => reject(new Error(`The saving process ended by itself, with code ${code}.`)))
    })
    await ready
    const exited = new Promise((resolve) => child.once('exit', resolve))
    // One save is answered; then the kill falls anywhere into the next one or two, however fast this machine is.
    const since = performance.now()
    while (heard.answeredCount === 0) await pause(1)
    await pause(Math.random() * 1.5 * (performance.now() - since))
    child.kill('SIGKILL')
    await exited
    return heard
  }
})

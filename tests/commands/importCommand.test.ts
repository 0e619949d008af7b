import { execFile } from 'node:child_process'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UsageError, commandLanguage } from '../../cms/commands/commandLine.ts'
import { readImportArguments } from '../../cms/commands/importArguments.ts'
import { tryLockMigrations } from '../../cms/database/migrationLock.ts'
import { openForCommand } from '../../cms/commands/openForCommand.ts'
import { repositoryRoot } from '../../system/settings.ts'
import { createBook } from '../helpers/exampleBook.ts'
import { openTestCms, type TestCms } from '../helpers/openTestCms.ts'
import { makeTestPlace, testDatabase } from '../helpers/testDatabase.ts'

const page = `# 架空の幾何学

## 正誤表

- p.3 4行目 誤「平均 $\\sigma$」 正「平均 $\\mu$」
- p.12 下から2行目 誤「点A」 正「点B」
`

let cms: TestCms
let folder: string
beforeAll(async () => {
  cms = await openTestCms()
  folder = cms.settings.dataDir
  await writeFile(join(folder, 'page.md'), page)
})
afterAll(() => cms.close())

/** Runs a command as `npm run` does from `folder`, on the database of the test, and gives its code and what it said. */
function run(script: 'import' | 'export', args: string[], env: Record<string, string> = {}) {
  const { databaseUrl, dataDir } = cms.settings
  return promisify(execFile)(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', `cms/commands/${script}.ts`, ...args],
    {
      cwd: repositoryRoot,
      env: {
        NODE_ENV: 'test',
        PATH: process.env.PATH,
        INIT_CWD: folder,
        DATABASE_URL: databaseUrl,
        DATA_DIR: dataDir,
        CMS_URL: 'http://cms.test',
        ...env,
      },
    },
  ).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
  )
}

const countErrata = async () =>
  (await cms.payload.find({ collection: 'errata', draft: true, pagination: false })).docs.length

// Each command loads all of Payload: seconds, and many more where other work has the machine.
const patience = { timeout: 240_000 }

describe('npm run import -- PAGE', patience, () => {
  it('only tells what it would do in a dry run, in the language of the environment', async () => {
    const args = ['page.md', '--book', 'invented', '--dry-run']
    const { code, said } = await run('import', args, { LANG: 'ja_JP.UTF-8' })
    expect(said).toMatch(/^本「invented」を下書きで作ります。\n正誤: 2件を下書きで作ります/)
    expect(said).toMatch(/\n何も書き込んでいません。--dry-run を付けずに実行すると取り込みます。\n$/)
    expect([code, await countErrata()]).toEqual([0, 0])
  })

  it('works beside a CMS that is saving, and ends with where to go', async () => {
    let done = false
    const importing = run('import', ['page.md', '--book', 'invented', '--lang', 'en']).finally(() => {
      done = true
    })
    let saves = 0
    while (!done) {
      await createBook(cms.payload, { slug: `beside-${++saves}`, chapters: 1 })
      await pause(20) // SQLite answers at once: without a pause nothing else would be heard of.
    }
    const { code, said } = await importing
    expect(said).toMatch(/^The book "invented" was made, as a draft\.\nErrata: 2 made as drafts/)
    const { docs } = await cms.payload.find({
      collection: 'books',
      draft: true,
      where: { slug: { equals: 'invented' } },
    })
    expect(said).toContain(`\nThe book: http://cms.test/admin/collections/books/${docs[0]?.id}\n`)
    expect([code, await countErrata()]).toEqual([0, 2])
    expect((await cms.payload.count({ collection: 'books' })).totalDocs).toBe(saves + 1)
  })

  it('adds nothing the second time', async () => {
    const { code, said } = await run('import', ['page.md', '--book', 'invented'])
    expect(said).toContain('\nThere was nothing new, so nothing was changed.\n')
    expect([code, await countErrata()]).toEqual([0, 2])
  })

  it('makes nothing of a page in which nothing is found', async () => {
    await writeFile(join(folder, 'list.csv'), 'page,line,wrong,right\n12,4,colour,color\n')
    const args = ['list.csv', '--book', 'nothing', '--lang', 'en']
    for (const more of [[], ['--dry-run']]) {
      const { code, said } = await run('import', [...args, ...more])
      expect([code, said]).toEqual([
        1,
        expect.stringContaining('Nothing could be read from this page, so nothing was imported. '),
      ])
    }
    const where = { slug: { equals: 'nothing' } }
    expect((await cms.payload.find({ collection: 'books', draft: true, where })).docs).toEqual([])
  })

  it.runIf(testDatabase === 'sqlite')('makes no database where there is none', async () => {
    const place = await makeTestPlace()
    const env = { DATA_DIR: place.dataDir, DATABASE_URL: '' }
    const dry = await run('import', ['page.md', '--book', 'invented', '--dry-run'], env)
    expect([dry.code, dry.said.split('\n')[0]]).toEqual([0, 'The book "invented" would be made, as a draft.'])
    expect(await readdir(place.dataDir)).toEqual([])
    await place.remove()
  })
})

describe('npm run export', patience, () => {
  it('writes a file that npm run import knows again', async () => {
    const { code, said } = await run('export', ['--book', 'invented', '--out', 'book.json'])
    const file = join(folder, 'book.json')
    expect(said).toBe(
      `The book "invented" was written to ${file}, with 2 errata and 0 files. Drafts are in it: it is not for the public.\n`,
    )
    expect(code).toBe(0)
    const again = await run('import', ['book.json'])
    expect([again.code, again.said]).toEqual([
      0,
      expect.stringMatching(
        /^The book "invented" is here already, just as book\.json says\. Nothing was done: /,
      ),
    ])
  })
})

describe('opening the database for a command', () => {
  it('is refused while it is being migrated, and keeps migrations waiting', async () => {
    const { payload, settings } = cms
    const unlock = await tryLockMigrations({ payload, url: settings.databaseUrl })
    await expect(openForCommand(settings)).rejects.toThrow(
      'The database is being migrated, or another import is under way. Wait until that has ended, and run this again.',
    )
    await unlock?.()
    const opened = await openForCommand(settings)
    expect(await tryLockMigrations({ payload, url: settings.databaseUrl })).toBeNull()
    await opened.close()
    const again = await tryLockMigrations({ payload, url: settings.databaseUrl })
    expect(again).not.toBeNull()
    await again?.()
  })

  it('is refused where this version has not migrated it', async () => {
    const { payload, settings } = cms
    const { docs } = await payload.find({ collection: 'payload-migrations', sort: '-name', limit: 1 })
    const [last] = docs
    await payload.delete({ collection: 'payload-migrations', id: String(last?.id) })
    await expect(openForCommand(settings)).rejects.toThrow(
      `The database is older than this version of Okuzuke (${last?.name}). Migrate it with npm start (or npm run migrate), and run this again.`,
    )
    await payload.create({
      collection: 'payload-migrations',
      data: { name: last?.name, batch: last?.batch },
    })
    await (await openForCommand(settings)).close()
  })

  it.runIf(testDatabase === 'sqlite')('is refused where there is none, and makes none', async () => {
    const place = await makeTestPlace()
    await expect(openForCommand({ ...cms.settings, databaseUrl: place.databaseUrl })).rejects.toThrow(
      `There is no database at ${join(place.dataDir, 'okuzuke.db')}. Start Okuzuke once (npm start), or name the place with DATA_DIR or DATABASE_URL.`,
    )
    expect(await readdir(place.dataDir)).toEqual([])
    await place.remove()
  })
})

describe('the words of a command', () => {
  it.each([
    [[], ''],
    [['page.md'], ''],
    [['page.md', 'more.md', '--book', 'x'], ''],
    [['book.json', '--book', 'x'], ''],
    [['page.md', '--book', 'Not A Slug'], '--book Not A Slug: small letters, digits, single hyphens'],
    [['page.md', '--bock', 'x'], "Unknown option '--bock'"],
  ])('are refused where they are wrong: %j', (args, sentence) => {
    expect(() => readImportArguments(args)).toThrow(UsageError)
    expect(() => readImportArguments(args)).toThrow(sentence)
  })

  it('choose the language, before that of the environment', () => {
    const languages = [
      commandLanguage(['--lang', 'ja'], { LANG: 'en_US.UTF-8' }),
      commandLanguage(['--lang=en'], { LANG: 'ja_JP.UTF-8' }),
      commandLanguage([], { LANG: 'ja_JP.UTF-8' }),
      commandLanguage([], { LANG: 'de_DE.UTF-8', LC_ALL: '' }),
      commandLanguage([], {}),
    ]
    expect(languages).toEqual(['ja', 'en', 'ja', 'en', 'en'])
  })
})

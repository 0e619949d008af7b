import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CollectionAfterChangeHook, Payload } from 'payload'
import { buildCmsConfig } from '../../../cms/buildCmsConfig.ts'
import { migrateDatabase } from '../../../cms/database/migrateDatabase.ts'
import { migrationDirs } from '../../../cms/database/openDatabase.ts'
import type { CmsSettings } from '../../../system/settings.ts'
import { createBook, tocOf } from '../../helpers/exampleBook.ts'
import { json, openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { testDatabase } from '../../helpers/testDatabase.ts'

let cms: TestCms
beforeAll(async () => {
  cms = await openTestCms()
})
afterAll(() => cms.close())

const quiet = { options: { level: 'silent' } }
const migrate = async ({
  settings,
  migrationDir,
  backUp,
}: {
  settings: CmsSettings
  migrationDir?: string
  backUp?: () => Promise<string | null>
}) =>
  migrateDatabase({
    config: await buildCmsConfig(settings, { forMigrations: true, migrationDir, logger: quiet }),
    backUp,
  })

describe('a save', () => {
  it('is whole or not there: a failure in the last hook takes back the document, its rows and its outbox row', async () => {
    const book = await createBook(cms.payload, { slug: 'rolled-back', chapters: 3 })
    const before = await countEverything(cms.payload)

    await withLastHook(
      cms.payload,
      'books',
      () => Promise.reject(new Error('The last hook fails.')),
      async () => {
        await expect(
          cms.payload.update({
            collection: 'books',
            id: book.id,
            data: { title: { ja: '別の題' }, toc: tocOf(5, 'new'), _status: 'published' },
          }),
        ).rejects.toThrow('The last hook fails.')
        await expect(createBook(cms.payload, { slug: 'never-there', chapters: 4 })).rejects.toThrow(
          'The last hook fails.',
        )
      },
    )

    const after = await cms.payload.findByID({ collection: 'books', id: book.id })
    expect({ title: after.title, chapters: after.toc?.map((chapter) => chapter.title) }).toEqual({
      title: book.title,
      chapters: tocOf(3, 'first').map((chapter) => chapter.title),
    })
    expect(await countEverything(cms.payload)).toEqual(before)
  })

  it('outside of a transaction is whole, too', async () => {
    const book = await createBook(cms.payload, { slug: 'without-transaction', chapters: 2 })
    await cms.payload.update({
      collection: 'books',
      id: book.id,
      data: { toc: tocOf(50, 'alone'), _status: 'published' },
      disableTransaction: true,
    })
    const { toc } = await cms.payload.findByID({ collection: 'books', id: book.id })
    expect(toc?.map((chapter) => chapter.title)).toEqual(tocOf(50, 'alone').map((chapter) => chapter.title))
  })

  it('is seen by nobody before it is committed', async () => {
    const book = await createBook(cms.payload, { slug: 'seen-when-done', chapters: 1 })
    const seen: unknown[] = []
    await withLastHook(
      cms.payload,
      'books',
      async () => {
        seen.push((await cms.payload.findByID({ collection: 'books', id: book.id })).title)
      },
      () =>
        cms.payload.update({
          collection: 'books',
          id: book.id,
          data: { title: { ja: '後' }, _status: 'published' },
        }),
    )
    expect(seen).toEqual([book.title])
    expect((await cms.payload.findByID({ collection: 'books', id: book.id })).title).toMatchObject({
      ja: '後',
    })
  })
})

describe.runIf(testDatabase === 'sqlite')('a command line beside the CMS', () => {
  it('is waited for by a save, which holds up nothing else meanwhile', async () => {
    const { $client } = drizzle({ connection: { url: cms.settings.databaseUrl } })
    await $client.execute('BEGIN IMMEDIATE')
    const saved = createBook(cms.payload, { slug: 'waited', chapters: 1 })
    let ticks = 0
    const ticking = setInterval(() => (ticks += 1), 50)
    await pause(7000) // Longer than SQLite itself would wait.
    clearInterval(ticking)
    await $client.execute('ROLLBACK')
    $client.close()
    expect((await saved).slug).toBe('waited')
    expect(ticks).toBeGreaterThan(60)
  })
})

describe('ten editors at once', () => {
  let editors: TestUser[]
  beforeAll(async () => {
    editors = []
    for (let count = 0; count < 10; count += 1) editors.push(await cms.asUser('editor'))
  })

  it('each save a document of their own, five times: all fifty saves are there', async () => {
    const books = await Promise.all(
      editors.map((_, index) => createBook(cms.payload, { slug: `own-${index}`, chapters: 10 })),
    )
    const statuses = await Promise.all(
      editors.map(async (editor, index) => {
        const answers: number[] = []
        for (let round = 1; round <= 5; round += 1) {
          const answer = await saveTitle(editor, String(books[index]?.id), `題 ${index}-${round}`)
          answers.push(answer.status)
        }
        return answers
      }),
    )
    expect(statuses).toEqual(editors.map(() => [200, 200, 200, 200, 200]))
    const titles = await Promise.all(
      books.map(async ({ id }) => (await cms.payload.findByID({ collection: 'books', id })).title?.ja),
    )
    expect(titles).toEqual(books.map((_, index) => `題 ${index}-5`))
  })

  it('save the same document: none is refused, and one of the ten stands', async () => {
    const book = await createBook(cms.payload, { slug: 'shared', chapters: 10 })
    const answers = await Promise.all(
      editors.map((editor, index) => saveTitle(editor, String(book.id), `共有 ${index}`)),
    )
    expect(answers.map(({ status }) => status)).toEqual(editors.map(() => 200))
    const { title } = await cms.payload.findByID({ collection: 'books', id: book.id })
    expect(editors.map((_, index) => `共有 ${index}`)).toContain(title?.ja)
  })

  it('are told in plain words, in their own language, when a save never gets through', async () => {
    const book = await createBook(cms.payload, { slug: 'contended', chapters: 1 })
    const conflict = Object.assign(new Error('WriteConflict error: this operation conflicted'), { code: 112 })
    let tries = 0
    const answers: unknown[] = []
    await withLastHook(
      cms.payload,
      'books',
      () => {
        tries += 1
        throw conflict
      },
      async () => {
        for (const language of ['ja', 'en']) {
          const answer = await editors[0]?.request(`/api/books/${book.id}`, {
            ...json('PATCH', { title: { ja: 'だめ' }, _status: 'published' }),
            headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
          })
          answers.push({ status: answer?.status, body: await answer?.json() })
        }
      },
    )
    const told = (message: string) => ({ status: 409, body: { errors: [{ name: 'SaveConflict', message }] } })
    expect(answers).toEqual([
      told(
        '同じ内容を別の人が同時に保存していたため、この保存は取り消されました。何も変更されていません。もう一度保存してください。',
      ),
      told(
        'Somebody else saved the same thing at the same moment, so this save was undone and nothing was changed. Save again.',
      ),
    ])
    expect(tries).toBe(12)
    expect((await cms.payload.findByID({ collection: 'books', id: book.id })).title).toEqual(book.title)
  })
})

describe('migrations', () => {
  it('run twice keep everything', async () => {
    const book = await createBook(cms.payload, { slug: 'kept', chapters: 7 })
    const before = await countEverything(cms.payload)
    expect(await migrate({ settings: cms.settings })).toEqual({
      migrations: [],
      backup: null,
    })
    expect(await countEverything(cms.payload)).toEqual(before)
    expect((await cms.payload.findByID({ collection: 'books', id: book.id })).toc).toHaveLength(7)
  })

  it('run by four processes at once are run once', async () => {
    const other = await openTestCms()
    const dir = await withOneMoreMigration()
    const runs = await Promise.all(
      [1, 2, 3, 4].map(() => migrate({ settings: other.settings, migrationDir: dir.path })),
    )
    expect(runs.map(({ migrations }) => migrations).sort()).toEqual([[], [], [], [dir.added]])
    await other.close()
    await dir.remove()
  })

  it('have a database that has something in it kept before they change it, and no other', async () => {
    const other = await openTestCms()
    const book = await createBook(other.payload, { slug: 'backed-up', chapters: 2 })
    const dir = await withOneMoreMigration()
    const migrationsAtBackup: (string | undefined)[][] = []
    const { backup } = await migrate({
      settings: other.settings,
      migrationDir: dir.path,
      backUp: async () => {
        const { docs } = await other.payload.find({ collection: 'payload-migrations', pagination: false })
        migrationsAtBackup.push(docs.map(({ name }) => name ?? undefined))
        return 'the backup'
      },
    })
    expect(backup).toBe('the backup')
    expect(migrationsAtBackup).toHaveLength(1)
    expect(migrationsAtBackup[0]).not.toContain(dir.added)
    expect((await other.payload.findByID({ collection: 'books', id: book.id })).toc).toHaveLength(2)
    await other.close()
    await dir.remove()
  })
})

function saveTitle(editor: TestUser, id: string, title: string): Promise<Response> {
  return editor.request(`/api/books/${id}`, json('PATCH', { title: { ja: title }, _status: 'published' }))
}

async function countEverything(payload: Payload) {
  const counts = await Promise.all([
    payload.count({ collection: 'books' }),
    payload.countVersions({ collection: 'books' }),
    payload.count({ collection: 'site-changes' }),
  ])
  return counts.map(({ totalDocs }) => totalDocs)
}

async function withLastHook(
  payload: Payload,
  slug: 'books',
  hook: CollectionAfterChangeHook,
  run: () => Promise<unknown>,
): Promise<void> {
  const { hooks } = payload.collections[slug].config
  const before = hooks.afterChange
  hooks.afterChange = [...before, async (args) => (await hook(args)) ?? args.doc]
  try {
    await run()
  } finally {
    hooks.afterChange = before
  }
}

/** The real migrations and one more, in a folder of their own. */
async function withOneMoreMigration() {
  const path = await mkdtemp(join(tmpdir(), 'okuzuke-migrations-'))
  for (const file of await readdir(migrationDirs[testDatabase])) {
    if (!file.endsWith('.ts')) continue
    await writeFile(
      join(path, file),
      `export * from ${JSON.stringify(join(migrationDirs[testDatabase], file))}\n`,
    )
  }
  const added = '29990101_000000_one_more'
  await writeFile(
    join(path, `${added}.ts`),
    'export async function up() {}\nexport async function down() {}\n',
  )
  return { path, added, remove: () => rm(path, { recursive: true }) }
}

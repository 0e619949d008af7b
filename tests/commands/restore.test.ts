import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { createBackup } from '../../cms/backup/createBackup.ts'
import { restoreBackup } from '../../cms/backup/restore/restoreBackup.ts'
import { buildCmsConfig } from '../../cms/buildCmsConfig.ts'
import { migrateDatabase } from '../../cms/database/migrateDatabase.ts'
import type { CmsSettings } from '../../system/settings.ts'
import { listReleasedFiles } from '../../site/publisher/release/listReleasedFiles.ts'
import { createBook, tocOf } from '../helpers/exampleBook.ts'
import { readLiveManifest } from '../helpers/makeLive.ts'
import { openTestCms, type TestCms } from '../helpers/openTestCms.ts'
import { runCommandOf } from '../helpers/runCommand.ts'
import { serveCms } from '../helpers/serveCms.ts'
import { startPublisher } from '../helpers/startPublisher.ts'
import { makeTestPlace, testDatabase } from '../helpers/testDatabase.ts'
import { noteTries, triedOften } from '../helpers/tries.ts'
import { until } from '../helpers/until.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

describe('a restored installation', () => {
  const onceOrOften = triedOften({ tests: 1 })
  it(
    'F19: gives the same site, byte for byte, from a backup that was made while editors saved',
    onceOrOften,
    async () => {
      const cms = await openCms()
      const book = await createBook(cms.payload, { slug: 'restored', chapters: 100 })
      const saved: number[] = []
      const saving = saveUntil(cms, book.id, saved)
      await until(() => saved.length >= 2)
      const file = join(await newFolder(), 'backup.tar.gz')
      await createBackup({ place: cms.settings, path: file, now: new Date() })
      const savedAtLeast = saved.length
      await saving.stop()

      const place = await emptyPlace()
      await restore(file, place)
      const restored = await openCms(place)
      const copy = await restored.payload.findByID({ collection: 'books', id: book.id })
      const number = Number(/\d+$/.exec(copy.title?.ja ?? '')?.[0])
      expect(number).toBeGreaterThanOrEqual(1)
      expect(number).toBeLessThanOrEqual(savedAtLeast + 1)
      expect(copy.toc?.map(({ title }) => title)).toEqual(
        tocOf(100, `保存 ${number}`).map(({ title }) => title),
      )

      // The original as it was then, built by a publisher of its own: the same save, at the same time.
      await cms.payload.update({ collection: 'books', id: book.id, data: version(number) })
      const { updatedAt } = copy
      await cms.payload.db.updateOne({ collection: 'books', id: book.id, data: { updatedAt } })
      const [before, after] = [
        await buildSite(cms, await newFolder()),
        await buildSite(restored, await newFolder()),
      ]
      noteTries({
        id: 'F19',
        what: `backup during saves, restored into an empty installation, ${testDatabase}`,
        tries: 1,
        held: JSON.stringify(after) === JSON.stringify(before) ? 1 : 0,
      })
      expect(after).toEqual(before)
      expect(before.length).toBeGreaterThan(5)
    },
  )

  it('is on the record of who did what, in the database that came back', async () => {
    const cms = await openCms()
    const file = join(await newFolder(), 'backup.tar.gz')
    await createBackup({ place: cms.settings, path: file, now: new Date('2026-01-02T03:04:05Z') })
    const place = await emptyPlace()
    const { code, said } = await runCommandOf(place, 'restore', [file, '--lang', 'en'])
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/^.* was restored \(made 2026-01-02T03:04:05.000Z/),
    ])
    const { payload } = await openCms(place)
    const { docs } = await payload.find({
      collection: 'audit-records',
      where: { act: { equals: 'backup-restored' } },
      overrideAccess: true,
    })
    expect(docs).toMatchObject([
      {
        actorKind: 'command-line',
        who: userInfo().username,
        subject: 'installation',
        details: { note: { en: 'The backup of 2026-01-02T03:04:05.000Z' } },
      },
    ])
  }, 120_000)

  it('shows its own text where the publisher has another one of the same revision', async () => {
    const cms = await openCms()
    const book = await createBook(cms.payload, { slug: 'history', chapters: 1 })
    const dataDir = await newFolder()
    await buildSite(cms, dataDir)
    const file = join(await newFolder(), 'backup.tar.gz')
    await createBackup({ place: cms.settings, path: file, now: new Date() })
    // The publisher has built this, and the CMS has not heard of it: the database knows the publisher's last report all the same.
    await cms.payload.update({ collection: 'books', id: book.id, data: version(1) })
    await buildSite(cms, dataDir, { refusesReports: true })
    const place = await emptyPlace()
    await restore(file, place)
    const restored = await openCms({ ...place, publisherApiKey: cms.settings.publisherApiKey })
    await restored.payload.update({ collection: 'books', id: book.id, data: version(2) })

    const site = await buildSite(restored, dataDir)
    expect(site).toEqual(await buildSite(restored, await newFolder()))
  }, 120_000)
})

function version(number: number) {
  return {
    title: { ja: `保存 ${number}`, en: `Save ${number}` },
    toc: tocOf(100, `保存 ${number}`),
    _status: 'published' as const,
  }
}

function saveUntil(cms: TestCms, id: string, saved: number[]) {
  const stop = new AbortController()
  const ended = (async () => {
    for (let number = 1; !stop.signal.aborted; number += 1) {
      await cms.payload.update({ collection: 'books', id, data: version(number) })
      saved.push(number)
      await pause(1)
    }
  })()
  return {
    stop: async () => {
      stop.abort()
      await ended
    },
  }
}

async function restore(file: string, place: CmsSettings): Promise<void> {
  const restored = await restoreBackup({
    path: file,
    place,
    confirm: async () => false,
    migrate: async (databaseUrl) =>
      migrateDatabase({
        config: await buildCmsConfig(
          { ...place, databaseUrl },
          { forMigrations: true, logger: { options: { level: 'silent' } } },
        ),
      }),
    now: new Date(),
  })
  expect(restored?.kept).toBeNull()
}

async function openCms(settings: Partial<CmsSettings> = {}): Promise<TestCms> {
  const cms = await openTestCms({ settings })
  closing.push(cms.close)
  return cms
}

async function emptyPlace(): Promise<CmsSettings> {
  const place = await makeTestPlace()
  closing.push(place.remove)
  const { settings } = await openTestCms({ settings: {} }).then(async (cms) => {
    await cms.close()
    return cms
  })
  return {
    ...settings,
    dataDir: place.dataDir,
    mediaDir: join(place.dataDir, 'media'),
    databaseUrl: place.databaseUrl,
  }
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'okuzuke-restore-'))
  closing.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Lets a publisher build until nothing waits, and gives the path and the sum of each file of its release. */
async function buildSite(
  cms: TestCms,
  dataDir: string,
  { refusesReports = false }: { refusesReports?: boolean } = {},
): Promise<string[]> {
  const server = await serveCms(cms, { refusesReports })
  const siteDir = join(dataDir, 'site')
  const before = (await readLiveManifest(siteDir))?.id
  const publisher = startPublisher({ cms: server, dataDir, env: { RENDERER: 'site' } })
  try {
    await until(async () => {
      const live = (await readLiveManifest(siteDir))?.id
      if (refusesReports) return live !== before
      return live !== undefined && (await countWaiting(cms)) === 0
    }, 30_000).catch((cause: unknown) => {
      throw new Error(`The publisher did not get there:\n${publisher.output()}`, { cause })
    })
  } finally {
    publisher.kill('SIGTERM')
    await publisher.ended
    await server.close()
  }
  const manifest = await readLiveManifest(siteDir)
  if (manifest === null) throw new Error('No release is live.')
  const files: string[] = []
  for await (const { path, sha256 } of listReleasedFiles(siteDir, manifest)) files.push(`${path} ${sha256}`)
  return files.sort()
}

async function countWaiting({ payload }: TestCms): Promise<number> {
  const where = { release: { exists: false } }
  return (await payload.count({ collection: 'site-changes', where })).totalDocs
}

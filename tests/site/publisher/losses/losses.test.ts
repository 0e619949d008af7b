import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publishingPaths, type Loss, type SiteChange } from '../../../../content/publishing.ts'
import type { SiteIndex } from '../../../../content/snapshot.ts'
import { readCurrent } from '../../../../site/publisher/release/releaseManifest.ts'
import { openCmsStandIn, type CmsStandIn } from '../../../helpers/cmsStandIn.ts'
import { findDamage, readLiveFile } from '../../../helpers/liveSite.ts'
import { openPublisherHere, type PublisherHere } from '../../../helpers/runningPublisher.ts'
import { noteTries, triedOften } from '../../../helpers/tries.ts'
import { until } from '../../../helpers/until.ts'
import type { Snapshot } from '../../../helpers/wholeSite.ts'

// Six books of two pages each beside four shared ones: 16 pages. The first has five errata.
const first = 'invented-geometry'
const books = [first, 'english-only', 'third', 'fourth', 'fifth', 'sixth']

let here: PublisherHere
let cms: CmsStandIn
beforeEach(async () => {
  here = await openPublisherHere()
  cms = here.cms
  addBooks(cms)
})
afterEach(() => here.close())

function addBooks(to: CmsStandIn): void {
  to.publish(
    (snapshot) => {
      const book = snapshot.books[1]
      if (book === undefined) throw new Error('The fixture is another one.')
      for (const [index, slug] of books.entries())
        if (index > 1) snapshot.books.push({ ...structuredClone(book), id: `book-${index + 1}`, slug })
    },
    bookRow('book-3', 'publish'),
  )
}

const bookRow = (id: string, operation: SiteChange['operation']): Partial<SiteChange> => ({
  ...{ collection: 'books', document: id, operation, books: [id] },
})
const start = async () => {
  const end = here.start()
  await until(() => cms.waiting().length === 0 && cms.reports().length > 0)
  return end
}
const live = (slug: string) => existsSync(join(here.siteDir, 'current/ja/books', slug, 'index.html'))
const liveBooks = () => books.filter(live)
const page = () => readLiveFile(here.siteDir, `ja/books/${first}/index.html`)
const liveTags = () =>
  ['7K2QD', '0AB1C', 'ZZ9XW', 'M3M3M', 'BR0KN'].filter((tag) => page().includes(`id="${tag}"`))
const losses = (): Loss[] => cms.reports().at(-1)?.losses ?? []
const problems = () =>
  cms
    .reports()
    .at(-1)
    ?.problems.map(({ message }) => message) ?? []

const takeDownBooks = (ids: readonly string[], given: Partial<SiteChange> = {}) =>
  ids.map((id) =>
    cms.publish(
      (snapshot) => {
        snapshot.books = snapshot.books.filter((book) => book.id !== id)
        const slugs = new Set(snapshot.books.map(({ slug }) => slug))
        snapshot.errata = snapshot.errata.filter(({ book }) => slugs.has(book))
      },
      { ...bookRow(id, 'unpublish'), ...given },
    ),
  )
const withoutErrata = (ids: readonly string[]) => (snapshot: Snapshot) => {
  const tags = snapshot.errata.filter(({ id }) => ids.includes(id)).map(({ tag }) => tag)
  snapshot.errata = snapshot.errata
    .filter(({ id }) => !ids.includes(id))
    .map((one) => ({
      ...one,
      relatedTo: one.relatedTo.filter((tag) => !tags.includes(tag)),
      replacedBy: one.replacedBy !== null && tags.includes(one.replacedBy) ? null : one.replacedBy,
    }))
}
const takeDownErrata = (ids: readonly string[], given: Partial<SiteChange> = {}) =>
  ids.map((id) => cms.publish(withoutErrata([id]), { document: id, operation: 'unpublish', ...given }))
const edit = (text: string, given: Partial<SiteChange> = {}) =>
  cms.publish(
    (snapshot) => {
      const book = snapshot.books.find(({ slug }) => slug === 'english-only')
      if (book) book.title = { ja: null, en: text }
    },
    { ...bookRow('book-2', 'update'), ...given },
  )
const confirm = (loss: Loss | undefined) =>
  cms.publish(() => undefined, {
    ...{ collection: 'site-releases', document: loss?.id ?? '', operation: 'confirm' as const },
    books: loss?.book == null ? [] : [loss.book],
  })
const later = (minutes: number) => ({ createdAt: new Date(Date.now() + minutes * 60_000).toISOString() })

describe('a release that would take away too much (F6)', () => {
  it('keeps books that go together and have more than a third of the pages; the rest goes on, and one word lets them go', async () => {
    await start()
    const rows = takeDownBooks(['book-4', 'book-5', 'book-6'])
    const edited = edit('Edited')
    await until(() => !cms.waiting().includes(edited) && losses().length === 3)
    expect(liveBooks()).toEqual(books)
    expect(readLiveFile(here.siteDir, 'en/index.html')).toContain('english-only')
    expect(cms.waiting().sort()).toEqual([...rows].sort())
    const [loss] = losses()
    expect(loss).toEqual({
      ...{ id: loss?.id, kind: 'book', book: 'book-4', since: loss?.since },
      title: { ja: 'An Untranslated Book', en: 'An Untranslated Book' },
      pages: { gone: 2, of: 16 },
      errata: { gone: 0, of: 0 },
      ...{ names: [], documents: 1 },
    })
    expect(problems()[0]).toEqual({
      ja:
        '本「An Untranslated Book」が、ほかのものと一度に公開から外れました（2ページ、正誤0件）。' +
        '読者には、この本のページが前のまま見えています。' +
        '管理者がダッシュボードで確かめて「はい、公開する」を押すか、消えたものを元に戻してください。',
      en:
        'Book “An Untranslated Book” was taken down together with others (2 pages, 0 errata). ' +
        'Readers still have the pages of this book. ' +
        'An administrator must look at the dashboard and press "Yes, publish it", or bring back what is missing.',
    })
    confirm(loss)
    await until(() => !live('fourth'))
    expect(liveBooks()).toEqual([first, 'english-only', 'third', 'fifth', 'sixth'])
    await until(() => losses().length === 2)
    for (const one of losses()) confirm(one)
    await until(() => cms.waiting().length === 0)
    expect(liveBooks()).toEqual([first, 'english-only', 'third'])
    expect(losses()).toEqual([])
    expect(await findDamage(here.siteDir)).toEqual([])
  })

  it(
    'lets books go that one editor takes down one after another, however many pages they have, and one with all its errata',
    triedOften({ tests: 4 }),
    async () => {
      await start()
      for (const [index, id] of ['book-4', 'book-5', 'book-6'].entries()) takeDownBooks([id], later(index))
      // The book and all that belongs to it go to the trash at one moment.
      takeDownErrata(['erratum-1', 'erratum-2', 'erratum-3', 'erratum-4', 'erratum-5'], later(9))
      takeDownBooks(['book-1'], later(9))
      await until(() => cms.waiting().length === 0)
      expect(liveBooks()).toEqual(['english-only', 'third'])
      expect(cms.reports().flatMap((report) => report.losses)).toEqual([])
      noteTries({ id: 'F6', what: 'one document taken down never waits', tries: 4, held: 4 })
    },
  )

  it(
    'keeps a book that loses half of its errata at once, but not the erratum that is taken down alone',
    triedOften({ tests: 2 }),
    async () => {
      await start()
      expect(liveTags()).toHaveLength(5)
      const bulk = takeDownErrata(['erratum-1', 'erratum-2', 'erratum-3'])
      await until(() => losses().length === 1)
      expect(liveTags()).toHaveLength(5)
      const [loss] = losses()
      expect(loss).toMatchObject({ kind: 'part', book: 'book-1', errata: { gone: 3, of: 5 }, documents: 3 })
      expect(problems()[0]?.ja).toMatch(
        /^本「架空の幾何学」の公開中の正誤5件のうち3件が、一度に公開から外れました。（7K2QD、/,
      )
      const alone = takeDownErrata(['erratum-4'], later(5))
      await until(() => !cms.waiting().includes(alone[0] ?? ''))
      expect(liveTags()).toHaveLength(4)
      expect(cms.waiting().sort()).toEqual([...bulk].sort())
      expect(losses()[0]?.id).toBe(loss?.id)
      confirm(losses()[0])
      await until(() => cms.waiting().length === 0)
      expect(liveTags()).toHaveLength(1)
      noteTries({ id: 'F6', what: 'many documents at once wait for a word', tries: 2, held: 2 })
    },
  )

  it('asks again where more would go than was confirmed, also after a restart', async () => {
    const end = await start()
    takeDownErrata(['erratum-1', 'erratum-2', 'erratum-3'])
    await until(() => losses().length === 1)
    const [confirmed] = losses()
    await end()
    // Both come before the publisher looks again.
    takeDownErrata(['erratum-4', 'erratum-5'])
    confirm(confirmed)
    here.start()
    await until(() => losses().length === 1 && losses()[0]?.id !== confirmed?.id)
    expect(liveTags()).toHaveLength(5)
    expect(losses()[0]).toMatchObject({ errata: { gone: 5, of: 5 }, documents: 5 })
    const restored = losses()[0]?.id
    await end()
    confirm(losses()[0])
    await until(() => cms.waiting().length === 0)
    expect(restored).not.toBe(confirmed?.id)
    expect(liveTags()).toEqual([])
  })

  it('goes on by itself where what was missing is published again', async () => {
    await start()
    let kept: Snapshot['errata'] = []
    cms.publish((snapshot) => {
      kept = structuredClone(snapshot.errata)
    })
    await until(() => cms.waiting().length === 0)
    takeDownErrata(['erratum-1', 'erratum-2', 'erratum-3'])
    await until(() => losses().length === 1)
    cms.publish(
      (snapshot) => {
        snapshot.errata = kept.map((one) => (one.tag === 'BR0KN' ? { ...one, correction: 'restored' } : one))
      },
      { operation: 'publish' },
    )
    await until(() => cms.waiting().length === 0)
    expect(losses()).toEqual([])
    expect(liveTags()).toHaveLength(5)
  })

  it('holds what nobody took down: an index that lacks books, and one without any', async () => {
    await start()
    const before = await readCurrent(here.siteDir)
    const lack = (slugs: readonly string[]) =>
      cms.interfere((request, response) => {
        if (request.url?.startsWith(publishingPaths.index) !== true) return false
        void fetch(`${cms.url}${publishingPaths.news}`, {
          headers: { Authorization: `Publisher ${cms.key}` },
        })
          .then((answer) => answer.json())
          .then(() => response.writeHead(200).end(JSON.stringify(indexWithout(slugs))))
        return true
      })
    const settings = (await (
      await fetch(`${cms.url}${publishingPaths.index}`, {
        headers: { Authorization: `Publisher ${cms.key}` },
      })
    ).json()) as SiteIndex
    const indexWithout = (slugs: readonly string[]): SiteIndex => {
      const left = settings.books.filter(({ slug }) => !slugs.includes(slug))
      return {
        ...settings,
        books: left,
        counts: { books: left.length },
        settings: withoutHome(settings.settings),
      }
    }
    lack(books)
    cms.publish(() => undefined, { books: [], collection: 'news', document: 'news-3' })
    await until(() => losses().length === 6)
    expect(liveBooks()).toEqual(books)
    expect(problems()[0]).toEqual({
      ja: 'CMSには、公開中の本が一冊もありません。データベースやバックアップの取り違えがないか、管理者が確かめてください。',
      en: 'The CMS has no published book at all. An administrator should look whether it runs on the right database.',
    })
    cms.interfere(null)
    cms.publish(() => undefined, { books: [], collection: 'news', document: 'news-3' })
    await until(() => losses().length === 0)
    expect(liveBooks()).toEqual(books)
    expect(before).not.toBe(null)
  })

  it(
    'holds an older database, which knows neither the report nor some of the books',
    triedOften({ tests: 3 }),
    async () => {
      const end = await start()
      await end()
      const { key } = cms
      const port = Number(new URL(cms.url).port)
      await cms.close()
      cms = here.cms = await openCmsStandIn({ port, key })
      here.start()
      await until(() => losses().length === 4)
      expect(liveBooks()).toEqual(books)
      noteTries({ id: 'F6', what: 'an index that lacks books, an older database', tries: 3, held: 3 })
    },
  )

  it('holds the whole release where what the publisher kept is lost, and the site would lack a third', async () => {
    const end = await start()
    await end()
    const before = await readCurrent(here.siteDir)
    rmSync(join(here.dataDir, 'publisher'), { recursive: true })
    takeDownBooks(['book-4', 'book-5', 'book-6'])
    here.start()
    await until(() => losses().length === 1)
    expect(cms.reports().at(-1)).toMatchObject({
      outcome: 'failed',
      release: before,
      changes: [expect.any(String), expect.any(String), expect.any(String)],
    })
    expect(problems()[0]?.en).toContain('The new site would lack 6 of 16 pages, so it was not published.')
    expect(liveBooks()).toEqual(books)
    confirm(losses()[0])
    await until(() => cms.waiting().length === 0)
    expect(liveBooks()).toEqual([first, 'english-only', 'third'])
  })

  it('never holds the first release, nor a book that comes with few errata', async () => {
    takeDownBooks(['book-4', 'book-5', 'book-6'])
    await start()
    expect(losses()).toEqual([])
    expect(liveBooks()).toEqual([first, 'english-only', 'third'])
  })
})

const withoutHome = (settings: SiteIndex['settings']) => settings && { ...settings, homeBook: null }

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishingPaths, WaitingChanges } from '../../../content/publishing.ts'
import { json, openTestCms, type TestCms } from '../../helpers/openTestCms.ts'
import { collectParts } from '../../helpers/collectWhole.ts'
import { makeContent } from '../snapshot/publishedContent.ts'

let cms: TestCms
let content: ReturnType<typeof makeContent>

beforeAll(async () => {
  cms = await openTestCms()
  content = makeContent(cms.payload)
})
afterAll(() => cms.close())

/** The revision of each part: the site's, and the books' by their ids. The index and the parts say the same ones. */
async function revisions(): Promise<Record<string, number>> {
  const { index, news, books } = await collectParts(cms.payload)
  const ofIndex = {
    site: index.revision,
    ...Object.fromEntries(index.books.map((book) => [book.id, book.revision])),
  }
  const ofParts = {
    site: news.revision,
    ...Object.fromEntries(books.map((part) => [part.book.id, part.revision])),
  }
  expect(ofParts).toEqual(ofIndex)
  return ofIndex
}
/** By how much `work` raises which revision. */
async function raisedBy(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await revisions()
  await work()
  const after = await revisions()
  return Object.fromEntries(
    Object.entries(after).flatMap(([id, revision]) => {
      const raised = revision - (before[id] ?? 0)
      return raised === 0 ? [] : [[id, raised]]
    }),
  )
}
const waiting = async () =>
  WaitingChanges.parse(await (await cms.asPublisher(publishingPaths.changes)).json()).changes
const report = (changes: string[], outcome: 'live' | 'failed' = 'live', held: string[] = []) =>
  cms.asPublisher(
    publishingPaths.releases,
    json('POST', {
      id: randomUUID(),
      outcome,
      release: '000001-abcdef01',
      changes,
      held,
      pages: 1,
      startedAt: '2026-04-01T00:00:00.000Z',
      durations: {},
      problems: [],
    }),
  )

describe('a revision', () => {
  it('is raised by each change that readers will see, of its part alone', async () => {
    const [book, other] = [await content.book(), await content.book()]
    let id = ''
    expect(await raisedBy(async () => (id = await content.erratum(book)))).toEqual({ [book]: 1 })
    expect(
      await raisedBy(() =>
        cms.payload.update({ collection: 'errata', id, data: { page: '38', _status: 'published' } }),
      ),
    ).toEqual({ [book]: 1 })
    expect(
      await raisedBy(() =>
        cms.payload.update({ collection: 'errata', id, data: { page: '39' }, draft: true }),
      ),
    ).toEqual({})
    expect(
      await raisedBy(() =>
        cms.payload.update({ collection: 'errata', id, data: { book: other, _status: 'published' } }),
      ),
    ).toEqual({ [book]: 1, [other]: 1 })
    let news = ''
    expect(await raisedBy(async () => (news = await content.newsItem()))).toEqual({ site: 1 })
    expect(
      await raisedBy(() =>
        cms.payload.update({ collection: 'news', id: news, data: { book, _status: 'published' } }),
      ),
    ).toMatchObject({ site: 1, [book]: 1, [other]: 1 })
  })

  it('is not raised by a save that is rolled back after its row was written', async () => {
    const book = await content.book()
    const hooks = cms.payload.collections.errata.config.hooks
    const refuse = () => {
      throw new Error('a later hook refuses')
    }
    expect(
      await raisedBy(async () => {
        hooks.afterChange.push(refuse)
        try {
          await expect(content.erratum(book)).rejects.toThrow('a later hook refuses')
        } finally {
          hooks.afterChange.pop()
        }
      }),
    ).toEqual({})
  })

  it('is not changed by a report, whether it marks rows, leaves them, or comes twice', async () => {
    const [book, other] = [await content.book(), await content.book()]
    const erratum = await content.erratum(book)
    await content.erratum(other, { relatedTo: [erratum] })
    await content.newsItem()
    // As a row from before this field: of all books.
    const now = new Date().toISOString()
    const titles = { ja: '古い', en: 'old' }
    const row = { titles, operation: 'update', changedCollection: 'media', createdAt: now, updatedAt: now }
    await cms.payload.db.create({ collection: 'site-changes', data: row })
    const changes = await waiting()
    expect(changes.at(-1)).toMatchObject({ collection: 'media', books: null })
    const ids = changes.map(({ id }) => id)
    expect(await raisedBy(() => report(ids, 'failed'))).toEqual({})
    expect(await raisedBy(() => report(ids.slice(0, 2), 'live', ids.slice(2)))).toEqual({})
    expect((await waiting()).map(({ id }) => id)).toEqual(ids.slice(2))
    expect(await raisedBy(() => report(ids))).toEqual({})
    expect(await raisedBy(() => report(ids))).toEqual({})
    expect(await waiting()).toEqual([])
    expect(await raisedBy(() => content.erratum(book))).toEqual({ [book]: 1 })
  })

  it('of all parts is raised by a row that names no books', async () => {
    const book = await content.book()
    const before = await revisions()
    const now = new Date().toISOString()
    const titles = { ja: '古い', en: 'old' }
    const row = { titles, operation: 'update', changedCollection: 'media', createdAt: now, updatedAt: now }
    expect(
      Object.keys(await raisedBy(() => cms.payload.db.create({ collection: 'site-changes', data: row }))),
    ).toEqual(Object.keys(before))
    expect(Object.keys(before)).toContain(book)
  })

  it('is not changed by several reports at one moment', async () => {
    const books = [await content.book(), await content.book()]
    for (const book of books) for (let n = 0; n < 3; n += 1) await content.erratum(book)
    const ids = (await waiting()).map(({ id }) => id)
    expect(
      await raisedBy(async () => {
        const halves = [ids.slice(0, 5), ids.slice(3), ids]
        const answers = await Promise.all(halves.map((half) => report(half)))
        expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
      }),
    ).toEqual({})
    expect(await waiting()).toEqual([])
  })
})

it('two editors who publish errata of one book at the same moment both succeed', async () => {
  const book = await content.book()
  const drafts = await Promise.all(
    Array.from({ length: 6 }, (_, n) => content.erratum(book, { page: String(n + 1), _status: 'draft' })),
  )
  const editors = [await cms.asUser('editor'), await cms.asUser('editor')]
  await report((await waiting()).map(({ id }) => id))
  expect(
    await raisedBy(async () => {
      const answers = await Promise.all(
        drafts.map((id, n) =>
          editors[n % 2]?.request(
            `/api/errata/${id}?confirm=doubts`,
            json('PATCH', { _status: 'published' }),
          ),
        ),
      )
      expect(answers.map((answer) => answer?.status)).toEqual([200, 200, 200, 200, 200, 200])
    }),
  ).toEqual({ [book]: 6 })
})

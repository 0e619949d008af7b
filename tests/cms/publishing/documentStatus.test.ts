import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDocumentStatus, type DocumentStatus } from '../../../cms/publishing/documentStatus.ts'
import { publishingPaths, type ReleaseReport, WaitingChanges } from '../../../content/publishing.ts'
import { json, openTestCms, type TestCms } from '../../helpers/openTestCms.ts'
import { makeContent } from '../snapshot/publishedContent.ts'

let cms: TestCms
let content: ReturnType<typeof makeContent>

beforeAll(async () => {
  cms = await openTestCms()
  content = makeContent(cms.payload)
})
afterAll(() => cms.close())

const statusOf = async (slug: string, id: string | null, now = new Date()): Promise<DocumentStatus> => {
  const status = await readDocumentStatus({ payload: cms.payload, name: { slug, id }, now })
  if (status === null) throw new Error(`There is no ${slug} ${String(id)}.`)
  return status
}
/** Reports a build of everything that waits. */
const release = async (also: Partial<ReleaseReport> = {}) => {
  const { changes } = WaitingChanges.parse(await (await cms.asPublisher(publishingPaths.changes)).json())
  const report = {
    id: randomUUID(),
    outcome: 'live',
    release: '000001-abcdef01',
    changes: changes.map(({ id }) => id),
    pages: 1,
    startedAt: '2026-04-01T00:00:00.000Z',
    durations: {},
    problems: [],
    ...also,
  }
  const answer = await cms.asPublisher(publishingPaths.releases, json('POST', report))
  expect(answer.status).toBe(201)
}

describe('a document', () => {
  it('goes from not published over waiting to live, and off again', async () => {
    const book = await content.book({ slug: 'geometry' })
    await release()
    const id = await content.erratum(book, { _status: 'draft' })
    expect(await statusOf('errata', id)).toEqual({
      state: 'unpublished',
      since: null,
      hasNewerDraft: false,
      links: null,
      book: null,
      failure: null,
      loss: null,
    })
    await cms.payload.update({ collection: 'errata', id, data: { _status: 'published' } })
    expect(await statusOf('errata', id)).toMatchObject({ state: 'waiting', links: null })

    await release()
    const { docs } = await cms.payload.find({ collection: 'site-releases', sort: '-number', limit: 1 })
    const { tag } = await cms.payload.findByID({ collection: 'errata', id })
    expect(await statusOf('errata', id)).toEqual({
      state: 'live',
      since: docs[0]?.createdAt,
      hasNewerDraft: false,
      links: {
        ja: `http://site.test/ja/books/geometry/errata/#${tag}`,
        en: `http://site.test/en/books/geometry/errata/#${tag}`,
      },
      book: null,
      failure: null,
      loss: null,
    })

    await cms.payload.update({ collection: 'errata', id, data: { correction: '改' }, draft: true })
    expect(await statusOf('errata', id)).toMatchObject({ state: 'live', hasNewerDraft: true })
    await cms.payload.update({ collection: 'errata', id, data: { _status: 'draft' } })
    expect(await statusOf('errata', id)).toMatchObject({ state: 'leaving', links: null })
    await release()
    expect(await statusOf('errata', id)).toMatchObject({ state: 'unpublished', since: null })
  })

  it('of an unpublished book is hidden, and goes live with the book', async () => {
    const book = await content.book({ slug: 'hidden', _status: 'draft' })
    const id = await content.newsItem({ book, slug: 'prize' })
    await release()
    expect(await statusOf('news', id)).toMatchObject({ state: 'hidden', book, links: null })
    await cms.payload.update({ collection: 'books', id: book, data: { _status: 'published' } })
    expect(await statusOf('news', id)).toMatchObject({ state: 'waiting', links: null })
    await release()
    expect(await statusOf('news', id)).toMatchObject({
      state: 'live',
      links: { ja: 'http://site.test/ja/books/hidden/news/prize/' },
    })
    expect(await statusOf('books', book)).toMatchObject({
      state: 'live',
      links: { en: 'http://site.test/en/books/hidden/' },
    })
  })

  it('whose build failed says why, first its own reason; one that nobody fetches is stalled', async () => {
    const mine = await content.newsItem({ slug: 'mine' })
    const other = await content.newsItem({ slug: 'other' })
    const problem = (id: string) => ({
      severity: 'error' as const,
      message: { ja: `${id}を直す`, en: `mend ${id}` },
      document: { collection: 'news', id },
    })
    await release({ outcome: 'failed', problems: [problem(other), problem(mine)] })
    expect(await statusOf('news', mine)).toMatchObject({
      state: 'failed',
      failure: { isOwn: true, problem: { message: { en: `mend ${mine}` } } },
    })
    await release()
    const late = await content.newsItem({ slug: 'late' })
    await release({ outcome: 'failed', problems: [problem(other)] })
    expect(await statusOf('news', late)).toMatchObject({
      state: 'failed',
      failure: { isOwn: false, problem: { message: { en: `mend ${other}` } } },
    })
    expect(await statusOf('news', mine)).toMatchObject({ state: 'live', failure: null })
    await release()
    await content.newsItem({ slug: 'waits' })
    const waits = await content.newsItem({ slug: 'waits-too' })
    expect(await statusOf('news', waits, new Date(Date.now() + 120_000))).toMatchObject({ state: 'stalled' })
    await release()
  })

  it('whose book keeps its earlier pages says so with the problem; another one is live', async () => {
    const [book, other] = [await content.book({ slug: 'kept' }), await content.book({ slug: 'sound' })]
    const broken = await content.erratum(book)
    await release()
    const waitingFor = await content.erratum(book, { page: '38' })
    const elsewhere = await content.erratum(other)
    await cms.payload.update({ collection: 'errata', id: broken, data: { page: '39', _status: 'published' } })
    const { changes } = WaitingChanges.parse(await (await cms.asPublisher(publishingPaths.changes)).json())
    const [held, live] = [true, false].map((isHeld) =>
      changes.flatMap(({ id, books }) => (books?.includes(book) === isHeld ? [id] : [])),
    )
    const problem = (id: string) => ({
      severity: 'error' as const,
      message: { ja: `${id}を直す`, en: `mend ${id}` },
      document: { collection: 'errata', id },
    })
    const problems = [problem(elsewhere), problem(broken)]
    await release({ changes: live ?? [], held: held ?? [], problems })
    const { docs } = await cms.payload.find({ collection: 'site-releases', sort: '-number', limit: 1 })
    expect(await statusOf('errata', broken)).toMatchObject({
      state: 'held',
      book,
      failure: { release: docs[0]?.id, problem: problem(broken), isOwn: true },
    })
    expect(await statusOf('errata', waitingFor)).toMatchObject({
      state: 'held',
      book,
      failure: { problem: problem(broken), isOwn: false },
    })
    expect(await statusOf('errata', elsewhere)).toMatchObject({ state: 'live', failure: null })
    expect(await statusOf('books', other)).toMatchObject({ state: 'live', failure: null })

    await cms.payload.update({ collection: 'errata', id: broken, data: { page: '40', _status: 'published' } })
    expect(await statusOf('errata', broken)).toMatchObject({ state: 'waiting', failure: null })
    expect(await statusOf('errata', waitingFor)).toMatchObject({ state: 'held' })
    await release()
    expect(await statusOf('errata', waitingFor)).toMatchObject({ state: 'live', failure: null })
  })

  it('is linked at the address that the published settings give', async () => {
    await cms.payload.updateGlobal({
      slug: 'site-settings',
      data: {
        title: { ja: 'サイト' },
        baseUrl: 'https://errata.example.org/books',
        _status: 'published',
      } as never,
    })
    expect(await statusOf('site-settings', null)).toMatchObject({ state: 'waiting' })
    await release()
    expect(await statusOf('site-settings', null)).toMatchObject({
      state: 'live',
      links: { ja: 'https://errata.example.org/books/ja/', en: 'https://errata.example.org/books/en/' },
    })
  })
})

describe('GET /api/site/document-status', () => {
  it('is for people with an account, and says where there is no such document', async () => {
    const id = await content.newsItem({ _status: 'draft' })
    const path = `/api/site/document-status?collection=news&document=${id}`
    expect((await cms.request(path)).status).toBe(401)
    const translator = await cms.asUser('translator')
    const answer = await translator.request(path)
    expect([answer.status, await answer.json()]).toMatchObject([200, { state: 'unpublished' }])
    for (const wrong of [
      'collection=users&document=1',
      'collection=news&document=nothing',
      'collection=news',
      'collection=site-settings&document=1',
      '',
    ]) {
      const refused = await translator.request(`/api/site/document-status?${wrong}`, {
        headers: { 'Accept-Language': 'en' },
      })
      expect([wrong, refused.status, await refused.json()]).toEqual([
        wrong,
        404,
        {
          errors: [
            { message: 'There is no such document: it was deleted, or "collection" or "document" is wrong.' },
          ],
        },
      ])
    }
  })
})

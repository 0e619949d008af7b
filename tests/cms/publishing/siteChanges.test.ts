import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { json, openTestCms, type TestCms } from '../../helpers/openTestCms.ts'
import { makeContent, onePixel } from '../snapshot/publishedContent.ts'
import { noteTries, triedOften } from '../../helpers/tries.ts'

let cms: TestCms
let content: ReturnType<typeof makeContent>

beforeAll(async () => {
  cms = await openTestCms()
  content = makeContent(cms.payload)
})
afterAll(() => cms.close())

/** The rows since the last call, as `operation collection title`. */
let seen = new Set<string>()
async function newRows(): Promise<string[]> {
  const { docs } = await cms.payload.find({
    collection: 'site-changes',
    pagination: false,
    sort: 'createdAt',
  })
  const fresh = docs.filter(({ id }) => !seen.has(String(id)))
  seen = new Set(docs.map(({ id }) => String(id)))
  return fresh.map((row) => `${row.operation} ${row.changedCollection} ${(row.titles as { ja: string }).ja}`)
}
beforeEach(async () => void (await newRows()))

describe('the outbox has one row for each change that readers see', () => {
  it('a document that is created as published', async () => {
    await content.book({ title: { ja: '幾何' } })
    expect(await newRows()).toEqual(['publish books 幾何'])
  })

  it('a draft that is published', async () => {
    const id = await content.book({ title: { ja: '代数' }, _status: 'draft' })
    expect(await newRows()).toEqual([])
    await cms.payload.update({ collection: 'books', id, data: { _status: 'published' } })
    expect(await newRows()).toEqual(['publish books 代数'])
  })

  it('a published document that is edited', async () => {
    const id = await content.newsItem({ title: { ja: '第2刷' } })
    await newRows()
    await cms.payload.update({
      collection: 'news',
      id,
      data: { title: { ja: '第3刷' }, _status: 'published' },
    })
    expect(await newRows()).toEqual(['update news 第3刷'])
  })

  it('an unpublish, whether the draft below it was changed or not', async () => {
    const id = await content.newsItem({ title: { ja: '撤回' } })
    await newRows()
    await cms.payload.update({ collection: 'news', id, data: { _status: 'draft' } })
    expect(await newRows()).toEqual(['unpublish news 撤回'])
    await cms.payload.update({ collection: 'news', id, data: { _status: 'draft' } })
    expect(await newRows()).toEqual([])
  })

  it('a delete, with the words for what is gone', async () => {
    const id = await content.newsItem({ title: { ja: '消える' } })
    await newRows()
    await cms.payload.delete({ collection: 'news', id })
    expect(await newRows()).toEqual(['delete news 消える'])
  })

  it('the trash and the way back', async () => {
    const id = await content.newsItem({ title: { ja: 'ごみ箱' } })
    await newRows()
    await cms.payload.update({ collection: 'news', id, data: { deletedAt: new Date().toISOString() } })
    expect(await newRows()).toEqual(['delete news ごみ箱'])
    await cms.payload.update({
      collection: 'news',
      id,
      data: { deletedAt: null, _status: 'published' },
      trash: true,
    })
    expect(await newRows()).toEqual(['publish news ごみ箱'])
  })

  it('an erratum is named by its tag and place', async () => {
    const book = await content.book()
    await newRows()
    const id = await content.erratum(book, { page: '37', line: 7, lineFrom: 'bottom' })
    const { tag } = await cms.payload.findByID({ collection: 'errata', id })
    const { docs } = await cms.payload.find({ collection: 'site-changes', sort: '-createdAt', limit: 1 })
    expect(docs[0]?.titles).toEqual({
      ja: `${tag} · 37ページ 下から7行目`,
      en: `${tag} · p. 37, line 7 from the bottom`,
    })
    expect(docs[0]?.changedDocument).toBe(id)
  })

  it('the settings of the site', async () => {
    const save = (title: string, draft = false) =>
      cms.payload.updateGlobal({
        slug: 'site-settings',
        data: { title: { ja: title }, _status: draft ? 'draft' : 'published' },
        draft,
      })
    await save('まだ下書き', true)
    expect(await newRows()).toEqual([])
    await save('見本サイト')
    expect(await newRows()).toEqual(['publish site-settings 見本サイト'])
    await save('見本サイト2')
    expect(await newRows()).toEqual(['update site-settings 見本サイト2'])
    await save('下書き', true)
    expect(await newRows()).toEqual([])
  })

  it('an upload that is changed or deleted; a new one is seen with the document that shows it', async () => {
    const id = await content.upload('表紙')
    expect(await newRows()).toEqual([])
    await cms.payload.update({ collection: 'media', id, data: { alt: { ja: '新しい表紙' } } })
    expect(await newRows()).toEqual([expect.stringMatching(/^update media cover(-\d+)?\.png$/)])
    const file = { name: 'other.png', mimetype: 'image/png', data: onePixel, size: onePixel.length }
    await cms.payload.update({ collection: 'media', id, data: {}, file })
    expect(await newRows()).toEqual([expect.stringMatching(/^update media other(-\d+)?\.png$/)])
    await cms.payload.delete({ collection: 'media', id })
    expect(await newRows()).toEqual([expect.stringMatching(/^delete media other(-\d+)?\.png$/)])
  })

  it('each document of a bulk edit, a bulk unpublish and a bulk delete', async () => {
    for (const title of ['束1', '束2', '束3'])
      await content.newsItem({ title: { ja: title }, link: 'https://bulk.example/' })
    const where = { link: { equals: 'https://bulk.example/' } }
    await newRows()
    await cms.payload.update({
      collection: 'news',
      where,
      data: { date: '2026-04-01', _status: 'published' },
    })
    expect((await newRows()).sort()).toEqual(['update news 束1', 'update news 束2', 'update news 束3'])
    await cms.payload.update({ collection: 'news', where, data: { _status: 'draft' } })
    expect((await newRows()).sort()).toEqual([
      'unpublish news 束1',
      'unpublish news 束2',
      'unpublish news 束3',
    ])
    await cms.payload.update({ collection: 'news', where, data: { _status: 'published' } })
    await newRows()
    await cms.payload.delete({ collection: 'news', where })
    expect((await newRows()).sort()).toEqual(['delete news 束1', 'delete news 束2', 'delete news 束3'])
  })

  it('a restored version, once the draft that it is is published', async () => {
    const id = await content.newsItem({ title: { ja: '初めの題' } })
    await cms.payload.update({
      collection: 'news',
      id,
      data: { title: { ja: '後の題' }, _status: 'published' },
    })
    await newRows()
    const { docs } = await cms.payload.findVersions({
      collection: 'news',
      where: { parent: { equals: id } },
      sort: 'createdAt',
      limit: 1,
    })
    const version = String(docs[0]?.id)
    const editor = await cms.asUser('editor')
    const restore = (query: string) =>
      editor.request(`/api/news/versions/${version}${query}`, { method: 'POST' })
    expect((await restore('?draft=true')).status).toBe(200)
    expect(await newRows()).toEqual([])
    expect((await restore('')).status).toBe(200)
    expect(await newRows()).toEqual([])
    await editor.request(`/api/news/${id}`, json('PATCH', { _status: 'published' }))
    expect(await newRows()).toEqual(['update news 初めの題'])
  })

  it('a duplicate that is published', async () => {
    const id = await content.newsItem({ title: { ja: '写し' } })
    await newRows()
    const copy = await cms.payload.duplicate({
      collection: 'news',
      id,
      data: { slug: 'copied' },
      draft: false,
    })
    const rows = await newRows()
    expect(rows).toHaveLength(copy._status === 'published' ? 1 : 0)
  })

  it('saves over the API, with the name, the address and the id of who made them', async () => {
    const editor = await cms.asUser('editor')
    const id = await content.newsItem({ title: { ja: '編集' } })
    await newRows()
    const response = await editor.request(
      `/api/news/${id}`,
      json('PATCH', { title: { ja: '編集済み' }, _status: 'published' }),
    )
    expect(response.status).toBe(200)
    const { docs } = await cms.payload.find({ collection: 'site-changes', sort: '-createdAt', limit: 1 })
    expect(docs[0]).toMatchObject({
      operation: 'update',
      changedDocument: id,
      changedBy: `editor <${editor.email}>`,
      changedById: editor.id,
    })
  })
})

describe('the outbox has no row for what readers do not see', () => {
  it('a new draft, a draft that is edited, trashed, restored and deleted', async () => {
    const id = await content.newsItem({ title: { ja: '下書き' }, _status: 'draft' })
    await cms.payload.update({ collection: 'news', id, data: { title: { ja: '下書き2' } }, draft: true })
    await cms.payload.update({
      collection: 'news',
      id,
      data: { deletedAt: new Date().toISOString() },
      draft: true,
    })
    await cms.payload.delete({ collection: 'news', id, trash: true })
    expect(await newRows()).toEqual([])
  })

  it('a draft on top of a published document, however often', async () => {
    const id = await content.newsItem({ title: { ja: '公開済み' } })
    await newRows()
    for (const title of ['案1', '案2'])
      await cms.payload.update({ collection: 'news', id, data: { title: { ja: title } }, draft: true })
    expect(await newRows()).toEqual([])
    await cms.payload.update({ collection: 'news', id, data: { _status: 'published' } })
    expect(await newRows()).toEqual(['update news 案2'])
  })

  it('an unpublish of a document that has a draft on top is seen, and the deletion after it is not', async () => {
    const id = await content.newsItem({ title: { ja: '公開済み' } })
    await cms.payload.update({ collection: 'news', id, data: { title: { ja: '案' } }, draft: true })
    await newRows()
    await cms.payload.update({ collection: 'news', id, data: { _status: 'draft' } })
    expect(await newRows()).toEqual([expect.stringMatching(/^unpublish news /)])
    await cms.payload.delete({ collection: 'news', id })
    expect(await newRows()).toEqual([])
  })

  it('a save that is rolled back after its row was written (F20)', triedOften({ tests: 1 }), async () => {
    const id = await content.newsItem({ title: { ja: '元のまま' } })
    await newRows()
    const hooks = cms.payload.collections.news.config.hooks
    let rowsInside = 0
    const refuse = async ({ req }: { req: Parameters<(typeof hooks.afterChange)[0]>[0]['req'] }) => {
      const { docs } = await cms.payload.db.find({ collection: 'site-changes', pagination: false, req })
      rowsInside = docs.length
      throw new Error('a later hook refuses')
    }
    const before = (await cms.payload.count({ collection: 'site-changes' })).totalDocs
    hooks.afterChange.push(refuse)
    try {
      await expect(
        cms.payload.update({ collection: 'news', id, data: { title: { ja: '変更' }, _status: 'published' } }),
      ).rejects.toThrow('a later hook refuses')
    } finally {
      hooks.afterChange.pop()
    }
    expect(rowsInside).toBe(before + 1)
    expect(await newRows()).toEqual([])
    expect((await cms.payload.findByID({ collection: 'news', id })).title).toMatchObject({ ja: '元のまま' })
    noteTries({ id: 'F20', what: 'a save whose last hook throws', tries: 1, held: 1 })
  })

  it('a save that is refused', async () => {
    await expect(
      cms.payload.create({
        collection: 'news',
        data: { slug: 'BAD SLUG', title: { ja: 'x' }, date: '2026-01-01', _status: 'published' } as never,
      }),
    ).rejects.toThrow()
    expect(await newRows()).toEqual([])
  })
})

describe('the record of changes', () => {
  it('can be written by nobody over the API, and read by people only', async () => {
    await content.newsItem({ title: { ja: '記録' } })
    const { docs } = await cms.payload.find({ collection: 'site-changes', limit: 1, sort: '-createdAt' })
    const row = `/api/site-changes/${docs[0]?.id}`
    const administrator = await cms.asUser('admin')
    const translator = await cms.asUser('translator')
    const program = await cms.asServiceAccount()
    expect((await administrator.request(row)).status).toBe(200)
    expect((await translator.request(row)).status).toBe(200)
    for (const stranger of [cms.request, program, cms.asPublisher])
      expect((await stranger('/api/site-changes')).status).toBe(403)
    for (const collection of ['site-changes', 'site-releases']) {
      const made = await administrator.request(`/api/${collection}`, json('POST', { operation: 'publish' }))
      expect(made.status).toBe(403)
    }
    expect((await administrator.request(row, json('PATCH', { operation: 'delete' }))).status).toBe(403)
    expect((await administrator.request(row, { method: 'DELETE' })).status).toBe(403)
  })

  it('names a document in the language of the panel', async () => {
    await cms.payload.create({
      collection: 'news',
      data: {
        slug: 'bilingual',
        title: { ja: '日本語の題', en: 'An English title' },
        date: '2026-01-01',
        _status: 'published',
      } as never,
    })
    const reader = await cms.asUser('translator')
    const titleIn = async (language: string) => {
      const response = await reader.request('/api/site-changes?sort=-createdAt&limit=1', {
        headers: { 'Accept-Language': language },
      })
      const { docs: rows } = (await response.json()) as { docs: { title: string }[] }
      return rows[0]?.title
    }
    expect(await titleIn('ja')).toBe('日本語の題')
    expect(await titleIn('en')).toBe('An English title')
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { json, openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { save, type Saved } from './saving.ts'
import { noteEachTest, triedOften } from '../../helpers/tries.ts'

let cms: TestCms
let editor: TestUser
let translator: TestUser
let news: Saved
let number = 0

beforeAll(async () => {
  cms = await openTestCms()
  editor = await cms.asUser('editor')
  translator = await cms.asUser('translator')
})
afterAll(() => cms.close())
beforeEach(async () => {
  number += 1
  news = (await save(editor, '/api/news', { ...anItem(), _status: 'published' })).doc
})

const anItem = () => ({ slug: `item-${number}`, title: { ja: 'お知らせ' }, date: '2026-01-01' })
const url = () => `/api/news/${news.id}`
/** What readers get: the published document. */
const seen = (id: string) =>
  cms.payload.findByID({ collection: 'news', id, depth: 0, draft: false, trash: true })
const draftOnly = {
  ja: '翻訳者は下書きだけを保存できます。「下書きを保存」を使い、公開は編集者に頼んでください。',
  en: 'Translators can save drafts only. Use "Save draft", and ask an editor to publish.',
}

describe('a translator can', () => {
  it('save a translation as a draft over what is published, which stays as it is', async () => {
    const before = await seen(news.id)
    const saved = await save(
      translator,
      `${url()}?draft=true`,
      { title: { en: 'News' } },
      { method: 'PATCH' },
    )
    expect([saved.status, saved.doc._status, saved.doc.title]).toEqual([
      200,
      'draft',
      { ja: 'お知らせ', en: 'News' },
    ])
    expect(await seen(news.id)).toEqual(before)
  })

  it('write their side of a row, and no other field', async () => {
    const { doc } = await save(editor, '/api/books?draft=true', {
      slug: `rows-${number}`,
      title: { ja: '架空の本' },
      authors: [{ name: { ja: '見本 花子' } }],
      links: [{ kind: 'code', url: 'https://example.org/', label: { ja: '計算' } }],
    })
    const [author] = doc.authors as { id: string }[]
    const [link] = doc.links as { id: string }[]
    const saved = await save(
      translator,
      `/api/books/${doc.id}?draft=true`,
      {
        title: { ja: '変更', en: 'An Invented Book' },
        slug: 'changed',
        authors: [{ id: author?.id, name: { ja: '変更', en: 'Hanako Mihon' } }],
        links: [{ id: link?.id, kind: 'buy', url: 'https://example.org/other', label: { en: 'Programs' } }],
      },
      { method: 'PATCH' },
    )
    expect([saved.status, saved.doc]).toMatchObject([
      200,
      {
        title: { ja: '架空の本', en: 'An Invented Book' },
        slug: `rows-${number}`,
        authors: [{ name: { ja: '見本 花子', en: 'Hanako Mihon' } }],
        links: [{ kind: 'code', url: 'https://example.org/', label: { ja: '計算', en: 'Programs' } }],
      },
    ])
  })

  it('write the Japanese side where the account says so', async () => {
    const intoJapanese = await cms.asUser('translator')
    await cms.payload.update({ collection: 'users', id: intoJapanese.id, data: { translates: 'ja' } })
    const title = { ja: '別の題', en: 'Another title' }
    const saved = await save(intoJapanese, `${url()}?draft=true`, { title }, { method: 'PATCH' })
    // SQLite gives an empty side as null, MongoDB not at all.
    const { ja, en } = saved.doc.title as { ja?: string; en?: string | null }
    expect([ja, en ?? null]).toEqual(['別の題', null])
  })

  it('hand a draft over, until it is published', async () => {
    const draft = { title: { en: 'News' }, readyForReview: true }
    const handedOver = await save(translator, `${url()}?draft=true`, draft, { method: 'PATCH' })
    expect(handedOver.doc.readyForReview).toBe(true)
    const published = await save(editor, url(), { _status: 'published' }, { method: 'PATCH' })
    expect(published.doc).toMatchObject({ readyForReview: false, title: { ja: 'お知らせ', en: 'News' } })
  })

  it('read drafts and versions', async () => {
    expect((await translator.request(`${url()}?draft=true`)).status).toBe(200)
    expect((await translator.request('/api/news/versions')).status).toBe(200)
  })

  it('save a draft of the site settings', async () => {
    const saved = await save(translator, '/api/globals/site-settings?draft=true', {
      title: { ja: '変更', en: 'Support' },
      supportEmail: 'changed@example.org',
    })
    const { ja, en } = saved.doc.title as { ja?: string | null; en?: string }
    expect([saved.status, saved.doc._status, ja ?? null, en]).toEqual([200, 'draft', null, 'Support'])
    expect(saved.doc.supportEmail ?? null).toBeNull()
  })
})

describe('a translator cannot (D4)', triedOften({ tests: 22 }), () => {
  noteEachTest({ id: 'D4', what: 'a translator publishes, or edits what is not theirs' })
  const tries: [string, () => Promise<Response>][] = [
    [
      'save without saying that it is a draft',
      () => translator.request(url(), json('PATCH', { title: { ja: '変更' } })),
    ],
    [
      'publish',
      () => translator.request(url(), json('PATCH', { title: { ja: '変更' }, _status: 'published' })),
    ],
    [
      'publish by a draft',
      () =>
        translator.request(
          `${url()}?draft=true`,
          json('PATCH', { title: { ja: '変更' }, _status: 'published' }),
        ),
    ],
    [
      'publish all languages',
      () =>
        translator.request(
          `${url()}?draft=true&publishAllLocales=true`,
          json('PATCH', { title: { ja: '変更' }, _status: 'published' }),
        ),
    ],
    ['unpublish', () => translator.request(url(), json('PATCH', { _status: 'draft' }))],
    [
      'unpublish all languages',
      () =>
        translator.request(
          `${url()}?draft=true&unpublishAllLocales=true`,
          json('PATCH', { _status: 'draft' }),
        ),
    ],
    [
      'change many at once',
      () =>
        translator.request('/api/news?where[slug][exists]=true', json('PATCH', { title: { ja: '変更' } })),
    ],
    [
      'publish many at once',
      () =>
        translator.request(
          '/api/news?where[slug][exists]=true&draft=true',
          json('PATCH', { title: { ja: '変更' }, _status: 'published' }),
        ),
    ],
    [
      'move it to the trash',
      () => translator.request(url(), json('PATCH', { deletedAt: new Date().toISOString() })),
    ],
    [
      'move it to the trash by a draft',
      () => translator.request(`${url()}?draft=true`, json('PATCH', { deletedAt: new Date().toISOString() })),
    ],
    ['delete it', () => translator.request(url(), { method: 'DELETE' })],
    ['delete many', () => translator.request('/api/news?where[slug][exists]=true', { method: 'DELETE' })],
  ]
  it.each(tries)('%s', async (_what, attempt) => {
    const before = await seen(news.id)
    const response = await attempt()
    const after = await seen(news.id)
    expect(after).toEqual(before)
    // Payload answers an attempt on many documents with a list of those that it refused.
    expect([200, 400, 403]).toContain(response.status)
    if (response.status === 200) expect((await response.json()) as object).toMatchObject({ docs: [] })
  })

  it('make a document, of their own or from a copy', async () => {
    const count = async () => (await cms.payload.count({ collection: 'news' })).totalDocs
    const before = await count()
    await save(translator, '/api/news', { ...anItem(), slug: 'sly', _status: 'published' })
    await save(translator, '/api/news?draft=true', { ...anItem(), slug: 'sly', _status: 'published' })
    await save(translator, `${url()}/duplicate`, { slug: 'sly', _status: 'published' })
    await save(translator, `${url()}/duplicate?draft=false`, { slug: 'sly' })
    expect((await save(translator, '/api/news?draft=true', { ...anItem(), slug: 'sly' })).status).toBe(403)
    expect(await count()).toBe(before)
  })

  it('publish where a program saves for them without asking for their rights: neither a new document nor a copy', async () => {
    const user = {
      ...(await cms.payload.findByID({ collection: 'users', id: translator.id })),
      collection: 'users' as const,
    }
    const published = { collection: 'news' as const, where: { _status: { equals: 'published' as const } } }
    const before = (await cms.payload.count(published)).totalDocs
    const asTranslator = { collection: 'news' as const, user, overrideAccess: true }
    const data = { ...anItem(), slug: `sly-${number}`, _status: 'published' as const }
    await expect(cms.payload.create({ ...asTranslator, data })).rejects.toThrow(draftOnly.ja)
    await expect(
      cms.payload.update({
        ...asTranslator,
        id: news.id,
        data: { title: { ja: '変更' }, _status: 'published' },
      }),
    ).rejects.toThrow(draftOnly.ja)
    const copy = { id: news.id, draft: false, data: { slug: `copy-${number}` } }
    const made = await cms.payload.duplicate({ ...asTranslator, ...copy })
    expect(made._status).toBe('draft')
    expect((await cms.payload.count(published)).totalDocs).toBe(before)
  })

  it.each([
    ['add a row', [{ name: { ja: '一' } }, { name: { en: 'Two' } }]],
    ['remove a row', []],
    ['put another row in its place', [{ id: '1'.repeat(24), name: { en: 'Two' } }]],
  ])('%s', async (_what, authors) => {
    const { doc } = await save(editor, '/api/books?draft=true', { authors: [{ name: { ja: '一' } }] })
    const saved = await save(translator, `/api/books/${doc.id}?draft=true`, { authors }, { method: 'PATCH' })
    expect([saved.status, saved.problems]).toEqual([
      403,
      { '': '行を増やす、消す、並べ替えるのは編集者です。行をもとに戻して、訳だけを保存してください。' },
    ])
  })

  it('restore a version so that it is published', async () => {
    await save(editor, url(), { title: { ja: '二度目' }, _status: 'published' }, { method: 'PATCH' })
    const { docs } = await cms.payload.findVersions({
      collection: 'news',
      where: { parent: { equals: news.id } },
      sort: 'createdAt',
    })
    const before = await seen(news.id)
    for (const query of ['', '?draft=false', '?draft=true']) {
      const restored = await save(translator, `/api/news/versions/${docs[0]?.id}${query}`, {})
      expect([restored.status, restored.doc._status]).toEqual([200, 'draft'])
    }
    expect(await seen(news.id)).toEqual(before)
  })

  it('bring back from the trash what an editor threw away', async () => {
    await save(editor, url(), { deletedAt: new Date().toISOString() }, { method: 'PATCH' })
    for (const query of ['?trash=true', '?trash=true&draft=true'])
      await save(translator, `${url()}${query}`, { deletedAt: null }, { method: 'PATCH' })
    expect((await seen(news.id)).deletedAt).not.toBeNull()
  })

  it('publish the site settings', async () => {
    await save(editor, '/api/globals/site-settings?confirm=doubts', {
      title: { ja: 'サイト' },
      _status: 'published',
    })
    for (const [query, data] of [
      ['', { title: { ja: '変更' } }],
      ['?draft=true', { title: { ja: '変更' }, _status: 'published' }],
      ['', { _status: 'draft' }],
    ] as const) {
      const { status } = await save(translator, `/api/globals/site-settings${query}`, data)
      expect(status).toBe(403)
    }
    const settings = await cms.payload.findGlobal({ slug: 'site-settings' })
    expect([settings.title, settings._status]).toMatchObject([{ ja: 'サイト' }, 'published'])
  })

  it('upload, change or delete a file', async () => {
    expect((await save(translator, '/api/media', { alt: { ja: 'x' } })).status).toBe(403)
    expect((await translator.request('/api/media?where[id][exists]=true', { method: 'DELETE' })).status).toBe(
      403,
    )
  })

  it.each(['ja', 'en'] as const)('and is told so, in %s', async (language) => {
    const { status, problems } = await save(
      translator,
      url(),
      { title: { ja: '変更' } },
      { method: 'PATCH', language },
    )
    expect([status, problems]).toEqual([403, { '': draftOnly[language] }])
  })
})

describe('a service account', () => {
  it('reads what is published, and no draft, version or trash', async () => {
    const program = await cms.asServiceAccount()
    await save(editor, `${url()}?draft=true`, { title: { ja: '下書きの題' } }, { method: 'PATCH' })
    const hidden = (
      await save(editor, '/api/news', {
        ...anItem(),
        slug: 'hidden',
        title: { ja: '隠れた題' },
        _status: 'published',
      })
    ).doc
    await save(editor, `/api/news/${hidden.id}`, { deletedAt: new Date().toISOString() }, { method: 'PATCH' })
    const answers = await Promise.all(
      ['', '?draft=true', '?trash=true', '?draft=true&trash=true&limit=100', '/versions'].map(async (query) =>
        (await program(`/api/news${query}`)).text(),
      ),
    )
    expect(answers[0]).toContain('お知らせ')
    expect(answers.join('\n')).not.toMatch(/下書きの題|隠れた題/)
  })

  it('writes nothing', async () => {
    const request = await cms.asServiceAccount()
    expect((await save({ request }, '/api/news?draft=true', anItem())).status).toBe(403)
    expect((await save({ request }, url(), { title: { ja: '変更' } }, { method: 'PATCH' })).status).toBe(403)
  })
})

describe('anyone without an account', () => {
  it.each(['books', 'news', 'materials', 'excerpts', 'errata', 'media'])(
    'reads nothing of %s',
    async (collection) => {
      expect((await cms.request(`/api/${collection}?draft=true&trash=true`)).status).toBe(403)
      expect((await cms.request(`/api/globals/site-settings`)).status).toBe(403)
    },
  )
})

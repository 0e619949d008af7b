import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBook } from '../../helpers/exampleBook.ts'
import { json, openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { noteEachTest, triedOften } from '../../helpers/tries.ts'

let cms: TestCms
let administrator: TestUser
let editor: TestUser
let translator: TestUser
let program: TestUser['request']

beforeAll(async () => {
  cms = await openTestCms()
  administrator = inEnglish(await cms.asUser('admin'))
  editor = inEnglish(await cms.asUser('editor'))
  translator = inEnglish(await cms.asUser('translator'))
  program = await cms.asServiceAccount()
})
afterAll(() => cms.close())

const draftsOnly = 'Translators can save drafts only. Use "Save draft", and ask an editor to publish.'
const forbidden = 'You are not allowed to perform this action.'

describe('editors', () => {
  it('can write, publish, unpublish and delete content', async () => {
    const created = await editor.request('/api/books', json('POST', book('by-editor')))
    expect(created.status).toBe(201)
    const { id } = await documentOf(created)
    const edited = await editor.request(`/api/books/${id}`, json('PATCH', { title: { ja: '改' } }))
    expect(await statusAndTitle(edited)).toMatchObject([200, { ja: '改' }])
    const unpublished = await editor.request(`/api/books/${id}`, json('PATCH', { _status: 'draft' }))
    expect(unpublished.status).toBe(200)
    expect((await editor.request(`/api/books/${id}`, { method: 'DELETE' })).status).toBe(200)
  })

  it('cannot make users, change roles or see API keys', async () => {
    const made = await editor.request(
      '/api/users',
      json('POST', {
        email: 'new@example.org',
        password: 'a-long-password',
        name: 'new',
        role: 'translator',
      }),
    )
    expect(await refusal(made)).toEqual([403, forbidden])
    const raised = await editor.request(`/api/users/${translator.id}`, json('PATCH', { role: 'admin' }))
    expect(await refusal(raised)).toEqual([403, forbidden])
    expect(await refusal(await editor.request('/api/service-accounts'))).toEqual([403, forbidden])
  })
})

describe('translators (D4)', () => {
  it('can write drafts on top of what is published', async () => {
    const published = await createBook(cms.payload, { slug: 'translated', chapters: 1 })
    const draft = await translator.request(
      `/api/books/${published.id}?draft=true`,
      json('PATCH', { title: { en: 'An English title' } }),
    )
    expect(await statusAndTitle(draft)).toEqual([200, { ja: '架空の本 translated', en: 'An English title' }])
    const live = await cms.payload.findByID({ collection: 'books', id: published.id })
    expect([live._status, live.title?.ja, live.title?.en ?? null]).toEqual([
      'published',
      '架空の本 translated',
      null,
    ])
  })

  it('cannot publish', async () => {
    const draft = await cms.payload.create({
      collection: 'books',
      draft: true,
      data: { ...book('not-yet'), _status: 'draft' },
    })
    const tries = [
      [`/api/books/${draft.id}`, { _status: 'published' }],
      [`/api/books/${draft.id}?draft=true`, { _status: 'published' }],
      [`/api/books/${draft.id}?draft=true&publishAllLocales=true`, { _status: 'published' }],
    ] as const
    for (const [path, data] of tries) {
      const answer = await translator.request(path, json('PATCH', data))
      expect(answer.status, path).toBe(403)
    }
    const created = await translator.request('/api/books', json('POST', book('published-at-once')))
    expect(await refusal(created)).toEqual([403, forbidden])
    const { totalDocs } = await cms.payload.count({
      collection: 'books',
      where: { slug: { in: ['not-yet', 'published-at-once'] }, _status: { equals: 'published' } },
    })
    expect(totalDocs).toBe(0)
  })

  it('cannot change, unpublish, restore or delete what readers see', async () => {
    const published = await createBook(cms.payload, { slug: 'readers-see', chapters: 1 })
    await cms.payload.update({
      collection: 'books',
      id: published.id,
      data: { title: { ja: '二つ目の題' }, _status: 'published' },
    })
    const { docs: versions } = await cms.payload.findVersions({
      collection: 'books',
      where: { parent: { equals: published.id } },
      sort: 'createdAt',
    })
    const path = `/api/books/${published.id}`
    expect(await refusal(await translator.request(path, json('PATCH', { title: { ja: '変' } })))).toEqual([
      403,
      draftsOnly,
    ])
    expect(await refusal(await translator.request(path, json('PATCH', { _status: 'draft' })))).toEqual([
      403,
      draftsOnly,
    ])
    const restored = await translator.request(`/api/books/versions/${versions[0]?.id}`, { method: 'POST' })
    expect([restored.status, ((await restored.json()) as { _status: string })._status]).toEqual([
      200,
      'draft',
    ])
    expect(await refusal(await translator.request(path, { method: 'DELETE' }))).toEqual([403, forbidden])
    const trashed = await translator.request(path, json('PATCH', { deletedAt: new Date().toISOString() }))
    expect(trashed.status).toBe(403)
    const bulk = await translator.request(
      '/api/books?where[slug][equals]=readers-see',
      json('PATCH', { title: { ja: 'まとめて' } }),
    )
    expect(bulk.status).toBe(403)
    const live = await cms.payload.findByID({ collection: 'books', id: published.id })
    expect([live._status, live.title]).toMatchObject(['published', { ja: '二つ目の題' }])
  })

  it('cannot add or change uploads, nor the settings that readers see', async () => {
    const settings = await translator.request(
      '/api/globals/site-settings',
      json('POST', { title: { ja: '変' }, _status: 'published' }),
    )
    expect(settings.status).toBe(403)
    const form = new FormData()
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } })
      .png()
      .toBuffer()
    form.append('file', new File([new Uint8Array(png)], 'cover.png', { type: 'image/png' }))
    const upload = await translator.request('/api/media', { method: 'POST', body: form })
    expect(upload.status).toBe(403)
  })
})

describe('nobody (D4)', triedOften({ tests: 3 }), () => {
  noteEachTest({ id: 'D4', what: 'a role, the last administrator, the record' })
  it('raises himself: not an editor, not a translator, not by the panel’s own form', async () => {
    for (const person of [editor, translator]) {
      const answer = await person.request(
        `/api/users/${person.id}`,
        json('PATCH', { role: 'admin', name: 'x' }),
      )
      expect(answer.status).toBe(200)
    }
    const { docs } = await cms.payload.find({ collection: 'users', sort: 'role', depth: 0 })
    expect(docs.map(({ id, role }) => [String(id), role])).toEqual([
      [administrator.id, 'admin'],
      [editor.id, 'editor'],
      [translator.id, 'translator'],
    ])
  })

  it('takes the last administrator away, himself neither', async () => {
    const message = 'This is the last administrator. Make somebody else an administrator first.'
    const path = `/api/users/${administrator.id}`
    expect(await refusal(await administrator.request(path, json('PATCH', { role: 'editor' })))).toEqual([
      400,
      message,
    ])
    expect(await refusal(await administrator.request(path, { method: 'DELETE' }))).toEqual([400, message])
  })

  it('writes the outbox or the record of releases over the API, administrators neither', async () => {
    for (const slug of ['site-changes', 'site-releases']) {
      const made = await administrator.request(`/api/${slug}`, json('POST', { operation: 'publish' }))
      expect(await refusal(made), slug).toEqual([403, forbidden])
      const removed = await administrator.request(`/api/${slug}?where[id][exists]=true`, { method: 'DELETE' })
      expect(removed.status, slug).toBe(403)
    }
  })
})

describe('administrators', () => {
  it('can make users, give them a role and take them away', async () => {
    const created = await administrator.request(
      '/api/users',
      json('POST', {
        email: 'made@example.org',
        password: 'a-long-password',
        name: 'made',
        role: 'translator',
      }),
    )
    expect(created.status).toBe(201)
    const { id } = await documentOf(created)
    const raised = await administrator.request(`/api/users/${id}`, json('PATCH', { role: 'editor' }))
    expect((await documentOf(raised)).role).toBe('editor')
    expect((await administrator.request(`/api/users/${id}`, { method: 'DELETE' })).status).toBe(200)
  })
})

describe('service accounts', () => {
  it('can read what is published', async () => {
    await createBook(cms.payload, { slug: 'for-programs', chapters: 1 })
    const answer = await program('/api/books?where[slug][equals]=for-programs')
    const { docs } = (await answer.json()) as { docs: { slug: string }[] }
    expect(docs.map(({ slug }) => slug)).toEqual(['for-programs'])
  })

  it('cannot read people, accounts, the outbox or Payload’s own records', async () => {
    for (const slug of ['users', 'service-accounts', 'site-changes', 'site-releases', ...payloadsOwn]) {
      expect((await program(`/api/${slug}`)).status, slug).toBe(403)
    }
  })
})

// `payload-migrations` has no endpoints at all (501).
const payloadsOwn = ['payload-locked-documents', 'payload-preferences']

function book(slug: string) {
  return {
    slug,
    title: { ja: `本 ${slug}` },
    lang: 'ja' as const,
    authors: [{ name: { ja: '架空 太郎' } }],
    _status: 'published' as const,
  }
}

function inEnglish(user: TestUser): TestUser {
  return {
    ...user,
    request: (path, init = {}) => {
      const headers = new Headers(init.headers)
      headers.set('Accept-Language', 'en')
      return user.request(path, { ...init, headers })
    },
  }
}

async function documentOf(answer: Response) {
  return ((await answer.json()) as { doc: { id: string; title?: string; role?: string } }).doc
}

async function statusAndTitle(answer: Response) {
  return [answer.status, (await documentOf(answer)).title]
}

async function refusal(answer: Response) {
  const body = (await answer.json()) as { errors?: { message: string }[] }
  return [answer.status, body.errors?.[0]?.message]
}

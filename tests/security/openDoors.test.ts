import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBook } from '../helpers/exampleBook.ts'
import { json, openTestCms, type TestCms, type TestUser } from '../helpers/openTestCms.ts'
import { noteEachTest, noteTries, triedOften } from '../helpers/tries.ts'

// A word that stands in drafts alone: an answer that holds it gave a draft away.
const secretWord = 'ひみつのことば'

let cms: TestCms
let published: { id: string | number }
let draft: { id: string | number }
let versionOfDraft: string

beforeAll(async () => {
  cms = await openTestCms()
  published = await createBook(cms.payload, { slug: 'open', chapters: 1 })
  await cms.payload.update({
    collection: 'books',
    id: published.id,
    draft: true,
    data: { title: { ja: `${secretWord} 下書き`, en: secretWord } },
  })
  draft = await cms.payload.create({
    collection: 'books',
    draft: true,
    data: {
      slug: 'hidden',
      title: { ja: secretWord, en: secretWord },
      lang: 'ja',
      authors: [{ name: { ja: secretWord, en: secretWord } }],
      _status: 'draft',
    },
  })
  const { docs } = await cms.payload.findVersions({
    collection: 'books',
    where: { parent: { equals: draft.id } },
  })
  versionOfDraft = String(docs[0]?.id)
})
afterAll(() => cms.close())

const waysToADraft = () => [
  '/api/books',
  '/api/books?draft=true&depth=5',
  `/api/books/${draft.id}`,
  `/api/books/${draft.id}?draft=true`,
  `/api/books/${published.id}?draft=true`,
  `/api/books?where[title.ja][contains]=${encodeURIComponent(secretWord)}&draft=true`,
  `/api/books?where[displayTitle][contains]=${encodeURIComponent(secretWord)}&draft=true`,
  `/api/books?where[or][0][_status][equals]=draft&where[or][1][_status][equals]=published`,
  '/api/books?limit=0&pagination=false&draft=true&select[title]=true',
  '/api/books/versions',
  `/api/books/versions/${versionOfDraft}`,
  `/api/books/versions?where[version.title.en][exists]=true`,
  '/api/globals/site-settings?draft=true',
  '/api/globals/site-settings/versions',
  '/api/errata?draft=true&depth=5',
]

describe('D2: an anonymous reader', triedOften({ tests: 3 }), () => {
  noteEachTest({ id: 'D2', what: 'ways to a draft, POST as GET, counts' })
  it('gets nothing from the CMS, whatever is asked: the site is where the public reads', async () => {
    for (const path of waysToADraft()) {
      const answer = await cms.request(path)
      expect([path, answer.status]).toEqual([path, 403])
      expect(await answer.text(), path).not.toContain(secretWord)
    }
  })

  it('cannot turn a POST into such a question either', async () => {
    const answer = await cms.request('/api/books', {
      method: 'POST',
      headers: {
        'X-Payload-HTTP-Method-Override': 'GET',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: 'draft=true&depth=5',
    })
    expect(answer.status).toBe(403)
  })

  it('cannot tell from the number of answers what a draft holds', async () => {
    const answer = await cms.request(
      `/api/books/count?where[title.ja][contains]=${encodeURIComponent(secretWord)}`,
    )
    expect(answer.status).toBe(403)
  })
})

describe('D3: a service account', triedOften({ tests: 4 }), () => {
  noteEachTest({ id: 'D3', what: 'reads of drafts, filters, writes, the publisher’s endpoints' })
  let program: TestUser['request']
  beforeAll(async () => {
    program = await cms.asServiceAccount()
  })

  it('sees no draft by any way, and no version', async () => {
    for (const path of waysToADraft()) {
      const text = await (await program(path)).text()
      expect(text, path).not.toContain(secretWord)
    }
    expect((await program('/api/books/versions')).status).toBe(403)
  })

  it('does not learn from a filter what a draft holds', async () => {
    for (const where of [
      `where[title.ja][contains]=${encodeURIComponent(secretWord)}`,
      `where[title.en][contains]=${encodeURIComponent(secretWord)}`,
      `where[displayTitle][contains]=${encodeURIComponent(secretWord)}`,
      'where[slug][equals]=hidden',
    ]) {
      const answer = await program(`/api/books?draft=true&${where}`)
      const { totalDocs } = (await answer.json()) as { totalDocs: number }
      expect([where, totalDocs]).toEqual([where, 0])
    }
  })

  it('writes nothing', async () => {
    const writes: [string, RequestInit][] = [
      ['/api/books?draft=true', json('POST', { slug: 'mine', title: { ja: 'x' }, _status: 'draft' })],
      [`/api/books/${published.id}`, json('PATCH', { title: { ja: 'x' } })],
      [`/api/books/${published.id}?draft=true`, json('PATCH', { title: { ja: 'x' } })],
      [`/api/books/${published.id}`, { method: 'DELETE' }],
      ['/api/globals/site-settings', json('POST', { title: { ja: 'x' } })],
      [
        '/api/users',
        json('POST', { email: 'a@example.org', password: 'a-long-password', name: 'a', role: 'admin' }),
      ],
      ['/api/service-accounts', json('POST', { name: 'b', enableAPIKey: true })],
      ['/api/payload-preferences/anything', json('POST', { value: 1 })],
      [
        '/api/payload-locked-documents',
        json('POST', { document: { relationTo: 'books', value: published.id } }),
      ],
      ['/api/site/releases', json('POST', {})],
    ]
    for (const [path, init] of writes) {
      const answer = await program(path, init)
      expect([401, 403], `${init.method} ${path} gave ${answer.status}`).toContain(answer.status)
    }
  })

  it('does not speak for the publisher', async () => {
    expect([401, 403]).toContain((await program('/api/site/changes')).status)
  })
})

describe('D17: what is closed to whoever is not logged in', triedOften({ tests: 13 }), () => {
  noteEachTest({ id: 'D17', what: 'an address that is closed' })
  it.each([
    ['the users', 'GET', '/api/users', 403],
    ['the number of users', 'GET', '/api/users/count', 403],
    ['GraphQL', 'POST', '/api/graphql', 404],
    ['GraphQL by GET', 'GET', '/api/graphql?query={__typename}', 404],
    ['the GraphQL playground', 'GET', '/api/graphql-playground', 404],
    ['the job queue', 'GET', '/api/payload-jobs/run', 404],
    ['the jobs', 'GET', '/api/payload-jobs', 404],
    ['locks', 'GET', '/api/payload-locked-documents', 403],
    ['migrations', 'GET', '/api/payload-migrations', 501],
    ['API keys', 'GET', '/api/service-accounts', 403],
    ['uploads', 'GET', '/api/media', 403],
    ['pictures made to order', 'GET', '/api/og?title=x', 404],
    ['the mail for a forgotten password', 'POST', '/api/users/forgot-password', 403],
  ])('%s', async (_, method, path, status) => {
    const answer = await cms.request(path, { method })
    expect(answer.status).toBe(status)
    noteTries({ id: 'D17', what: 'a closed door, without a log-in', tries: 1, held: 1 })
  })
})

describe('what names nothing', () => {
  it.each([
    ['a NUL in the name of a file', '/api/media/file/a%00b.png'],
    ['a percent sign that encodes nothing', '/api/media/file/%zz.png'],
    ['versions of what has none', '/api/media/versions'],
    ['one version of what has none', '/api/users/versions/1'],
  ])('is not found: %s', async (_, path) => {
    const administrator = await cms.asUser('admin')
    expect((await administrator.request(path)).status).toBe(404)
  })
})

describe('D18: one request', triedOften({ tests: 12 }), () => {
  noteEachTest({ id: 'D18', what: 'limit and depth of one request' })
  /** The newest of six editions, each of which names the one before. */
  let newest: string | null = null
  beforeAll(async () => {
    for (let edition = 1; edition <= 6; edition += 1) {
      const title = { ja: `第${edition}版` }
      const data = { slug: `edition-${edition}`, title, previousEdition: newest, _status: 'draft' as const }
      const { id } = await cms.payload.create({ collection: 'books', draft: true, data })
      newest = String(id)
    }
  })

  const conditions = (count: number) =>
    Array.from({ length: count }, (_, index) => `where[or][${index}][slug][equals]=a`).join('&')
  const nested = (levels: number) => `where${'[and][0]'.repeat(levels)}[slug][equals]=a`
  it.each([
    ['a long text to look for', `where[title.ja][like]=${'a'.repeat(201)}`],
    ['many words to look for', `where[title.ja][like]=${'a+'.repeat(13)}`],
    ['many conditions', conditions(61)],
    ['deep conditions', nested(5)],
    ['a long path', `where[${'previousEdition.'.repeat(7)}slug][equals]=a`],
    ['many fields that sort', 'sort=slug,isbn,createdAt,updatedAt,lang,pageCount'],
    ['a place on a map', 'where[slug][near]=1,1,1'],
  ])('is refused with a sentence where it would keep others waiting: %s', async (_, query) => {
    const program = await cms.asServiceAccount()
    const editor = await cms.asUser('editor')
    const tries: [TestUser['request'], string][] = [
      [program, '/api/books'],
      [editor.request, '/api/books'],
      [editor.request, '/api/books/versions'],
      // A count sorts nothing.
      ...(query.startsWith('sort')
        ? []
        : ([[program, '/api/books/count']] satisfies [TestUser['request'], string][])),
    ]
    for (const [request, path] of tries) {
      const answer = await request(`${path}?${query}`, { headers: { 'Accept-Language': 'en' } })
      const { errors } = (await answer.json()) as { errors: { message: string }[] }
      expect([path, answer.status]).toEqual([path, 400])
      expect(errors[0]?.message).toMatch(/^[A-Z].{20,}\.$/)
    }
  })

  it.each([
    ['a text to look for', 'where[title.ja][like]=深層 学習'],
    ['the conditions of a filter', conditions(20)],
    ['the documents of a page', 'where[id][in]=ids'],
  ])('may ask what the panel asks: %s', async (_, query) => {
    const editor = await cms.asUser('editor')
    const ids = Array.from({ length: 100 }, () => editor.id).join(',')
    expect((await editor.request(`/api/news?${query.replace('ids', ids)}`)).status).toBe(200)
  })

  it('reads 200 documents at most, however it asks for all', async () => {
    const editor = await cms.asUser('editor')
    for (const query of ['limit=0', 'limit=100000', 'pagination=false', 'pagination=false&limit=0']) {
      const { limit } = (await (await editor.request(`/api/books?${query}`)).json()) as { limit: number }
      expect([query, limit]).toEqual([query, 200])
    }
  })

  it('reads three levels of relationships at most, however deep it asks', async () => {
    const editor = await cms.asUser('editor')
    for (const depth of ['3', '10', '99', '1e9']) {
      const answer = await editor.request(`/api/books/${newest}?draft=true&depth=${depth}`)
      let levels = 0
      for (let book: unknown = await answer.json(); isObject(book); book = book.previousEdition) levels += 1
      // The book itself, and three below it; the next one is its id alone.
      expect([depth, levels]).toEqual([depth, 4])
    }
  })
})

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

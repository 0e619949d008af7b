import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBook } from '../helpers/exampleBook.ts'
import { json, openTestCms, type TestCms } from '../helpers/openTestCms.ts'
import { howOften, noteTries } from '../helpers/tries.ts'

/** Stands in drafts alone, and in what only staff see of accounts. */
const secretWord = 'hidden-word-6f2k'
const encoded = encodeURIComponent(secretWord)
const times = howOften({ short: 1, long: 2 })

let cms: TestCms
let documents: Map<string, string>
beforeAll(async () => {
  cms = await openTestCms()
  documents = await plantDrafts(cms.payload)
})
afterAll(() => cms.close())

/** A draft, or a draft on top of what is published, with the word in each collection of content; and accounts whose names have it. */
async function plantDrafts(payload: Payload): Promise<Map<string, string>> {
  const { id: book } = await createBook(payload, { slug: 'open', chapters: 1 })
  const { id: hidden } = await payload.create({
    collection: 'books',
    draft: true,
    data: { slug: 'hidden', title: { ja: secretWord, en: secretWord }, _status: 'draft' },
  })
  const ids = new Map<string, string>([['books', String(hidden)]])
  const contents = {
    news: { slug: 'hidden', title: { ja: secretWord } },
    materials: { title: { ja: secretWord } },
    excerpts: { slug: 'hidden', title: { ja: secretWord } },
    errata: { book, note: { ja: secretWord } },
  } as const
  for (const [collection, content] of Object.entries(contents)) {
    const data = { ...content, book, _status: 'draft' } as never
    const { id } = await payload.create({ collection: collection as 'news', draft: true, data })
    ids.set(collection, String(id))
  }
  const user = { email: `${secretWord}@example.org`, password: 'kawabe aosagi 1947', name: secretWord }
  const { id: userId } = await payload.create({ collection: 'users', data: { ...user, role: 'editor' } })
  ids.set('users', String(userId))
  const account = await payload.create({ collection: 'service-accounts', data: { name: secretWord } })
  ids.set('service-accounts', String(account.id))
  await payload.updateGlobal({
    slug: 'site-settings',
    draft: true,
    data: { title: { ja: secretWord }, _status: 'draft' },
  })
  return ids
}

/** Every way of asking for what a collection holds. */
function waysToRead(collection: string, id: string): string[] {
  const path = `/api/${collection}`
  const questions = [
    '',
    '?draft=true',
    '?draft=true&depth=10&limit=0&pagination=false',
    '?locale=all&fallback-locale=none',
    '?locale=en&draft=true',
    '?trash=true',
    '?where[_status][equals]=draft&draft=true',
    '?where[or][0][_status][not_equals]=published&where[or][1][id][exists]=true',
    `?where[title.ja][contains]=${encoded}&draft=true`,
    `?where[displayTitle][contains]=${encoded}`,
    `?where[book.title.ja][contains]=${encoded}`,
    `?where[name][contains]=${encoded}`,
    `?where[email][contains]=${encoded}`,
    '?where[password][exists]=true',
    '?where[hash][exists]=true',
    '?where[apiKey][exists]=true',
    '?sort=hash',
    '?sort=-email',
    '?sort=book.title.ja',
    '?select[hash]=true&select[salt]=true&select[sessions]=true',
    '?populate[books][title]=true&depth=3',
    '?joins[anything][limit]=10',
  ]
  return [
    ...questions.map((question) => `${path}${question}`),
    ...questions.slice(0, 8).map((question) => `${path}/${id}${question}`),
    ...questions.slice(6, 13).map((question) => `${path}/count${question}`),
    `${path}/versions`,
    `${path}/versions?where[version.title.ja][contains]=${encoded}`,
    `${path}/versions?where[parent][equals]=${id}&draft=true&locale=all`,
    `${path}/versions/count`,
    `${path}/versions/${id}`,
  ]
}

/** All collections, Payload's own too, each with the id of a document, or of none. */
const collections = () =>
  Object.keys(cms.payload.collections).map((slug) => [slug, documents.get(slug) ?? '1'.repeat(24)] as const)

describe('D2: a stranger', () => {
  it('reads nothing of any collection or global, however it is asked for', async () => {
    const paths = [
      ...collections().flatMap(([slug, id]) => waysToRead(slug, id)),
      ...['', '?draft=true', '?locale=all', '/versions', '/versions?draft=true'].map(
        (rest) => `/api/globals/site-settings${rest}`,
      ),
    ]
    // As many collections as there are, and no fewer because of a mistake here.
    expect(paths.length).toBeGreaterThan(500)
    let held = 0
    for (let time = 0; time < times; time += 1)
      for (const path of paths) {
        const answer = await cms.request(path)
        const text = await answer.text()
        expect(answer.status, `${path} gave ${text}`).toBeGreaterThanOrEqual(400)
        expect(text.replaceAll(encoded, ''), path).not.toContain(secretWord)
        held += 1
      }
    noteTries({ id: 'D2', what: 'every collection, every way to ask', tries: paths.length * times, held })
  })

  it('writes nothing of any collection or global', async () => {
    const body = {
      name: 'x',
      title: { ja: 'x' },
      slug: 'x',
      email: 'x@example.org',
      password: 'a-long-password',
    }
    const before = await countAll()
    let held = 0
    const writes = collections().flatMap(([slug, id]): [string, RequestInit][] => [
      [`/api/${slug}`, json('POST', body)],
      [`/api/${slug}?draft=true`, json('POST', { ...body, _status: 'draft' })],
      [`/api/${slug}/${id}`, json('PATCH', body)],
      [`/api/${slug}/${id}?draft=true`, json('PATCH', body)],
      [`/api/${slug}?where[id][exists]=true`, json('PATCH', body)],
      [`/api/${slug}/${id}`, { method: 'DELETE' }],
      [`/api/${slug}?where[id][exists]=true`, { method: 'DELETE' }],
      [`/api/${slug}/${id}/duplicate?draft=false`, json('POST', body)],
      [`/api/${slug}/versions/${id}`, { method: 'POST' }],
    ])
    for (const [path, init] of writes) {
      const { status } = await cms.request(path, init)
      expect(status, `${init.method} ${path}`).toBeGreaterThanOrEqual(400)
      held += 1
    }
    expect(await countAll()).toEqual(before)
    noteTries({ id: 'D2', what: 'every collection, every way to write', tries: writes.length, held })
  })

  async function countAll(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {}
    for (const slug of documents.keys()) {
      const { totalDocs } = await cms.payload.count({ collection: slug as 'news' })
      counts[slug] = totalDocs
    }
    return counts
  }
})

describe('D3: a service account', () => {
  it('reads no draft and no account, and learns nothing from a filter or an order', async () => {
    const program = await cms.asServiceAccount()
    const paths = collections().flatMap(([slug, id]) => waysToRead(slug, id))
    let held = 0
    for (const path of paths) {
      const answer = await program(path)
      const text = await answer.text()
      expect(text.replaceAll(encoded, ''), path).not.toContain(secretWord)
      expect(text, path).not.toMatch(/"(hash|salt|sessions|apiKey|apiKeyIndex|loginAttempts)":/)
      // A filter on hidden words finds nothing: a number of documents would tell that they are there.
      if (answer.ok && path.includes(`=${encoded}`))
        expect([path, (JSON.parse(text) as { totalDocs: number }).totalDocs]).toEqual([path, 0])
      held += 1
    }
    noteTries({ id: 'D3', what: 'every collection, every way to ask', tries: paths.length, held })
  })
})

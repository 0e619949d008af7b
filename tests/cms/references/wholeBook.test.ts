import type { Where } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectWhole } from '../../helpers/collectWhole.ts'
import { json, openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { makeContent } from '../snapshot/publishedContent.ts'

let cms: TestCms
let content: ReturnType<typeof makeContent>
let editor: TestUser

beforeAll(async () => {
  cms = await openTestCms()
  content = makeContent(cms.payload)
  editor = await cms.asUser('editor')
})
afterAll(() => cms.close())

type Answer = { status: number; message?: string; errors?: { message: string }[] }

async function act(book: string, action: 'trash' | 'restore' | 'delete', user = editor): Promise<Answer> {
  const options = json('POST', {})
  const response = await user.request(`/api/books/${book}/whole/${action}`, {
    ...options,
    headers: { ...options.headers, 'Accept-Language': 'en' },
  })
  return { status: response.status, ...((await response.json()) as object) }
}

/** Everything of the book as the database has it: rows and newest versions, without what a move may change. */
async function storedStates(book: string) {
  const states: Record<string, unknown> = {}
  for (const collection of ['books', 'errata', 'news', 'materials', 'excerpts'] as const) {
    const where: Where = collection === 'books' ? { id: { equals: book } } : { book: { equals: book } }
    const { docs } = await cms.payload.db.find({ collection, where, sort: 'id' })
    const ids = docs.map(({ id }) => id)
    const { docs: versions } = await cms.payload.db.findVersions({
      collection,
      where: { parent: { in: ids } },
      sort: 'id',
    })
    // MongoDB has no `deletedAt` in what was never in the trash, and null in what is out of it again.
    const written = JSON.stringify({ docs, versions }, (name, value: unknown) =>
      name === 'deletedAt' ? (value ?? undefined) : value,
    )
    states[collection] = JSON.parse(written) as unknown
  }
  return states
}

async function changes(): Promise<string[]> {
  const { docs } = await cms.payload.find({
    collection: 'site-changes',
    pagination: false,
    sort: 'createdAt',
  })
  return docs.map(({ operation, changedCollection }) => `${operation} ${changedCollection}`)
}

async function makeFullBook() {
  const book = await content.book({ title: { ja: 'まるごと' } })
  const published = await content.erratum(book, { page: '1', printings: '1-2' })
  const edited = await content.erratum(book, { page: '2', relatedTo: [published] })
  await cms.payload.update({
    collection: 'errata',
    id: edited,
    draft: true,
    data: { original: 'まだ下書き', _status: 'draft' },
  })
  const draft = await content.erratum(book, { page: '3', _status: 'draft' })
  const trashed = await content.newsItem({ book, _status: 'draft' })
  await cms.payload.update({ collection: 'news', id: trashed, data: { deletedAt: new Date().toISOString() } })
  await content.newsItem({ book })
  await content.material(book)
  await content.excerpt(book)
  return { book, published, edited, draft, trashed }
}

describe('a whole book', () => {
  it('goes to the trash, and comes back as it was', async () => {
    const { book, trashed } = await makeFullBook()
    const before = await storedStates(book)
    const snapshot = await collectWhole(cms.payload)
    const old = (await changes()).length

    expect(await act(book, 'trash')).toEqual({
      status: 200,
      count: 6,
      message: 'The book is in the trash (Errata (3), News (1), Materials (1), Excerpts (1)).',
    })
    const gone = await collectWhole(cms.payload)
    expect(gone.books.map(({ id }) => id)).not.toContain(book)
    expect(gone.errata).toEqual([])
    expect((await changes()).slice(old).sort()).toEqual([
      'delete books',
      'delete errata',
      'delete errata',
      'delete excerpts',
      'delete materials',
      'delete news',
    ])
    const { docs } = await cms.payload.find({
      collection: 'errata',
      trash: true,
      draft: true,
      where: { deletedAt: { exists: true } },
    })
    expect(docs.map(({ page }) => page).sort()).toEqual(['1', '2', '3'])

    expect(await act(book, 'restore')).toMatchObject({ status: 200, count: 6 })
    expect(await storedStates(book)).toEqual(before)
    expect(await collectWhole(cms.payload)).toEqual(snapshot)
    expect(
      (await changes())
        .slice(old)
        .filter((change) => change.startsWith('publish'))
        .sort(),
    ).toEqual([
      'publish books',
      'publish errata',
      'publish errata',
      'publish excerpts',
      'publish materials',
      'publish news',
    ])
    const item = await cms.payload.findByID({ collection: 'news', id: trashed, trash: true })
    expect(item.deletedAt).toBeTruthy()
  })

  it('stays where something outside refers to any of it', async () => {
    const { book } = await makeFullBook()
    const next = await content.book({ title: { ja: '続き' }, previousEdition: book })
    const refused = await act(book, 'trash')
    expect([refused.status, refused.errors?.[0]?.message]).toEqual([
      409,
      'The book, or something that belongs to it, is in use elsewhere: Books (1): 続き. Take it out there first.',
    ])
    expect((await cms.payload.findByID({ collection: 'books', id: book })).deletedAt).toBeFalsy()
    await cms.payload.update({ collection: 'books', id: next, data: { previousEdition: null } })
    expect((await act(book, 'trash')).status).toBe(200)
  })

  it('is never deleted for good with errata that readers have seen', async () => {
    const { book, published } = await makeFullBook()
    const { tag } = await cms.payload.findByID({ collection: 'errata', id: published })
    expect((await act(book, 'delete')).errors?.[0]?.message).toBe('This book is not in the trash.')
    expect((await act(book, 'trash')).status).toBe(200)
    const refused = await act(book, 'delete')
    expect(refused.status).toBe(403)
    expect(refused.errors?.[0]?.message).toMatch(
      /^Readers have seen erratum [0-9A-Z]{5}, so it cannot be deleted for good, not even with its book: its tag is never used again\. Leave the book in the trash\.$/,
    )
    const kept = await cms.payload.findByID({ collection: 'errata', id: published, trash: true })
    expect(kept.tag).toBe(tag)
  })

  it('is deleted for good with its drafts', async () => {
    const book = await content.book({ title: { ja: '下書きの本' } })
    const first = await content.erratum(book, { page: '1', _status: 'draft' })
    await content.erratum(book, { page: '2', relatedTo: [first], _status: 'draft' })
    expect((await act(book, 'trash')).status).toBe(200)
    expect(await act(book, 'delete')).toMatchObject({ status: 200, count: 2 })
    const { totalDocs } = await cms.payload.count({ collection: 'errata', where: { book: { equals: book } } })
    expect(totalDocs).toBe(0)
  })

  it('is moved by editors alone', async () => {
    const book = await content.book()
    const refused = await act(book, 'trash', await cms.asUser('translator'))
    expect([refused.status, refused.errors?.[0]?.message]).toEqual([
      403,
      'Editors and administrators may do this. Ask one of them.',
    ])
    expect((await cms.request(`/api/books/${book}/whole`)).status).toBe(401)
  })
})

describe('an erratum that readers have seen', () => {
  it('is withdrawn, not moved to the trash', async () => {
    const book = await content.book()
    const id = await content.erratum(book)
    const { tag } = await cms.payload.findByID({ collection: 'errata', id })
    const refuse = async () => {
      const options = json('PATCH', { deletedAt: new Date().toISOString() })
      const response = await editor.request(`/api/errata/${id}`, {
        ...options,
        headers: { ...options.headers, 'Accept-Language': 'en' },
      })
      const { errors } = (await response.json()) as Answer
      return [response.status, errors?.[0]?.message]
    }
    const sentence =
      `Readers have seen erratum ${tag}, so it cannot be deleted. Set its confirmation to "Withdrawn" and publish it: ` +
      'its tag and place stay, and readers are told.'
    expect(await refuse()).toEqual([403, sentence])
    await cms.payload.update({ collection: 'errata', id, data: { _status: 'draft' } })
    expect(await refuse()).toEqual([403, sentence])
  })
})

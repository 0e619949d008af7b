import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { collectWhole } from '../../helpers/collectWhole.ts'
import { openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { makeBook, save, type Saved } from '../collections/saving.ts'

let cms: TestCms
let editor: TestUser
let book: Saved
let number = 0

beforeAll(async () => {
  cms = await openTestCms()
  editor = await cms.asUser('editor')
})
afterAll(() => cms.close())
beforeEach(async () => {
  number += 1
  book = await makeBook(cms, `book-${number}`)
})

const change = (path: string, data: unknown) => save(editor, path, data, { method: 'PATCH' })
const publish = (of: Saved, slug: string) => change(`/api/books/${of.id}`, { slug, _status: 'published' })
const saveDraft = (of: Saved, slug: string) => change(`/api/books/${of.id}?draft=true`, { slug })
/** What readers get. */
const publicSlugs = async (collection: 'books' | 'news' | 'excerpts', { id }: Saved) => {
  const snapshot = await collectWhole(cms.payload)
  const document = snapshot[collection].find((one) => one.id === id)
  return document && { slug: document.slug, former: document.formerSlugs }
}

describe('the slugs that readers know', () => {
  it('stay, the oldest first, and one that is used again is taken out', async () => {
    const first = `book-${number}`
    expect((await publish(book, `${first}-b`)).problems).toEqual({})
    await publish(book, `${first}-c`)
    expect(await publicSlugs('books', book)).toEqual({ slug: `${first}-c`, former: [first, `${first}-b`] })
    await publish(book, `${first}-c`)
    expect(await publicSlugs('books', book)).toEqual({ slug: `${first}-c`, former: [first, `${first}-b`] })
    expect((await publish(book, first)).problems).toEqual({})
    expect(await publicSlugs('books', book)).toEqual({ slug: first, former: [`${first}-b`, `${first}-c`] })
  })

  it('do not change by a draft until it is published, and names of drafts alone are not kept', async () => {
    const first = `book-${number}`
    await saveDraft(book, `${first}-b`)
    await saveDraft(book, `${first}-c`)
    expect(await publicSlugs('books', book)).toEqual({ slug: first, former: [] })
    await change(`/api/books/${book.id}`, { _status: 'published' })
    expect(await publicSlugs('books', book)).toEqual({ slug: `${first}-c`, former: [first] })
  })

  it('are none for a book that was never published', async () => {
    const { doc } = await save(editor, '/api/books?draft=true', {
      slug: `draft-${number}`,
      title: { ja: '本' },
      lang: 'ja',
    })
    await saveDraft(doc, `draft-${number}-b`)
    await publish(doc, `draft-${number}-c`)
    expect(await publicSlugs('books', doc)).toEqual({ slug: `draft-${number}-c`, former: [] })
  })

  it('stay over a time off the site', async () => {
    const first = `book-${number}`
    await publish(book, `${first}-b`)
    await change(`/api/books/${book.id}`, { _status: 'draft' })
    await saveDraft(book, `${first}-c`)
    expect(await publicSlugs('books', book)).toBeUndefined()
    await publish(book, `${first}-c`)
    expect(await publicSlugs('books', book)).toEqual({ slug: `${first}-c`, former: [first, `${first}-b`] })
  })

  it('stay where many are published at once', async () => {
    const first = `book-${number}`
    await saveDraft(book, `${first}-b`)
    await change(`/api/books?draft=true&where[id][in][0]=${book.id}`, { _status: 'published' })
    expect(await publicSlugs('books', book)).toEqual({ slug: `${first}-b`, former: [first] })
  })

  it('stay where an older version is restored', async () => {
    const first = `book-${number}`
    await publish(book, `${first}-b`)
    const { docs } = await cms.payload.findVersions({
      collection: 'books',
      where: { and: [{ parent: { equals: book.id } }, { 'version.slug': { equals: first } }] },
    })
    const restored = await save(editor, `/api/books/versions/${docs[0]?.id}?draft=true`, {})
    expect(restored.status).toBe(200)
    await change(`/api/books/${book.id}`, { _status: 'published' })
    expect(await publicSlugs('books', book)).toEqual({ slug: first, former: [`${first}-b`] })
  })

  it('stay in the trash and after it', async () => {
    const first = `book-${number}`
    await publish(book, `${first}-b`)
    await change(`/api/books/${book.id}`, { deletedAt: new Date().toISOString() })
    const taken = await save(editor, '/api/books?draft=true', { slug: first })
    expect(taken.problems.slug).toContain('「book-')
    await change(`/api/books/${book.id}?trash=true`, { deletedAt: null, _status: 'published' })
    expect(await publicSlugs('books', book)).toEqual({ slug: `${first}-b`, former: [first] })
  })

  it.each(['news', 'excerpts'] as const)('stay for %s too', async (collection) => {
    const data = {
      title: { ja: '見出し' },
      date: '2026-01-01T12:00:00.000Z',
      book: book.id,
      _status: 'published',
    }
    const { doc } = await save(editor, `/api/${collection}`, { ...data, slug: 'a' })
    await change(`/api/${collection}/${doc.id}`, { slug: 'b', _status: 'published' })
    expect(await publicSlugs(collection, doc)).toEqual({ slug: 'b', former: ['a'] })
  })

  it('cannot be set from outside, and a duplicate has none', async () => {
    const first = `book-${number}`
    await change(`/api/books/${book.id}`, { formerSlugs: [{ slug: 'mine' }], _status: 'published' })
    expect(await publicSlugs('books', book)).toEqual({ slug: first, former: [] })
    await publish(book, `${first}-b`)
    const duplicate = await save(editor, `/api/books/${book.id}/duplicate?draft=true`, {})
    expect(duplicate.doc.formerSlugs).toEqual([])
  })
})

describe('a slug that another document once had', () => {
  it('is refused, and the sentence names that document', async () => {
    const first = `book-${number}`
    await publish(book, `${first}-b`)
    const other = { title: { ja: '別の本' }, lang: 'ja', slug: first, _status: 'published' }
    const japanese = await save(editor, '/api/books', other)
    expect([japanese.status, japanese.problems]).toEqual([
      400,
      {
        slug:
          `「${first}」は「架空の幾何学」の以前のURLの名前で、古いアドレスがそのページへ案内されます。` +
          `別の名前にしてください。例: ${first}-2`,
      },
    ])
    const english = await save(editor, '/api/books?draft=true', { slug: first }, { language: 'en' })
    expect(english.problems).toEqual({
      slug:
        `"${first}" was once the URL name of "架空の幾何学", and its old address leads there. ` +
        `Choose another name, like ${first}-2.`,
    })
  })

  it('is free in another book, for the document itself, and once that document is deleted for good', async () => {
    const item = { title: { ja: '見出し' }, date: '2026-01-01T12:00:00.000Z', _status: 'published' }
    const { doc } = await save(editor, '/api/news', { ...item, book: book.id, slug: 'a' })
    await change(`/api/news/${doc.id}`, { slug: 'b', _status: 'published' })
    const taken = await save(editor, '/api/news', { ...item, book: book.id, slug: 'a' })
    expect(Object.keys(taken.problems)).toEqual(['slug'])
    const elsewhere = await makeBook(cms, `book-${number}-elsewhere`)
    expect((await save(editor, '/api/news', { ...item, book: elsewhere.id, slug: 'a' })).problems).toEqual({})
    expect((await save(editor, '/api/news', { ...item, slug: `a-${number}` })).problems).toEqual({})
    expect((await change(`/api/news/${doc.id}`, { slug: 'a', _status: 'published' })).problems).toEqual({})
    await save(editor, `/api/news/${doc.id}`, {}, { method: 'DELETE' })
    expect((await save(editor, '/api/news', { ...item, book: book.id, slug: 'b' })).problems).toEqual({})
  })
})

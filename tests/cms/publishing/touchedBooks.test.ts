import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportBookFile } from '../../../cms/book-file/collectBookFile.ts'
import { saveBookFile } from '../../../cms/book-file/saveBookFile.ts'
import { deleteWholeBook, restoreWholeBook, trashWholeBook } from '../../../cms/references/wholeBook.ts'
import { openTestCms, type TestCms } from '../../helpers/openTestCms.ts'
import { makeContent, paragraph } from '../snapshot/publishedContent.ts'

let cms: TestCms
let content: ReturnType<typeof makeContent>

beforeAll(async () => {
  cms = await openTestCms()
  content = makeContent(cms.payload)
})
afterAll(() => cms.close())

type Collection = 'books' | 'news' | 'materials' | 'excerpts' | 'errata'
const update = (collection: Collection, id: string, data: object, draft = false) =>
  cms.payload.update({
    collection,
    id,
    data: { ...(draft ? {} : { _status: 'published' }), ...data } as never,
    draft,
  })
const unpublish = (collection: Collection, id: string) => update(collection, id, { _status: 'draft' })

/** The rows that `work` adds to the outbox, as `operation collection`, each with its books. */
async function rowsOf(work: () => Promise<unknown>): Promise<[string, unknown][]> {
  const read = async () =>
    (await cms.payload.find({ collection: 'site-changes', pagination: false, sort: 'createdAt', depth: 0 }))
      .docs
  const before = new Set((await read()).map(({ id }) => id))
  await work()
  return (await read())
    .filter(({ id }) => !before.has(id))
    .map(({ operation, changedCollection, books }) => [`${operation} ${changedCollection}`, books])
}
/** The books of the one row that `work` adds. */
const booksOf = async (work: () => Promise<unknown>): Promise<unknown> => {
  const rows = await rowsOf(work)
  expect(rows).toHaveLength(1)
  return rows[0]?.[1]
}
const ids = (...of: string[]) => [...of].sort()
const picture = (value: string) => ({
  ja: {
    root: {
      ...paragraph('').root,
      children: [{ type: 'upload', version: 3, id: 'p1', fields: null, relationTo: 'media', value }],
    },
  },
})

describe('a change of a book touches', () => {
  it('itself, and the editions after it, published or not', async () => {
    const [first, second, third] = [
      await content.book(),
      await content.book(),
      await content.book({ _status: 'draft' }),
    ]
    expect(await booksOf(() => update('books', second, { previousEdition: first }))).toEqual([second])
    await update('books', third, { previousEdition: first }, true)
    expect(await booksOf(() => update('books', first, { title: { ja: '改題' } }))).toEqual(ids(first, second))
    await update('books', third, { previousEdition: first })
    const all = ids(first, second, third)
    expect(await booksOf(() => update('books', first, { slug: 'other-address' }))).toEqual(all)
    expect(await booksOf(() => unpublish('books', first))).toEqual(all)
    expect(await booksOf(() => update('books', first, {}))).toEqual(all)
  })

  it('where it gets another address, comes or goes: the books of errata that are related to its errata', async () => {
    const [book, naming, named, replacing, other] = [
      await content.book(),
      await content.book(),
      await content.book(),
      await content.book(),
      await content.book(),
    ]
    const own = await content.erratum(book)
    await content.erratum(naming, { relatedTo: [own] })
    await content.erratum(book, { relatedTo: [await content.erratum(named)] })
    await content.erratum(replacing, { status: 'withdrawn', replacedBy: own })
    await content.erratum(other)
    const around = ids(book, naming, named, replacing)
    expect(await booksOf(() => update('books', book, { title: { ja: '改題' } }))).toEqual([book])
    expect(await booksOf(() => update('books', book, { slug: 'moved-book' }))).toEqual(around)
    expect(await booksOf(() => unpublish('books', book))).toEqual(around)
    expect(await booksOf(() => update('books', book, {}))).toEqual(around)
  })

  it('itself when it is deleted', async () => {
    const book = await content.book()
    expect(await booksOf(() => cms.payload.delete({ collection: 'books', id: book }))).toEqual([book])
  })
})

describe('a change of what belongs to a book touches', () => {
  const make = {
    errata: (book: string) => content.erratum(book),
    news: (book: string) => content.newsItem({ book }),
    materials: (book: string) => content.material(book),
    excerpts: (book: string) => content.excerpt(book),
  }
  it.each(Object.keys(make) as (keyof typeof make)[])(
    '%s: its book, when it is published, edited, taken back and published again',
    async (collection) => {
      const book = await content.book()
      let id = ''
      expect(await booksOf(async () => (id = await make[collection](book)))).toEqual([book])
      expect(await booksOf(() => update(collection, id, {}))).toEqual([book])
      expect(await booksOf(() => unpublish(collection, id))).toEqual([book])
      expect(await booksOf(() => update(collection, id, {}))).toEqual([book])
    },
  )

  it.each(['news', 'materials', 'excerpts'] as const)(
    '%s: its book, on the way to the trash and back, and when it is deleted',
    async (collection) => {
      const book = await content.book()
      const id = await make[collection](book)
      const deletedAt = new Date().toISOString()
      expect(await booksOf(() => update(collection, id, { deletedAt }))).toEqual([book])
      expect(
        await booksOf(() =>
          cms.payload.update({
            collection,
            id,
            data: { deletedAt: null, _status: 'published' } as never,
            trash: true,
          }),
        ),
      ).toEqual([book])
      expect(await booksOf(() => cms.payload.delete({ collection, id }))).toEqual([book])
    },
  )

  it.each(Object.keys(make) as (keyof typeof make)[])(
    '%s: both books when it moves from one to the other, and not before readers see it',
    async (collection) => {
      const [from, to, third] = [await content.book(), await content.book(), await content.book()]
      const id = await make[collection](from)
      expect(await rowsOf(() => update(collection, id, { book: to }, true))).toEqual([])
      expect(await booksOf(() => update(collection, id, {}))).toEqual(ids(from, to))
      await update(collection, id, { book: third }, true)
      expect(await booksOf(() => unpublish(collection, id))).toEqual([to])
    },
  )

  it('each of a bulk edit: its own book', async () => {
    const [first, second] = [await content.book(), await content.book()]
    for (const book of [first, second, second])
      await content.newsItem({ book, link: 'https://bulk.example/books' })
    const rows = await rowsOf(() =>
      cms.payload.update({
        collection: 'news',
        where: { link: { equals: 'https://bulk.example/books' } },
        data: { date: '2026-05-01', _status: 'published' },
      }),
    )
    expect(rows.map(([, books]) => String(books)).sort()).toEqual(ids(first, second, second))
  })
})

describe('a change of an erratum touches besides', () => {
  it('the books of errata that it names, or named before', async () => {
    const [book, first, second] = [await content.book(), await content.book(), await content.book()]
    const [one, two] = [await content.erratum(first), await content.erratum(second)]
    let id = ''
    expect(await booksOf(async () => (id = await content.erratum(book, { relatedTo: [one] })))).toEqual(
      ids(book, first),
    )
    expect(await booksOf(() => update('errata', id, { relatedTo: [two] }))).toEqual(ids(book, first, second))
    expect(await booksOf(() => update('errata', id, { relatedTo: [] }))).toEqual(ids(book, second))
    expect(await booksOf(() => update('errata', id, { status: 'withdrawn', replacedBy: one }))).toEqual(
      ids(book, first),
    )
    expect(await booksOf(() => unpublish('errata', id))).toEqual(ids(book, first))
    expect(await rowsOf(() => update('errata', id, { relatedTo: [two] }, true))).toEqual([])
  })

  it('the books of errata that name it', async () => {
    const [book, naming, replacing] = [await content.book(), await content.book(), await content.book()]
    const id = await content.erratum(book, { _status: 'draft' })
    await content.erratum(naming, { relatedTo: [id] })
    await content.erratum(replacing, { status: 'withdrawn', replacedBy: id })
    const all = ids(book, naming, replacing)
    expect(await booksOf(() => update('errata', id, {}))).toEqual(all)
    expect(await booksOf(() => update('errata', id, { page: '50' }))).toEqual(all)
    expect(await booksOf(() => unpublish('errata', id))).toEqual(all)
  })
})

describe('what belongs to no book touches', () => {
  it('none: news of the site, and the settings', async () => {
    let id = ''
    expect(await booksOf(async () => (id = await content.newsItem()))).toEqual([])
    expect(await booksOf(() => update('news', id, {}))).toEqual([])
    expect(await booksOf(() => unpublish('news', id))).toEqual([])
    expect(
      await booksOf(() =>
        cms.payload.updateGlobal({
          slug: 'site-settings',
          data: { title: { ja: 'サイト' }, _status: 'published' } as never,
        }),
      ),
    ).toEqual([])
  })

  it('all where news moves from the site to a book or back; not where only a draft does', async () => {
    const book = await content.book()
    const id = await content.newsItem()
    expect(await booksOf(() => update('news', id, { book }))).toBeNull()
    expect(await booksOf(() => update('news', id, { book: null }))).toBeNull()
    await update('news', id, { book }, true)
    expect(await booksOf(() => unpublish('news', id))).toEqual([])
  })
})

describe('a change of an upload touches the books of the published documents that show it', () => {
  const change = (id: string) =>
    booksOf(() =>
      cms.payload.update({ collection: 'media', id, data: { alt: { ja: `説明${Math.random()}` } } }),
    )

  it('none where nothing published shows it', async () => {
    const id = await content.upload('図')
    await content.book({ cover: id, _status: 'draft' })
    const book = await content.book()
    const shown = await content.erratum(book)
    await update('errata', shown, { pictures: { printed: id } }, true)
    await content.newsItem({ book, body: picture(id), _status: 'draft' })
    expect(await change(id)).toEqual([])
    const unused = await content.upload('図')
    expect(await booksOf(() => cms.payload.delete({ collection: 'media', id: unused }))).toEqual([])
  })

  it('a cover, a file, a picture of an erratum, of news and of an excerpt', async () => {
    const id = await content.upload('図')
    const books = [
      await content.book({ cover: id }),
      ...(await Promise.all(Array.from({ length: 4 }, () => content.book()))),
    ]
    const [, ofMaterial = '', ofErratum = '', ofNews = '', ofExcerpt = ''] = books
    await content.material(ofMaterial, { url: null, file: id })
    await content.erratum(ofErratum, { pictures: { corrected: id } })
    await content.newsItem({ book: ofNews, body: picture(id) })
    await content.excerpt(ofExcerpt, { body: picture(id) })
    expect(await change(id)).toEqual(ids(...books))
  })

  it('none where only news of the site shows it; all where a book does, too', async () => {
    const id = await content.upload('図')
    await content.newsItem({ body: picture(id) })
    expect(await change(id)).toEqual([])
    await content.book({ cover: id })
    expect(await change(id)).toBeNull()
  })
})

describe('a whole book', () => {
  const asEditor = async () => {
    const { id } = await cms.asUser('editor')
    const user = await cms.payload.findByID({ collection: 'users', id })
    return createLocalReq({ user: { ...user, collection: 'users' } as never }, cms.payload)
  }
  const sorted = async (work: () => Promise<unknown>) => (await rowsOf(work)).sort()

  it('touches itself, and the editions after it, on its way to the trash and back', async () => {
    const book = await content.book()
    await content.erratum(book)
    await content.newsItem({ book })
    await content.erratum(book, { _status: 'draft' })
    const req = await asEditor()
    expect(await sorted(() => trashWholeBook(book, req))).toEqual([
      ['delete books', [book]],
      ['delete errata', [book]],
      ['delete news', [book]],
    ])
    expect(await sorted(() => restoreWholeBook(book, req))).toEqual([
      ['publish books', [book]],
      ['publish errata', [book]],
      ['publish news', [book]],
    ])
  })

  it('touches nothing when it is deleted out of the trash: it has gone before', async () => {
    const book = await content.book()
    await content.newsItem({ book })
    const req = await asEditor()
    await trashWholeBook(book, req)
    expect(await rowsOf(() => deleteWholeBook(book, req))).toEqual([])
  })

  it('out of a file touches itself, and the books of errata that it names', async () => {
    const [book, other] = [await content.book({ slug: 'from-a-file' }), await content.book()]
    const named = await content.erratum(other)
    await content.erratum(book, { relatedTo: [named] })
    await content.material(book)
    const file = await exportBookFile({ payload: cms.payload, slug: 'from-a-file' })
    const [erratum] = file.errata
    const copy = {
      ...file,
      slug: 'copy-of-a-file',
      book: {
        ...file.book,
        published: file.book.published && { ...file.book.published, slug: 'copy-of-a-file' },
      },
      errata: erratum ? [{ ...erratum, tag: 'ZZZZZ' }] : [],
    }
    const req = await createLocalReq({}, cms.payload)
    let id = ''
    const rows = await sorted(async () => (id = (await saveBookFile({ req, file: copy })).bookId))
    expect(rows).toEqual([
      ['publish books', [id]],
      ['publish errata', ids(id, other)],
      ['publish materials', [id]],
    ])
  })
})

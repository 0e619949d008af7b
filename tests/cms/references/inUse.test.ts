import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

const node = { direction: null, format: '', indent: 0, version: 1 }
const root = (...children: object[]) => ({ root: { ...node, type: 'root', children } })
const picture = (value: string) => ({
  type: 'upload',
  version: 3,
  id: 'p1',
  fields: null,
  relationTo: 'media',
  value,
})
const inTable = (child: object) =>
  root({
    ...node,
    type: 'table',
    children: [
      {
        ...node,
        type: 'tablerow',
        children: [{ ...node, type: 'tablecell', headerState: 0, children: [child] }],
      },
    ],
  })

type Refusal = { message: string; data?: { references?: { title: string; adminUrl: string }[] } }

async function send(method: 'PATCH' | 'DELETE' | 'POST', path: string, body: object = {}, language = 'en') {
  const options = json(method, body)
  const response = await editor.request(path, {
    ...options,
    headers: { ...options.headers, 'Accept-Language': language },
  })
  const answer = (await response.json()) as { errors?: Refusal[]; message?: string }
  return { status: response.status, ...answer, error: answer.errors?.[0] }
}

const toTrash = (path: string, language?: string) =>
  send('PATCH', path, { deletedAt: new Date().toISOString() }, language)

describe('what is in use is not deleted', () => {
  it('a book with errata, news, materials and excerpts, drafts and the trash told apart', async () => {
    const book = await content.book({ title: { ja: '使われる本' } })
    const draft = await content.erratum(book, { page: '7', _status: 'draft' })
    await content.newsItem({ title: { ja: '第2刷' }, book })
    const trashed = await content.newsItem({ title: { ja: '古い知らせ' }, book, _status: 'draft' })
    await cms.payload.update({
      collection: 'news',
      id: trashed,
      data: { deletedAt: new Date().toISOString() },
    })
    const { tag } = await cms.payload.findByID({ collection: 'errata', id: draft, draft: true })

    const refused = await toTrash(`/api/books/${book}`)
    expect(refused.status).toBe(409)
    expect(refused.error?.message).toBe(
      `This is in use and was not deleted. Used by: Errata (1): ${tag} · p. 7; News (1): 第2刷; in the trash: News (1): 古い知らせ. ` +
        'To move the book with all that belongs to it, use "Move all of it to the trash" on the page of the book.',
    )
    expect(refused.error?.data?.references?.map(({ title, adminUrl }) => [title, adminUrl])).toContainEqual([
      '古い知らせ',
      `/admin/collections/news/trash/${trashed}`,
    ])
    expect((await toTrash(`/api/books/${book}`, 'ja')).error?.message).toBe(
      `使われているため削除できません。使っているもの: 正誤 1件(${tag} · 7ページ)、お知らせ 1件(第2刷)、ごみ箱の中のお知らせ 1件(古い知らせ)。` +
        '本に属するものもまとめて移すには、本の画面の「まるごとごみ箱へ移す」を使ってください。',
    )
    expect((await send('DELETE', `/api/books/${book}`)).status).toBe(409)
    const bulk = await send('DELETE', `/api/books?where[id][in][0]=${book}`)
    const named = `"使われる本": ${refused.error?.message}`
    expect([bulk.status, bulk.error?.message]).toEqual([400, named])
    const bulkTrash = await toTrash(`/api/books?where[id][in][0]=${book}`)
    expect([bulkTrash.status, bulkTrash.error?.message]).toEqual([400, named])
  })

  it('names ten and counts the others', async () => {
    const book = await content.book({ title: { ja: '厚い本' } })
    for (let page = 1; page <= 12; page += 1) await content.erratum(book, { page: String(page) })
    const refused = await send('DELETE', `/api/books/${book}`)
    expect(refused.error?.message).toMatch(
      /^This is in use .* Errata \(12\): ([^,]+, ){9}[^,]+ and 2 more\. /,
    )
    expect(refused.error?.data?.references).toHaveLength(12)
  })

  it('a book that a second edition names, also in a draft alone', async () => {
    const first = await content.book({ title: { ja: '初版' } })
    const second = await content.book({ title: { ja: '第2版' } })
    await cms.payload.update({
      collection: 'books',
      id: second,
      draft: true,
      data: { previousEdition: first, _status: 'draft' },
    })
    expect((await toTrash(`/api/books/${first}`)).error?.message).toBe(
      'This is in use and was not deleted. Used by: Books (1): 第2版. Take it out there first.',
    )
  })

  it('the book of the front page', async () => {
    const book = await content.book({ title: { ja: '表の本' } })
    await cms.payload.updateGlobal({
      slug: 'site-settings',
      draft: true,
      data: { homeBook: book, _status: 'draft' },
    })
    const refused = await toTrash(`/api/books/${book}`)
    expect(refused.error?.message).toBe(
      'This is in use and was not deleted. Used by: Site settings. Take it out there first.',
    )
    expect(refused.error?.data?.references?.[0]?.adminUrl).toBe('/admin/globals/site-settings')
    await cms.payload.updateGlobal({
      slug: 'site-settings',
      draft: true,
      data: { homeBook: null, _status: 'draft' },
    })
    expect((await toTrash(`/api/books/${book}`)).status).toBe(200)
  })

  it('a file that the published state names, though the draft does not any more', async () => {
    const cover = await content.upload('表紙')
    const book = await content.book({ title: { ja: '表紙の本' }, cover })
    await cms.payload.update({
      collection: 'books',
      id: book,
      draft: true,
      data: { cover: null, _status: 'draft' },
    })
    expect((await send('DELETE', `/api/media/${cover}`)).error?.message).toBe(
      'This is in use and was not deleted. Used by: Books (1): 表紙の本. Take it out there first.',
    )
    await cms.payload.update({ collection: 'books', id: book, data: { cover: null, _status: 'published' } })
    expect((await send('DELETE', `/api/media/${cover}`)).status).toBe(200)
  })

  it('a file that a rich text shows, also in a table of a draft', async () => {
    const figure = await content.upload('図')
    const draft = await content.newsItem({
      title: { ja: '図のある知らせ' },
      body: { en: inTable(picture(figure)) },
      _status: 'draft',
    })
    const book = await content.book({ title: { ja: '図の本' } })
    const excerpt = await content.excerpt(book, { body: { ja: root(picture(figure)) } })
    expect((await send('DELETE', `/api/media/${figure}`)).error?.message).toBe(
      'This is in use and was not deleted. Used by: News (1): 図のある知らせ; Excerpts (1): 抜粋. Take it out there first.',
    )
    await cms.payload.update({
      collection: 'excerpts',
      id: excerpt,
      data: { body: { ja: null }, _status: 'published' } as never,
    })
    expect((await send('DELETE', `/api/media/${figure}`)).status).toBe(409)
    await cms.payload.delete({ collection: 'news', id: draft })
    expect((await send('DELETE', `/api/media/${figure}`)).status).toBe(200)
    const refused = (await send('PATCH', `/api/excerpts/${excerpt}?draft=true`, {
      body: { ja: root(picture(figure)) },
      _status: 'draft',
    })) as unknown as { errors: { data: { errors: { path: string; message: string }[] } }[] }
    expect(refused.errors[0]?.data.errors[0]).toMatchObject({
      path: 'body.ja',
      message:
        'What was chosen is not there any more: it was deleted. Choose another one, or leave it empty.',
    })
  })

  it('an erratum that others name, until those are in the trash as well', async () => {
    const book = await content.book({ title: { ja: '対の本' } })
    const first = await content.erratum(book, { page: '1', _status: 'draft' })
    const second = await content.erratum(book, { page: '2', relatedTo: [first], _status: 'draft' })
    expect((await toTrash(`/api/errata/${first}`)).error?.message).toMatch(
      /Used by: Errata \(1\): .* · p\. 2\./,
    )
    expect((await toTrash(`/api/errata/${second}`)).status).toBe(200)
    expect((await toTrash(`/api/errata/${first}`)).status).toBe(200)
    expect((await send('DELETE', `/api/errata/${first}?trash=true`)).status).toBe(409)
    expect((await send('DELETE', `/api/errata/${second}?trash=true`)).status).toBe(200)
    expect((await send('DELETE', `/api/errata/${first}?trash=true`)).status).toBe(200)
  })

  it('a printing that errata name, in a draft of the book, too', async () => {
    const book = await content.book({
      title: { ja: '刷の本' },
      printings: [{ number: 1 }, { number: 2 }, { number: 3 }],
    })
    await content.erratum(book, { page: '5', printings: '1-2' })
    const without = (...numbers: number[]) =>
      send('PATCH', `/api/books/${book}?draft=true`, {
        printings: [1, 2, 3].filter((number) => !numbers.includes(number)).map((number) => ({ number })),
        _status: 'draft',
      })
    const refused = (await without(2)) as unknown as {
      errors: { data: { errors: { path: string; message: string }[]; references: unknown[] } }[]
    }
    expect(refused.errors[0]?.data.errors[0]).toMatchObject({
      path: 'printings',
      message: expect.stringMatching(
        /^Printing 2 stands in the affected printings of errata and cannot be taken out: Errata \(1\): .* · p\. 5\. Change those first\.$/,
      ) as string,
    })
    expect(refused.errors[0]?.data.references).toHaveLength(1)
    expect((await without(3)).status).toBe(200)
  })

  it('nothing begins to name what is in the trash or gone', async () => {
    const book = await content.book({ title: { ja: '捨てた本' } })
    expect((await toTrash(`/api/books/${book}`)).status).toBe(200)
    const refused = (await send('POST', '/api/errata?draft=true', { book, page: '3' })) as unknown as {
      errors: { data: { errors: { path: string; message: string }[] } }[]
    }
    expect(refused.errors[0]?.data.errors[0]).toMatchObject({
      path: 'book',
      message: '"捨てた本" is in the trash. Take it out first, or choose another one.',
    })
  })

  it('tells who uses a document before anybody deletes it', async () => {
    const book = await content.book({ title: { ja: '尋ねる本' } })
    const item = await content.newsItem({ title: { ja: '知らせ' }, book })
    const uses = async (user: { request: TestUser['request'] }) => user.request(`/api/books/${book}/uses`)
    expect(await (await uses(editor)).json()).toEqual({
      references: [
        {
          collection: 'news',
          id: item,
          kind: 'お知らせ',
          title: '知らせ',
          inTrash: false,
          adminUrl: `/admin/collections/news/${item}`,
        },
      ],
    })
    expect((await uses(cms)).status).toBe(401)
  })
})

describe('a deletion and a save at the same moment', () => {
  // MongoDB's transactions are snapshots: see refuseWhatIsGone.
  it.skipIf(process.env.TEST_DATABASE === 'mongodb')(
    'never leave a document that names nothing',
    async () => {
      for (let round = 0; round < 5; round += 1) {
        const book = await content.book({ title: { ja: `競争 ${round}` } })
        await Promise.all([
          send('DELETE', `/api/books/${book}`),
          send('POST', '/api/errata?draft=true', { book, page: '3' }),
        ])
        const books = await cms.payload.count({ collection: 'books', where: { id: { equals: book } } })
        const errata = await cms.payload.db.find({ collection: 'errata', where: { book: { equals: book } } })
        expect(errata.docs.length).toBeLessThanOrEqual(books.totalDocs)
      }
    },
  )
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { anErratum, makeBook, save, type Saved } from './saving.ts'

let cms: TestCms
let editor: TestUser
let book: Saved

beforeAll(async () => {
  cms = await openTestCms()
  editor = await cms.asUser('editor')
  book = await makeBook(cms)
})
afterAll(() => cms.close())

describe('a draft', () => {
  it.each([
    ['an erratum with nothing in it', 'errata', {}],
    ['half a formula', 'errata', { correction: '$\\frac{1' }],
    ['an ISBN that is not finished', 'books', { isbn: '978-4-00' }],
    ['news without a slug, a title or a date', 'news', { date: null }],
    ['a page that is not checked yet', 'errata', { page: '37あたり' }],
  ])('may hold %s', async (_what, collection, data) => {
    expect((await save(editor, `/api/${collection}?draft=true`, data)).problems).toEqual({})
  })

  it.each([
    ['a link that runs script', 'news', { link: 'javascript:alert(1)' }, 'link'],
    ['such a link in a row', 'books', { links: [{ kind: 'buy', url: 'data:text/html,x' }] }, 'links.0.url'],
    ['a slug that climbs out of its folder', 'books', { slug: '../../etc' }, 'slug'],
    ['a slug that is taken', 'books', { slug: 'invented-geometry' }, 'slug'],
    ['a control character', 'errata', { note: 'a\u0007b' }, 'note'],
    [
      'a control character in a section',
      'books',
      { toc: [{ sections: [{ title: '\u0000' }] }] },
      'toc.0.sections.0.title',
    ],
    ['a book in one field', 'errata', { original: 'あ'.repeat(4001) }, 'original'],
    ['a line that no book has', 'errata', { line: -1 }, 'line'],
    ['rich text with a link that runs script', 'excerpts', { body: richLink('javascript:alert(1)') }, 'body'],
    ['rich text that is nested without end', 'excerpts', { body: nested(60) }, 'body'],
  ])('is refused with %s', async (_what, collection, data, path) => {
    const created = await save(editor, `/api/${collection}?draft=true`, data)
    expect([created.status, Object.keys(created.problems)]).toEqual([400, [path]])
    const { doc } = await save(editor, `/api/${collection}?draft=true`, {})
    const changed = await save(editor, `/api/${collection}/${doc.id}?draft=true`, data, { method: 'PATCH' })
    expect([changed.status, Object.keys(changed.problems)]).toEqual([400, [path]])
  })

  it('tells every such problem at once', async () => {
    const { problems } = await save(editor, '/api/books?draft=true', {
      slug: 'a/b',
      supportEmail: 'nobody',
      links: [{ url: 'vbscript:x' }],
    })
    expect(Object.keys(problems).sort()).toEqual(['links.0.url', 'slug', 'supportEmail'])
  })

  it('with half a formula cannot be published as it is', async () => {
    const { doc } = await save(editor, '/api/errata?draft=true', {
      ...anErratum(book),
      correction: '$\\mu',
      _status: 'draft',
    })
    const published = await save(
      editor,
      `/api/errata/${doc.id}`,
      { _status: 'published' },
      { method: 'PATCH' },
    )
    expect(Object.keys(published.problems)).toEqual(['correction'])
  })
})

describe('drafts without a slug', () => {
  it.each(['books', 'news', 'excerpts'])("do not stand in each other's way: %s", async (collection) => {
    const answers = await Promise.all(
      [null, '', undefined].map((slug) => save(editor, `/api/${collection}?draft=true`, { slug })),
    )
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    const [first] = answers
    const url = `/api/${collection}/${first?.doc.id}`
    expect((await save(editor, `${url}?draft=true`, { slug: 'named' }, { method: 'PATCH' })).status).toBe(200)
    expect((await save(editor, `${url}?draft=true`, { slug: '' }, { method: 'PATCH' })).status).toBe(200)
    const copies = [await save(editor, `${url}/duplicate`, {}), await save(editor, `${url}/duplicate`, {})]
    expect(copies.map(({ status, doc }) => [status, doc.slug ?? null])).toEqual([
      [200, null],
      [200, null],
    ])
  })
})

describe('publishing in one language', () => {
  it('checks the other one too, and says which it is', async () => {
    const { doc } = await save(editor, '/api/errata?draft=true', {
      ...anErratum(book),
      note: '補足',
      _status: 'draft',
    })
    await save(
      editor,
      `/api/errata/${doc.id}?draft=true&locale=en`,
      { note: 'The mean $\\mu' },
      { method: 'PATCH' },
    )
    const publish = (language: 'ja' | 'en') =>
      save(editor, `/api/errata/${doc.id}?locale=ja`, { _status: 'published' }, { method: 'PATCH', language })
    expect((await publish('ja')).problems).toEqual({
      note: '英語版: 10文字目: 「$」が閉じられていません。数式の終わりに「$」を足すか、ドル記号なら「\\$」と書いてください。',
    })
    expect((await publish('en')).problems).toEqual({
      note:
        'English version: Character 10: this "$" has no partner. ' +
        'Close the formula with "$", or write "\\$" for a dollar sign.',
    })
  })

  it('checks the other one in rows too', async () => {
    const draft = { slug: 'rows', title: '行', toc: [{ title: '章' }] }
    const { doc } = await save(editor, '/api/books?draft=true', draft)
    const [chapter] = doc.toc as { id: string }[]
    const inEnglish = { toc: [{ id: chapter?.id, title: '$\\frac{' }] }
    await save(editor, `/api/books/${doc.id}?draft=true&locale=en`, inEnglish, { method: 'PATCH' })
    const published = await save(
      editor,
      `/api/books/${doc.id}?locale=ja`,
      { _status: 'published' },
      { method: 'PATCH' },
    )
    expect(Object.keys(published.problems)).toEqual(['toc.0.title'])
  })

  it('takes a title and an instruction in either language', async () => {
    const english = await save(editor, '/api/books?draft=true&locale=en', {
      slug: 'english-only',
      title: 'An English Book',
    })
    const book = await save(
      editor,
      `/api/books/${english.doc.id}?locale=ja`,
      { _status: 'published' },
      { method: 'PATCH' },
    )
    expect([book.status, book.problems]).toEqual([200, {}])
    const draft = { book: english.doc.id, page: '3', instruction: 'Shift it to the left' }
    const written = await save(editor, '/api/errata?draft=true&locale=en', draft)
    const erratum = await save(
      editor,
      `/api/errata/${written.doc.id}?locale=ja`,
      { _status: 'published' },
      { method: 'PATCH' },
    )
    expect([erratum.status, erratum.problems]).toEqual([200, {}])
  })

  it('refuses a version to be published again whose other language is broken', async () => {
    const { doc } = await save(editor, '/api/errata', anErratum(book))
    await save(editor, `/api/errata/${doc.id}?draft=true&locale=en`, { note: '$\\mu' }, { method: 'PATCH' })
    await save(editor, `/api/errata/${doc.id}?draft=true&locale=en`, { note: 'fine' }, { method: 'PATCH' })
    const { docs } = await cms.payload.db.findVersions<{ note?: { en?: string } }>({
      collection: 'errata',
      locale: 'all',
      where: { parent: { equals: doc.id } },
    })
    const broken = docs.find(({ version }) => version.note?.en === '$\\mu')
    if (!broken) throw new Error('The version with the broken note was not found.')
    // Restoring keeps the version's own status. Drafts are restored as drafts: this one was published by an older program.
    await cms.payload.db.updateVersion({
      collection: 'errata',
      id: broken.id,
      versionData: { ...broken, version: { ...broken.version, _status: 'published' } },
    } as never)
    const restored = await save(editor, `/api/errata/versions/${broken.id}`, {})
    expect([restored.status, Object.keys(restored.problems)]).toEqual([400, ['note']])
  })
})

describe('the language of a request', () => {
  it('is Japanese where it names none, so that nothing is lost', async () => {
    const { doc } = await save(editor, '/api/news', {
      slug: 'no-locale',
      title: '題',
      date: '2026-01-01',
      _status: 'published',
    })
    expect(doc.title).toBe('題')
    const stored = await cms.payload.findByID({ collection: 'news', id: doc.id, locale: 'all' })
    expect(stored.title).toEqual({ ja: '題' })
  })

  it.each(['fr', 'all'])('is refused for a save where it is "%s"', async (locale) => {
    const { status, problems } = await save(
      editor,
      `/api/news?locale=${locale}`,
      { title: '題' },
      { language: 'en' },
    )
    expect([status, problems]).toEqual([
      400,
      { '': `Nothing can be saved in the locale "${locale}". Choose one of ja, en.` },
    ])
  })
})

function richLink(url: string) {
  const link = { type: 'link', version: 3, fields: { linkType: 'custom', url }, children: [] }
  return {
    root: { type: 'root', version: 1, children: [{ type: 'paragraph', version: 1, children: [link] }] },
  }
}

function nested(depth: number) {
  let node: object = { type: 'paragraph', version: 1, children: [] }
  for (let level = 0; level < depth; level += 1) node = { type: 'quote', version: 1, children: [node] }
  return { root: { type: 'root', version: 1, children: [node] } }
}

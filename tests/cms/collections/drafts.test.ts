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
    ['a control character', 'errata', { note: { en: 'a\u0007b' } }, 'note.en'],
    [
      'a control character in a section',
      'books',
      { toc: [{ sections: [{ title: { ja: '\u0000' } }] }] },
      'toc.0.sections.0.title.ja',
    ],
    ['a book in one field', 'errata', { original: 'あ'.repeat(4001) }, 'original'],
    ['a line that no book has', 'errata', { line: -1 }, 'line'],
    [
      'rich text with a link that runs script',
      'excerpts',
      { body: { en: richLink('javascript:alert(1)') } },
      'body.en',
    ],
    ['rich text that is nested without end', 'excerpts', { body: { ja: nested(60) } }, 'body.ja'],
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
      correction: '$\\frac{$',
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

describe('publishing', () => {
  it('checks both languages, and says which side it is', async () => {
    const { doc } = await save(editor, '/api/errata?draft=true', {
      ...anErratum(book),
      note: { ja: '補足', en: 'The mean $\\mu_a_b$' },
      _status: 'draft',
    })
    const publish = (language: 'ja' | 'en') =>
      save(editor, `/api/errata/${doc.id}`, { _status: 'published' }, { method: 'PATCH', language })
    expect((await publish('ja')).problems).toEqual({
      'note.en': '16文字目: 数式を読めません(下付き(_)が2つ続いています)。LaTeXを直してください。',
    })
    expect((await publish('en')).problems).toEqual({
      'note.en': 'Character 16: this formula cannot be read (KaTeX: Double subscript). Correct the LaTeX.',
    })
  })

  it('checks both in rows too', async () => {
    const { doc } = await save(editor, '/api/books?draft=true', {
      slug: 'rows',
      title: { ja: '行' },
      toc: [{ title: { ja: '章', en: '$\\frac{$' } }],
    })
    const published = await save(
      editor,
      `/api/books/${doc.id}`,
      { _status: 'published' },
      { method: 'PATCH' },
    )
    expect(Object.keys(published.problems)).toEqual(['toc.0.title.en'])
  })

  it('takes a title and an instruction in either language', async () => {
    const english = await save(editor, '/api/books', {
      slug: 'english-only',
      title: { en: 'An English Book' },
      _status: 'published',
    })
    expect([english.status, english.problems]).toEqual([201, {}])
    const erratum = await save(editor, '/api/errata', {
      book: english.doc.id,
      page: '3',
      instruction: { en: 'Shift it to the left' },
      _status: 'published',
    })
    expect([erratum.status, erratum.problems]).toEqual([201, {}])
  })
})

describe('a text in two languages', () => {
  const stored = async (id: string) =>
    (await cms.payload.findByID({ collection: 'books', id, draft: true })).title

  it('keeps the language that a save does not name', async () => {
    const { doc } = await save(editor, '/api/books?draft=true', { title: { ja: '題', en: 'Title' } })
    const url = `/api/books/${doc.id}?draft=true`
    await save(editor, url, { title: { en: 'New title' } }, { method: 'PATCH' })
    expect(await stored(doc.id)).toMatchObject({ ja: '題', en: 'New title' })
    await save(editor, url, { slug: 'kept' }, { method: 'PATCH' })
    expect(await stored(doc.id)).toMatchObject({ ja: '題', en: 'New title' })
  })

  it('keeps the other language of a row that is sent with its id', async () => {
    const { doc } = await save(editor, '/api/books?draft=true', {
      authors: [{ name: { ja: '見本 花子' } }, { name: { ja: '例 二郎', en: 'Jiro Rei' } }],
    })
    const [first, second] = doc.authors as { id: string }[]
    const authors = [{ id: second?.id }, { id: first?.id, name: { en: 'Hanako Mihon' } }]
    await save(editor, `/api/books/${doc.id}?draft=true`, { authors }, { method: 'PATCH' })
    const book = await cms.payload.findByID({ collection: 'books', id: doc.id, draft: true })
    expect(book.authors).toMatchObject([
      { name: { ja: '例 二郎', en: 'Jiro Rei' } },
      { name: { ja: '見本 花子', en: 'Hanako Mihon' } },
    ])
  })

  it('is emptied by null', async () => {
    const { doc } = await save(editor, '/api/books?draft=true', { title: { ja: '題', en: 'Title' } })
    const url = `/api/books/${doc.id}?draft=true`
    await save(editor, url, { title: { en: null } }, { method: 'PATCH' })
    expect(await stored(doc.id)).toMatchObject({ ja: '題', en: null })
    await save(editor, url, { title: null }, { method: 'PATCH' })
    expect(await stored(doc.id)).toMatchObject({ ja: null, en: null })
  })

  it.each([
    ['ja', '言語ごとに書いてください。例: { "title": { "ja": "…", "en": "…" } }'],
    ['en', 'Write it by language, like { "title": { "ja": "…", "en": "…" } }.'],
  ] as const)('is refused where it comes as one, in %s', async (language, sentence) => {
    for (const query of ['', '?draft=true']) {
      const answer = await save(editor, `/api/books${query}`, { title: '題', slug: 'one' }, { language })
      expect([answer.status, answer.problems]).toEqual([400, { title: sentence }])
    }
  })
})

describe('what a list shows of a document', () => {
  const inList = async (id: string, language: 'ja' | 'en') => {
    const response = await editor.request(`/api/books/${id}?draft=true`, {
      headers: { 'Accept-Language': language },
    })
    const { displayTitle, missing } = (await response.json()) as Record<string, unknown>
    return [displayTitle, missing]
  }

  it('is its title in the language of the panel, else in the other one, and which language lacks texts', async () => {
    const { doc } = await save(editor, '/api/books?draft=true', { title: { ja: '架空の\n代数' } })
    expect(await inList(doc.id, 'en')).toEqual(['架空の 代数', ['en']])
    const url = `/api/books/${doc.id}?draft=true`
    await save(editor, url, { title: { en: 'Invented Algebra' } }, { method: 'PATCH' })
    expect(await inList(doc.id, 'en')).toEqual(['Invented Algebra', []])
    expect(await inList(doc.id, 'ja')).toEqual(['架空の 代数', []])
    await save(
      editor,
      url,
      { toc: [{ title: { ja: '章' }, sections: [{ title: { en: 'Section' } }] }] },
      { method: 'PATCH' },
    )
    expect(await inList(doc.id, 'ja')).toEqual(['架空の 代数', ['ja', 'en']])
  })

  it('counts an editor that was opened and left empty as no text', async () => {
    const empty = {
      root: { type: 'root', version: 1, children: [{ type: 'paragraph', version: 1, children: [] }] },
    }
    const { doc } = await save(editor, '/api/news?draft=true', {
      title: { ja: '題', en: 'Title' },
      body: { en: empty },
    })
    expect(doc.missing).toEqual([])
  })

  it('is found by either language, and filtered by what is not translated', async () => {
    const { doc } = await save(editor, '/api/books?draft=true', {
      title: { ja: '量子の庭', en: 'A Quantum Garden' },
    })
    const find = async (query: string) => {
      const { docs } = (await (await editor.request(`/api/books?draft=true&limit=100&${query}`)).json()) as {
        docs: Saved[]
      }
      return docs.map(({ id }) => id)
    }
    expect(await find(`where[displayTitle][like]=${encodeURIComponent('Quantum')}`)).toEqual([doc.id])
    expect(await find(`where[displayTitle][like]=${encodeURIComponent('量子')}`)).toEqual([doc.id])
    expect(await find('where[missing][in]=en')).not.toContain(doc.id)
    await save(editor, `/api/books/${doc.id}?draft=true`, { subtitle: { ja: '副題' } }, { method: 'PATCH' })
    expect(await find('where[missing][in]=en')).toContain(doc.id)
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

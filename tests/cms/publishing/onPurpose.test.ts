import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { json, openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { makeContent } from '../snapshot/publishedContent.ts'

let cms: TestCms
let content: ReturnType<typeof makeContent>
let editor: TestUser
let translator: TestUser
let book: string

beforeAll(async () => {
  cms = await openTestCms()
  content = makeContent(cms.payload)
  editor = await cms.asUser('editor')
  translator = await cms.asUser('translator')
  book = await content.book({ printings: [{ number: 1 }, { number: 2 }] })
})
afterAll(() => cms.close())

const send = async (user: TestUser, path: string, data: unknown, method: 'POST' | 'PATCH' = 'PATCH') => {
  const options = json(method, data)
  const response = await user.request(path, {
    ...options,
    headers: { ...options.headers, 'Accept-Language': 'en' },
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer }
}
type Answer = {
  doc: Record<string, unknown>
  docs: { id: string }[]
  errors: { id?: string; message: string; data?: { code?: string; doubts?: { kind: string }[] } }[]
  message: string
}
/** What readers get of an erratum. */
const readersHave = async (id: string) => {
  const row = await cms.payload.findByID({ collection: 'errata', id, draft: false, depth: 0 })
  return row._status === 'published' ? row.correction : null
}
const versionsOf = async (id: string) => {
  const { docs } = await cms.payload.findVersions({
    collection: 'errata',
    where: { parent: { equals: id } },
    sort: '-updatedAt',
    overrideAccess: true,
  })
  return docs
}
const toCheck = { ja: '刷を確かめてください', en: 'Check the printings' }
const draft = (data: object = {}) => content.erratum(book, { _status: 'draft', ...data })
const publish = { _status: 'published' }

describe('a version that is restored', () => {
  it.each(['', '?draft=true', '?draft=false'])(
    'becomes a draft, and readers keep what they have (%s)',
    async (query) => {
      const id = await content.erratum(book, { correction: '初め' })
      await send(editor, `/api/errata/${id}`, { correction: '後', ...publish })
      const oldest = (await versionsOf(id)).at(-1)
      const response = await editor.request(`/api/errata/versions/${oldest?.id}${query}`, { method: 'POST' })
      expect(response.status).toBe(200)
      expect(await readersHave(id)).toBe('後')
      const [newest] = await versionsOf(id)
      expect(newest?.version).toMatchObject({ correction: '初め', _status: 'draft', savedBy: 'editor' })
    },
  )

  it('becomes a draft also by a translator, and by nobody without an account', async () => {
    const id = await content.erratum(book, { correction: '初め' })
    const [version] = await versionsOf(id)
    const path = `/api/errata/versions/${version?.id}`
    expect((await cms.request(path, { method: 'POST' })).status).toBe(403)
    expect((await translator.request(path, { method: 'POST' })).status).toBe(200)
    expect(await readersHave(id)).toBe('初め')
  })

  it('becomes a draft of the settings, which stay published', async () => {
    const save = (supportEmail: string) =>
      cms.payload.updateGlobal({
        slug: 'site-settings',
        data: { title: { ja: 'サイト' }, supportEmail, _status: 'published' } as never,
      })
    await save('first@example.org')
    await save('second@example.org')
    const { docs } = await cms.payload.findGlobalVersions({
      slug: 'site-settings',
      sort: 'updatedAt',
      limit: 1,
    })
    const path = `/api/globals/site-settings/versions/${docs[0]?.id}`
    expect((await cms.request(path, { method: 'POST' })).status).toBe(403)
    expect((await editor.request(path, { method: 'POST' })).status).toBe(200)
    expect(await cms.payload.findGlobal({ slug: 'site-settings', draft: false })).toMatchObject({
      supportEmail: 'second@example.org',
      _status: 'published',
    })
    expect(await cms.payload.findGlobal({ slug: 'site-settings', draft: true })).toMatchObject({
      supportEmail: 'first@example.org',
      _status: 'draft',
      savedBy: 'editor',
    })
  })
})

describe('each version names who saved it', () => {
  it('by the name at that time, and none for a command', async () => {
    const id = await draft()
    await send(editor, `/api/errata/${id}?draft=true`, { correction: '編集', savedBy: 'somebody else' })
    await send(translator, `/api/errata/${id}?draft=true`, { note: { en: 'translated' } })
    const savers = (await versionsOf(id)).map(({ version }) => [
      version.savedBy ?? null,
      version.savedByTranslator,
    ])
    expect(savers).toEqual([
      ['translator', true],
      ['editor', false],
      [null, false],
    ])
  })

  it('which readers of the API do not see', async () => {
    const id = await content.erratum(book)
    await send(editor, `/api/errata/${id}`, { correction: '編集', ...publish })
    const program = await cms.asServiceAccount()
    const seen = (await (await program(`/api/errata/${id}`)).json()) as object
    expect(seen).toHaveProperty('correction', '編集')
    expect(seen).not.toHaveProperty('savedBy')
    expect(seen).not.toHaveProperty('savedByTranslator')
  })
})

describe('publishing what is doubtful over the API', () => {
  it('is refused with the reasons, and goes through with ?confirm=doubts', async () => {
    const id = await draft({ toCheck, printings: '1-4' })
    const { tag } = await cms.payload.findByID({ collection: 'errata', id, draft: true })
    const refused = await send(editor, `/api/errata/${id}`, publish)
    expect(refused.status).toBe(422)
    expect(refused.body.errors).toEqual([
      {
        name: expect.any(String),
        message:
          `"${tag} · p. 37" was not published. The import was not certain of this, and nobody has checked it yet. ` +
          'The affected printings are "1-4", and the book has no printing 4 (its newest is printing 2).',
        data: {
          code: 'doubts',
          confirm: 'doubts',
          title: `${tag} · p. 37`,
          doubts: [
            {
              kind: 'import',
              message: 'The import was not certain of this, and nobody has checked it yet.',
              detail: 'Check the printings',
            },
            {
              kind: 'printings',
              message:
                'The affected printings are "1-4", and the book has no printing 4 (its newest is printing 2).',
              detail: null,
            },
          ],
        },
      },
    ])
    expect(await readersHave(id)).toBe(null)
    expect((await send(editor, `/api/errata/${id}?confirm=yes`, publish)).status).toBe(422)
    expect((await send(editor, `/api/errata/${id}?confirm=doubts`, publish)).status).toBe(200)
    expect(await readersHave(id)).toBe('正')
  })

  it('is refused at once on create, and asks nothing of a draft, or of what the save settles', async () => {
    const data = { book, page: '38', original: '誤', correction: '正', printings: '9' }
    expect((await send(editor, '/api/errata', { ...data, ...publish }, 'POST')).status).toBe(422)
    const created = await send(editor, '/api/errata?draft=true', data, 'POST')
    expect(created.status).toBe(201)
    const path = `/api/errata/${String(created.body.doc.id)}`
    expect((await send(editor, path, { ...publish, printings: '1' })).status).toBe(200)
    expect((await send(editor, `${path}?confirm=doubts`, { ...publish, printings: '9' })).status).toBe(200)
    expect((await send(editor, `${path}?draft=true`, { printings: '9' })).status).toBe(200)
  })

  it('in bulk publishes the others, and names each that it asks about', async () => {
    const sure = await draft()
    const doubtful = await draft({ toCheck })
    const ids = `where[id][in][0]=${sure}&where[id][in][1]=${doubtful}`
    const first = await send(editor, `/api/errata?draft=true&${ids}`, publish)
    expect(first.status).toBe(400)
    expect(first.body.docs.map(({ id }) => id)).toEqual([sure])
    expect(first.body.errors).toMatchObject([
      { id: doubtful, data: { code: 'doubts', doubts: [{ kind: 'import' }] } },
    ])
    expect([await readersHave(sure), await readersHave(doubtful)]).toEqual(['正', null])
    const second = await send(
      editor,
      `/api/errata?draft=true&confirm=doubts&where[id][in][0]=${doubtful}`,
      publish,
    )
    expect([second.status, await readersHave(doubtful)]).toEqual([200, '正'])
  })

  it("is refused where the newest draft is a translator's, until an editor has saved it or confirms", async () => {
    const id = await content.erratum(book)
    await send(translator, `/api/errata/${id}?draft=true`, { note: { en: 'half of a' } })
    const refused = await send(editor, `/api/errata/${id}`, publish)
    expect([refused.status, refused.body.errors[0]?.data?.doubts]).toMatchObject([
      422,
      [{ kind: 'translation' }],
    ])
    await send(editor, `/api/errata/${id}?draft=true`, { note: { en: 'half of a note' } })
    expect((await send(editor, `/api/errata/${id}`, publish)).status).toBe(200)
  })

  it('goes through where the translator has marked the draft as ready', async () => {
    const id = await content.erratum(book)
    await send(translator, `/api/errata/${id}?draft=true`, { note: { en: 'A note' }, readyForReview: true })
    const { status, body } = await send(editor, `/api/errata/${id}`, publish)
    expect([status, body.doc]).toMatchObject([200, { note: { en: 'A note' }, readyForReview: false }])
  })

  it('compares printings with those of a book that is still a draft', async () => {
    const unpublished = await content.book({ _status: 'draft' })
    await cms.payload.update({
      collection: 'books',
      id: unpublished,
      draft: true,
      data: { printings: [{ number: 1 }] },
    })
    const id = await content.erratum(unpublished, { _status: 'draft', printings: '3' })
    expect((await send(editor, `/api/errata/${id}`, publish)).status).toBe(422)
  })
})

describe('what goes by the editor', () => {
  it('an erratum of an unpublished book is published, and the answer says that readers do not see it', async () => {
    const unpublished = await content.book({ _status: 'draft' })
    const id = await content.erratum(unpublished, { _status: 'draft' })
    const answer = await send(editor, `/api/errata/${id}`, publish)
    expect([answer.status, answer.headers.get('X-Okuzuke-Notice')]).toEqual([200, 'book-not-published'])
    const other = await draft()
    expect((await send(editor, `/api/errata/${other}`, publish)).headers.get('X-Okuzuke-Notice')).toBe(null)
  })

  it('a duplicate of what is published is a draft, whatever the request says', async () => {
    const id = await content.erratum(book)
    for (const query of ['', '?draft=false']) {
      const { body } = await send(editor, `/api/errata/${id}/duplicate${query}`, {}, 'POST')
      expect(body.doc._status).toBe('draft')
      expect(await readersHave(String(body.doc.id))).toBe(null)
    }
  })

  it('one language alone is not published', async () => {
    const id = await draft()
    const answer = await send(editor, `/api/errata/${id}?publishSpecificLocale=ja`, publish)
    expect([answer.status, answer.body.errors[0]?.message]).toEqual([
      400,
      'One language cannot be published alone. Publish without publishSpecificLocale, and leave empty what is not ready in the other language.',
    ])
    expect(await readersHave(id)).toBe(null)
    // With it Payload offers "Publish in", "Copy to locale" and "Duplicate selected locales".
    expect(cms.payload.config.localization).toBe(false)
  })

  it('nothing is published by a clock', () => {
    const { collections, globals } = cms.payload.config
    const clocks = [...collections, ...globals].flatMap(({ slug, versions }) =>
      versions && versions.drafts && versions.drafts.schedulePublish ? [slug] : [],
    )
    expect(clocks).toEqual([])
  })
})

describe('a text that would silently say something else', () => {
  it('is asked about, with the field, the place and what to do, and goes through when it is meant', async () => {
    const id = await draft({
      original: 'echo "$HOME/bin:$PATH"',
      correction: '平均 $\\mu',
      note: { en: '$50% of n$' },
    })
    const asked = await send(editor, `/api/errata/${id}`, publish)
    expect(asked.status).toBe(422)
    const doubts = asked.body.errors[0]?.data?.doubts as { kind: string; message: string }[]
    expect(doubts.map(({ kind, message }) => [kind, message.slice(0, 48)])).toEqual([
      ['text', 'As printed: Character 7: "$HOME/bin:$" is read a'],
      ['text', 'As it should be: Character 4: the $ of "$\\mu" ha'],
      ['text', 'Note, English: Character 4: all that follows a %'],
      ['text', 'Note, English: Character 5: "of" inside a formul'],
    ])
    expect(await readersHave(id)).toBeNull()
    expect((await send(editor, `/api/errata/${id}?confirm=doubts`, publish)).status).toBe(200)
    expect(await readersHave(id)).toBe('平均 $\\mu')
  })

  it('is no question where the book has a macro for it, or where it is as it should be', async () => {
    const id = await draft({ original: '価格は $5 と $6', correction: '平均 $\\mu$、`$HOME`' })
    expect((await send(editor, `/api/errata/${id}`, publish)).status).toBe(200)
  })
})

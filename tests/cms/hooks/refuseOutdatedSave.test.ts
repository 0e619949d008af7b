import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outdatedCode, type DifferingField, type OutdatedSave } from '../../../cms/hooks/outdatedSave.ts'
import { json, openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { anErratum, makeBook, type Saved } from '../collections/saving.ts'

let cms: TestCms
let hanako: TestUser
let jiro: TestUser
let book: Saved

beforeAll(async () => {
  cms = await openTestCms()
  hanako = await cms.asUser('editor')
  jiro = await cms.asUser('editor')
  book = await makeBook(cms)
})
afterAll(() => cms.close())

type Answer = { status: number; doc: Saved; etag: string | null; message: string; data: OutdatedSave }

/** Sends a request and reads its answer; `headers` may say what a save is based on. */
async function send(
  user: TestUser,
  method: 'GET' | 'PATCH' | 'POST',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const options = method === 'GET' ? { method } : json(method, body)
  const response = await user.request(path, { ...options, headers: { ...options.headers, ...headers } })
  const answer = (await response.json()) as {
    doc?: Saved
    result?: Saved
    errors?: { message: string; data?: OutdatedSave }[]
  }
  return {
    status: response.status,
    doc: answer.doc ?? answer.result ?? (answer as unknown as Saved),
    etag: response.headers.get('etag'),
    message: answer.errors?.[0]?.message ?? '',
    data: answer.errors?.[0]?.data as OutdatedSave,
  }
}

const create = async (collection: string, data: unknown, query = '') =>
  (await send(hanako, 'POST', `/api/${collection}?depth=0${query}`, data)).doc

const texts = ({ fields }: OutdatedSave) =>
  fields.map(({ path, yours, theirs, base, changedBy }) => ({ path, yours, theirs, base, changedBy }))

describe('a save that is based on an older state', () => {
  it.each([
    ['errata', 'original', 'あ', 'い'],
    ['books', 'supportEmail', 'a@example.org', 'b@example.org'],
    ['news', 'link', 'https://example.org/1', 'https://example.org/2'],
    ['materials', 'url', 'https://example.org/1', 'https://example.org/2'],
    ['excerpts', 'slug', 'first', 'second'],
  ])('is refused: %s', async (collection, field, theirs, mine) => {
    const document = await create(collection, {}, '&draft=true')
    const url = `/api/${collection}/${document.id}?depth=0&draft=true`
    const saved = await send(jiro, 'PATCH', url, { [field]: theirs, updatedAt: document.updatedAt })
    expect(saved.status).toBe(200)
    const refused = await send(hanako, 'PATCH', url, { [field]: mine, updatedAt: document.updatedAt })
    expect([refused.status, texts(refused.data)]).toEqual([
      412,
      [{ path: field, yours: mine, theirs, base: '', changedBy: 'both' }],
    ])
    expect(refused.data).toMatchObject({ code: outdatedCode, updatedAt: saved.doc.updatedAt })
    expect((await send(hanako, 'GET', url)).doc[field]).toBe(theirs)
  })

  it.each([
    ['a publish', 'a draft', '', '&draft=true'],
    ['a draft', 'a publish', '&draft=true', ''],
    ['a publish', 'a publish', '', ''],
  ])('is refused where %s follows on %s', async (_mine, _theirs, mine, theirs) => {
    const document = await create('errata', anErratum(book))
    const url = `/api/errata/${document.id}?depth=0`
    const basedOn = { updatedAt: document.updatedAt }
    expect((await send(jiro, 'PATCH', url + theirs, { original: 'い', ...basedOn })).status).toBe(200)
    expect((await send(hanako, 'PATCH', url + mine, { original: 'あ', ...basedOn })).status).toBe(412)
    expect((await send(hanako, 'GET', `${url}&draft=true`)).doc.original).toBe('い')
  })
})

describe('a refused save', () => {
  it('says who changed what, field by field, as plain text in the language of whoever asks', async () => {
    const document = await create('errata', {
      ...anErratum(book),
      printings: '1',
      _status: 'published',
    })
    const url = `/api/errata/${document.id}?depth=0`
    const other = await makeBook(cms, 'another-book')
    await send(jiro, 'PATCH', url, {
      correction: '平均 $\\tau$',
      original: 'かれら',
      book: other.id,
      lineFrom: 'bottom',
      _status: 'published',
    })
    const mine = { ...document, page: '38', original: 'わたし' }
    const { message, data } = await send(hanako, 'PATCH', url, mine, { 'Accept-Language': 'en' })
    expect(message).toBe(
      'editor saved this after you opened it. To overwrite nothing, your save was not carried out. Compare it with the newest text and choose.',
    )
    expect(labelled(data)).toEqual({
      book: ['Book', '架空の幾何学', '架空の幾何学', '架空の幾何学', 'them'],
      page: ['Page', '38', '37', '37', 'you'],
      lineFrom: ['Counted from', 'the top', 'the bottom', 'the top', 'them'],
      original: ['As printed', 'わたし', 'かれら', '平均 $\\sigma$', 'both'],
      correction: ['As it should be', '平均 $\\mu$', '平均 $\\tau$', '平均 $\\mu$', 'them'],
    })
    const inJapanese = await send(hanako, 'PATCH', url, mine, { 'Accept-Language': 'ja' })
    expect(inJapanese.message).toBe(
      '開いたあとにeditorさんが保存しています。上書きしないよう、この保存は取り消しました。最新の内容と見くらべて選んでください。',
    )
    expect(labelled(inJapanese.data).lineFrom).toEqual(['行の数え方', '上から', '下から', '上から', 'them'])
  })

  it('can be sent again with what it is told, and then goes through', async () => {
    const document = await create('errata', anErratum(book))
    const url = `/api/errata/${document.id}?depth=0`
    await send(jiro, 'PATCH', url, { correction: 'い' })
    const { data } = await send(hanako, 'PATCH', url, { ...document, original: 'あ' })
    const { status, doc } = await send(hanako, 'PATCH', url, { original: 'あ', updatedAt: data.updatedAt })
    expect([status, doc.original, doc.correction]).toEqual([200, 'あ', 'い'])
  })

  it('shows rows one by one where both have the same, and as a whole where not', async () => {
    const printings = [{ number: 1 }, { number: 2 }]
    const document = await create('books', { slug: 'rows', lang: 'ja', printings }, '&draft=true')
    const url = `/api/books/${document.id}?depth=0&draft=true`
    const [first, second] = document.printings as Record<string, unknown>[]
    await send(jiro, 'PATCH', url, { printings: [first, { ...second, number: 3 }] })
    const kept = await send(hanako, 'PATCH', url, { ...document, isbn: '9784000000007' })
    expect(texts(kept.data)).toEqual([
      { path: 'isbn', yours: '9784000000007', theirs: '', base: '', changedBy: 'you' },
      { path: 'printings.1.number', yours: '2', theirs: '3', base: '2', changedBy: 'them' },
    ])
    const removed = await send(hanako, 'PATCH', url, { ...document, printings: [second] })
    expect(texts(removed.data)).toEqual([
      { path: 'printings', yours: '2', theirs: '1\n3', base: '1\n2', changedBy: 'both' },
    ])
  })

  it('shows a long text without its marks, paragraph by paragraph', async () => {
    const document = await create(
      'news',
      { date: '2026-11-25', body: { ja: richText('一', '二') } },
      '&draft=true',
    )
    const url = `/api/news/${document.id}?depth=0&draft=true`
    await send(jiro, 'PATCH', url, { body: { ja: richText('一', '二', '三') } })
    const { data } = await send(hanako, 'PATCH', url, { ...document, body: { ja: richText('零') } })
    expect(data.fields.map(({ path, label, yours, theirs }) => [path, label, yours, theirs])).toEqual([
      ['body.ja', '本文 › 日本語', '零', '一\n二\n三'],
    ])
  })

  it('that differs in nothing was the same save, sent again, and is no overwriting', async () => {
    const document = await create('errata', anErratum(book))
    const url = `/api/errata/${document.id}?depth=0`
    const save = { ...document, correction: 'え' }
    expect((await send(hanako, 'PATCH', url, save)).status).toBe(200)
    expect((await send(hanako, 'PATCH', url, save)).status).toBe(200)
  })

  it('would have published again what somebody has just withdrawn', async () => {
    const document = await create('errata', anErratum(book))
    const url = `/api/errata/${document.id}?depth=0`
    await send(jiro, 'PATCH', `${url}&unpublishAllLocales=true`, { _status: 'draft' })
    const { status, data } = await send(hanako, 'PATCH', url, document)
    expect([status, data.status, data.fields]).toEqual([412, 'draft', []])
  })
})

describe('If-Match', () => {
  it('takes the ETag of an answer', async () => {
    const document = await create('errata', anErratum(book))
    const url = `/api/errata/${document.id}?depth=0`
    const { etag } = await send(hanako, 'GET', url)
    expect(etag).toBe(`"${String(document.updatedAt)}"`)
    const saved = await send(hanako, 'PATCH', url, { original: 'あ' }, { 'If-Match': String(etag) })
    expect([saved.status, saved.etag]).toEqual([200, `"${String(saved.doc.updatedAt)}"`])
    const refused = await send(hanako, 'PATCH', url, { original: 'い' }, { 'If-Match': String(etag) })
    expect([refused.status, texts(refused.data)]).toEqual([
      412,
      [{ path: 'original', yours: 'い', theirs: 'あ', base: '平均 $\\sigma$', changedBy: 'both' }],
    ])
    let newest = saved.etag
    for (const met of [(_tag: string) => '*', (tag: string) => `W/${tag}`, (tag: string) => `"x", ${tag}`]) {
      const again = await send(hanako, 'PATCH', url, {}, { 'If-Match': met(String(newest)) })
      expect(again.status).toBe(200)
      newest = again.etag
    }
    expect((await send(hanako, 'PATCH', url, {}, { 'If-Match': '"x"' })).status).toBe(412)
    expect((await send(hanako, 'PATCH', url, { original: 'う', updatedAt: 'x' })).status).toBe(412)
  })

  it('of what is published is outdated where a draft is newer', async () => {
    const document = await create('errata', anErratum(book))
    const url = `/api/errata/${document.id}?depth=0`
    await send(jiro, 'PATCH', `${url}&draft=true`, { note: { ja: '下書き' } })
    const published = await send(hanako, 'GET', url)
    const draft = await send(hanako, 'GET', `${url}&draft=true`)
    expect(published.etag).toBe(`"${String(document.updatedAt)}"`)
    const saveWith = (etag: string | null) =>
      send(hanako, 'PATCH', url, { original: 'あ' }, { 'If-Match': String(etag) })
    expect([(await saveWith(published.etag)).status, (await saveWith(draft.etag)).status]).toEqual([412, 200])
  })

  it('says after a save which state it followed on', async () => {
    const document = await create('errata', anErratum(book))
    const response = await hanako.request(
      `/api/errata/${document.id}?unpublishAllLocales=true`,
      json('PATCH', { _status: 'draft' }),
    )
    expect(response.headers.get('okuzuke-previous-etag')).toBe(`"${String(document.updatedAt)}"`)
  })
})

describe('the site settings', () => {
  it('are refused in the same way', async () => {
    const url = '/api/globals/site-settings?depth=0'
    const first = await send(hanako, 'POST', url, { title: { ja: '見本' }, supportEmail: 'a@example.org' })
    expect(first.status).toBe(200)
    const { etag } = await send(hanako, 'GET', `${url}&draft=true`)
    expect(etag).toBe(`"${String(first.doc.updatedAt)}"`)
    const draft = await send(jiro, 'POST', `${url}&draft=true`, { supportEmail: 'b@example.org' })
    const mine = { ...first.doc, supportEmail: 'c@example.org' }
    const refused = await send(hanako, 'POST', url, mine)
    expect([refused.status, texts(refused.data)]).toEqual([
      412,
      [
        {
          path: 'supportEmail',
          yours: 'c@example.org',
          theirs: 'b@example.org',
          base: 'a@example.org',
          changedBy: 'both',
        },
      ],
    ])
    const again = await send(hanako, 'POST', url, { ...mine, updatedAt: draft.doc.updatedAt })
    expect(again.status).toBe(200)
  })
})

describe('an upload', () => {
  it('is refused in the same way, with the file in place', async () => {
    const picture = async (background: string) =>
      new File(
        [
          new Uint8Array(
            await sharp({ create: { width: 30, height: 40, channels: 3, background } })
              .png()
              .toBuffer(),
          ),
        ],
        `${background.slice(1)}.png`,
        { type: 'image/png' },
      )
    const upload = async (method: 'PATCH' | 'POST', path: string, file: File, data: unknown) => {
      const body = new FormData()
      body.append('file', file)
      body.append('_payload', JSON.stringify(data))
      const response = await hanako.request(path, { method, body })
      return {
        status: response.status,
        ...((await response.json()) as { doc: Saved; errors: { data: OutdatedSave }[] }),
      }
    }
    const { doc } = await upload('POST', '/api/media', await picture('#112233'), { alt: { ja: '表紙' } })
    const url = `/api/media/${doc.id}`
    const theirs = await send(jiro, 'PATCH', url, { alt: { ja: '図' } })
    const refused = await upload('PATCH', url, await picture('#332211'), {
      alt: { ja: '表紙' },
      updatedAt: doc.updatedAt,
    })
    expect([refused.status, refused.errors[0] && texts(refused.errors[0].data)]).toEqual([
      412,
      [
        { path: 'alt.ja', yours: '表紙', theirs: '図', base: null, changedBy: null },
        { path: 'filename', yours: '332211.png', theirs: '112233.png', base: null, changedBy: null },
      ],
    ])
    expect((await hanako.request('/api/media/file/112233.png')).status).toBe(200)
    const taken = await upload('PATCH', url, await picture('#332211'), {
      alt: { ja: '表紙' },
      updatedAt: theirs.doc.updatedAt,
    })
    expect([taken.status, taken.doc.filename]).toEqual([200, '332211.png'])
  })
})

describe('what goes on as before', () => {
  it('a save that says nothing of what it is based on', async () => {
    const document = await create('errata', anErratum(book))
    const url = `/api/errata/${document.id}?depth=0`
    await send(jiro, 'PATCH', url, { correction: 'い' })
    expect((await send(hanako, 'PATCH', url, { original: 'あ' })).doc).toMatchObject({
      original: 'あ',
      correction: 'い',
    })
  })

  it('publishing, unpublishing, the trash and back, each on top of the other', async () => {
    let document = await create(
      'news',
      { title: { ja: '見出し' }, date: '2026-11-25', slug: 'on-and-on' },
      '&draft=true',
    )
    const url = `/api/news/${document.id}?depth=0&trash=true`
    for (const [query, change] of [
      ['', { ...document, _status: 'published' }],
      ['&unpublishAllLocales=true', { _status: 'draft' }],
      ['', { _status: 'published' }],
      ['&draft=true', { link: 'https://example.org/' }],
      ['', { deletedAt: new Date().toISOString() }],
      ['', { deletedAt: null, _status: 'draft' }],
    ] as const) {
      const body = { ...change, updatedAt: document.updatedAt }
      const { status, doc } = await send(hanako, 'PATCH', url + query, body)
      expect([change, status]).toEqual([change, 200])
      document = doc
    }
  })

  it('a version that is restored, and a save based on it', async () => {
    const document = await create('errata', anErratum(book))
    const url = `/api/errata/${document.id}?depth=0`
    const second = await send(hanako, 'PATCH', url, { ...document, original: 'い' })
    const versions = await send(
      hanako,
      'GET',
      `/api/errata/versions?where[parent][equals]=${document.id}&sort=createdAt`,
    )
    const [first] = versions.doc.docs as { id: string }[]
    const restored = await send(hanako, 'POST', `/api/errata/versions/${first?.id}?draft=true`)
    expect(restored.status).toBe(200)
    const newest = await send(hanako, 'GET', `${url}&draft=true`)
    expect(newest.doc).toMatchObject({ original: '平均 $\\sigma$', _status: 'draft' })
    const outdated = await send(hanako, 'PATCH', url, { ...second.doc, correction: 'う' })
    expect([outdated.status, outdated.data.fields.map(({ path }) => path)]).toEqual([
      412,
      ['original', 'correction'],
    ])
    expect((await send(hanako, 'PATCH', url, { ...newest.doc, correction: 'う' })).status).toBe(200)
  })

  it('an edit of many documents at once, and a copy', async () => {
    const documents = [await create('errata', anErratum(book)), await create('errata', anErratum(book))]
    const chosen = documents.map(({ id }) => `where[id][in][]=${id}`).join('&')
    const bulk = await hanako.request(
      `/api/errata?${chosen}&depth=0`,
      json('PATCH', { printings: '1', updatedAt: documents[0]?.updatedAt }),
    )
    expect(((await bulk.json()) as { docs: Saved[] }).docs).toHaveLength(2)
    const copy = await send(hanako, 'POST', `/api/errata/${documents[0]?.id}/duplicate`, {})
    expect([copy.status, copy.doc.original]).toEqual([200, documents[0]?.original])
  })

  it('a save by a program, with the time that an old book had', async () => {
    const document = await create('errata', anErratum(book))
    const saved = await cms.payload.update({
      collection: 'errata',
      id: document.id,
      data: { original: 'あ', updatedAt: '2001-01-01T00:00:00.000Z' },
    })
    expect(saved.original).toBe('あ')
  })
})

describe('a document that somebody else has locked', () => {
  const lock = ({ id }: Saved) =>
    cms.payload.create({
      collection: 'payload-locked-documents',
      data: {
        document: { relationTo: 'errata', value: id },
        user: { relationTo: 'users', value: jiro.id },
      },
    })

  it('takes a save that says what it is based on, and asks the second of the two', async () => {
    const document = await create('errata', anErratum(book))
    const url = `/api/errata/${document.id}?depth=0`
    await lock(document)
    expect((await send(hanako, 'PATCH', url, { original: 'あ' })).status).toBe(423)
    const basedOn = { updatedAt: document.updatedAt }
    expect((await send(hanako, 'PATCH', url, { original: 'あ', ...basedOn })).status).toBe(200)
    await lock(document)
    const refused = await send(
      hanako,
      'PATCH',
      url,
      { original: 'い' },
      { 'If-Match': `"${basedOn.updatedAt}"` },
    )
    expect(refused.status).toBe(412)
  })

  it('is left alone by an edit of many documents, whatever that says', async () => {
    const document = await create('errata', anErratum(book))
    await lock(document)
    const { headers } = json('PATCH', {})
    const bulk = await hanako.request(`/api/errata?where[id][equals]=${document.id}`, {
      ...json('PATCH', { original: 'あ', updatedAt: document.updatedAt }),
      headers: { ...headers, 'If-Match': `"${String(document.updatedAt)}"` },
    })
    expect(((await bulk.json()) as { docs: Saved[] }).docs).toEqual([])
  })
})

describe('ten saves at the same moment, all based on the same state', () => {
  it.each([
    ['drafts', '&draft=true', ''],
    ['publishes', '', ''],
    ['drafts with If-Match', '&draft=true', 'If-Match'],
  ])('one goes through, and nine are refused: %s', async (_kind, query, header) => {
    const document = await create('errata', anErratum(book))
    const url = `/api/errata/${document.id}?depth=0${query}`
    const base = String(document.updatedAt)
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        send(
          index % 2 === 0 ? hanako : jiro,
          'PATCH',
          url,
          { original: `${index}`, ...(header === '' ? { updatedAt: base } : {}) },
          header === '' ? {} : { [header]: `"${base}"` },
        ),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 412)])
    const winner = answers.find(({ status }) => status === 200)
    const newest = await send(hanako, 'GET', `/api/errata/${document.id}?depth=0&draft=true`)
    expect(newest.doc.original).toBe(winner?.doc.original)
  })

  it('the site settings too', async () => {
    const url = '/api/globals/site-settings?depth=0'
    const { doc } = await send(hanako, 'POST', url, { title: { ja: '見本' } })
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        send(hanako, 'POST', `${url}&draft=true`, {
          license: { ja: `© ${index}` },
          updatedAt: doc.updatedAt,
        }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(9)
  })

  it('and saves one after the other, as fast as they can, never have the same time', async () => {
    const document = await create('errata', anErratum(book))
    const times = new Set([document.updatedAt])
    for (let index = 0; index < 20; index += 1) {
      const { doc } = await send(hanako, 'PATCH', `/api/errata/${document.id}?depth=0&draft=true`, {
        original: `${index}`,
      })
      times.add(doc.updatedAt)
    }
    expect(times.size).toBe(21)
  })
})

function labelled({ fields }: OutdatedSave): Record<string, unknown> {
  const written = ({ label, yours, theirs, base, changedBy }: DifferingField) =>
    [label, yours, theirs, base, changedBy] as const
  return Object.fromEntries(fields.map((field) => [field.path, written(field)]))
}

function richText(...paragraphs: string[]) {
  const element = { direction: null, format: '', indent: 0, version: 1 }
  const children = paragraphs.map((text) => ({
    ...element,
    type: 'paragraph',
    textFormat: 0,
    textStyle: '',
    children: [{ type: 'text', text, format: 0, detail: 0, mode: 'normal', style: '', version: 1 }],
  }))
  return { root: { ...element, type: 'root', children } }
}

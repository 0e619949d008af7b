import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalReq } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBookFile, writeBookFile } from '../../cms/book-file/bookFileText.ts'
import { exportBookFile } from '../../cms/book-file/collectBookFile.ts'
import { saveBookFile } from '../../cms/book-file/saveBookFile.ts'
import { seedDemo } from '../../cms/demo/seed.ts'
import { saveImportedBook } from '../../cms/import/saveImport.ts'
import { BookFile } from '../../content/bookFile.ts'
import { importedBook } from '../fixtures/importedBook.ts'
import { collectWhole } from '../helpers/collectWhole.ts'
import { json, openTestCms, type TestCms } from '../helpers/openTestCms.ts'
import { testDatabase } from '../helpers/testDatabase.ts'

const slug = 'diffusion-models'

const exported = (cms: TestCms, of = slug) => exportBookFile({ payload: cms.payload, slug: of })
const saved = async (cms: TestCms, file: BookFile) =>
  saveBookFile({ req: await createLocalReq({}, cms.payload), file })
/** A file that went through its text, as a command line reads it. */
const reread = (file: BookFile) => readBookFile(writeBookFile(file))

async function idOf(cms: TestCms, collection: 'books' | 'errata', where: object): Promise<string> {
  const { docs } = await cms.payload.find({ collection, where: where as never, limit: 1, draft: true })
  return String(docs[0]?.id)
}

/**
 * The demo book with what else a book can have: drafts on top of what is published, an unpublished document, one in the trash,
 * relations, files.
 */
async function fillSource(cms: TestCms): Promise<void> {
  await seedDemo(cms.payload)
  const { payload } = cms
  const book = await idOf(cms, 'books', { slug: { equals: slug } })
  const { docs: errata } = await payload.find({ collection: 'errata', limit: 6, sort: 'createdAt', depth: 0 })
  const [first, second, third, fourth, fifth] = errata.map(({ id }) => id)
  const change = (id: string | undefined, data: object, options: object = {}) =>
    payload.update({ collection: 'errata', id: String(id), data: data as never, ...options })

  await change(first, { relatedTo: [second, third], printings: '1-3', _status: 'published' })
  await change(second, { relatedTo: [first], status: 'unconfirmed', _status: 'published' })
  await change(second, { note: { ja: '下書きの補足' }, page: 'x, y', _status: 'draft' }, { draft: true })
  await change(third, { _status: 'draft' })
  await change(fifth, { note: { ja: '公開中の補足', en: 'A live note' }, _status: 'published' })
  await change(fifth, { note: { ja: null }, relatedTo: [fourth], _status: 'draft' }, { draft: true })
  // As it lies there after its whole book went and another one came back: alone, readers' errata are withdrawn.
  await payload.db.updateOne({
    collection: 'errata',
    id: String(fourth),
    data: { deletedAt: new Date().toISOString() },
  })
  await payload.create({
    collection: 'errata',
    data: { book, page: '1', _status: 'draft' } as never,
    draft: true,
  })

  // A former slug, with the draft on top of it.
  for (const name of ['former-slug', slug])
    await payload.update({ collection: 'books', id: book, data: { slug: name, _status: 'published' } })
  await payload.update({
    collection: 'books',
    id: book,
    data: { isbn: '978-4', toc: [], _status: 'draft' },
    draft: true,
  })
  const webp = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#336699' } })
    .webp({ lossless: true })
    .toBuffer()
  const figure = await payload.create({
    collection: 'media',
    data: { alt: { en: 'A blue figure' } },
    file: { name: '図 1.webp', mimetype: 'image/webp', data: webp, size: webp.length },
  })
  await payload.create({
    collection: 'materials',
    draft: true,
    data: { book, title: { en: 'Figures' }, kind: 'data', file: figure.id, _status: 'draft' },
  })
  await payload.create({
    collection: 'news',
    data: {
      slug: 'rich',
      date: '2024-05-06',
      title: { ja: '全部', en: 'Everything' },
      book,
      body: { ja: everyKindOfText, en: withPicture(String(figure.id)) },
      _status: 'published',
    } as never,
  })
  await payload.create({
    collection: 'news',
    data: { slug: 'site-wide', date: '2024-05-07', title: { ja: 'サイト' }, _status: 'published' },
  })
  const req = await createLocalReq({}, payload)
  await saveImportedBook({ req, slug, imported: { ...importedBook(), record: null, toc: null } })
}

const block = { direction: null, format: '', indent: 0, version: 1 }
const words = (text: string, format = 0) => ({
  type: 'text',
  text,
  format,
  detail: 0,
  mode: 'normal',
  style: '',
  version: 1,
})
const item = (value: number, children: object[]) => ({ ...block, type: 'listitem', value, children })
const list = (listType: 'bullet' | 'number', children: object[]) => ({
  ...block,
  type: 'list',
  listType,
  tag: listType === 'bullet' ? 'ul' : 'ol',
  start: 1,
  children,
})
/** A picture in a table: a file names it by its file name. */
const withPicture = (media: string) => ({
  root: {
    ...block,
    type: 'root',
    children: [
      {
        ...block,
        type: 'table',
        children: [
          {
            ...block,
            type: 'tablerow',
            children: [
              {
                ...block,
                type: 'tablecell',
                headerState: 1,
                children: [
                  {
                    type: 'upload',
                    version: 3,
                    format: '',
                    id: 'p1',
                    fields: null,
                    relationTo: 'media',
                    value: media,
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
})
const everyKindOfText = {
  root: {
    ...block,
    type: 'root',
    children: [
      { ...block, type: 'heading', tag: 'h3', children: [words('見出し')] },
      {
        ...block,
        type: 'paragraph',
        textFormat: 0,
        textStyle: '',
        children: [
          words('太い', 1 | 2 | 64),
          { type: 'linebreak', version: 1 },
          {
            ...block,
            type: 'link',
            version: 3,
            fields: { linkType: 'custom', newTab: false, url: 'https://example.org/' },
            children: [words('先')],
          },
          words(' $x^2$', 16),
        ],
      },
      list('bullet', [
        item(1, [words('一')]),
        item(2, [list('number', [item(1, [words('一の一')])])]),
        item(2, [words('二')]),
      ]),
      { ...block, type: 'quote', children: [words('引用')] },
      { type: 'horizontalrule', version: 1 },
    ],
  },
}

let source: TestCms
let file: BookFile
beforeAll(async () => {
  source = await openTestCms()
  await fillSource(source)
  file = await exported(source)
})
afterAll(() => source.close())

describe('a book written to a file', () => {
  it('holds each document as readers get it and as its draft is, and nothing of the trash', () => {
    expect([file.errata.length, file.news.length, file.materials.length, file.excerpts.length]).toEqual([
      51, 8, 4, 2,
    ])
    expect(file.media.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      ['demo-cover.png', 'image/png'],
      ['図-1.webp', 'image/webp'],
    ])
    const rich = file.news.find(({ published }) => published?.slug === 'rich')
    const cell = { header: true, colSpan: 1, rowSpan: 1, blocks: [{ kind: 'picture', media: '図-1.webp' }] }
    expect(rich?.published?.body.en).toEqual([{ kind: 'table', rows: [{ cells: [cell] }] }])
    expect(file.book.published?.toc).not.toEqual([])
    expect(file.book.draft).toMatchObject({ isbn: '978-4', toc: [], cover: 'demo-cover.png' })
    expect([file.book.published?.formerSlugs, file.book.draft?.formerSlugs]).toEqual([
      ['former-slug'],
      ['former-slug'],
    ])
    const drafted = file.errata.find(({ draft }) => draft?.note.ja === '下書きの補足')
    expect(drafted).toMatchObject({
      everPublished: true,
      published: { note: { ja: null, en: null }, status: 'unconfirmed' },
      draft: { page: 'x, y' },
    })
    const unpublished = file.errata.filter((erratum) => erratum.published === null && erratum.everPublished)
    expect(unpublished).toHaveLength(1)
    expect(
      file.errata.find(({ tag }) => tag === drafted?.published?.relatedTo[0])?.published?.relatedTo,
    ).toEqual([drafted?.tag, unpublished[0]?.tag])
    expect(file.errata.find(({ published }) => published?.note.ja === '公開中の補足')?.draft).toMatchObject({
      note: { ja: null, en: 'A live note' },
      relatedTo: [],
    })
    expect(file.errata.filter(({ draft }) => draft?.toCheck).map(({ draft }) => draft?.toCheck?.en)).toEqual([
      expect.stringContaining('This may be a formula.'),
    ])
    expect(file.errata.map(({ draft }) => draft?.importedFrom)).toContain('p.7 誤 sin x 正 cos x')
  })

  it('names nothing by an id of the database', async () => {
    const text = writeBookFile({ ...file, media: [] })
    for (const collection of ['books', 'errata', 'news', 'media'] as const)
      for (const { id } of (await source.payload.find({ collection, pagination: false })).docs)
        expect(text).not.toContain(String(id))
  })

  it('is the same text each time', async () => {
    expect(writeBookFile(await exported(source))).toBe(writeBookFile(file))
    expect(reread(file)).toEqual(file)
  })

  it('is read where it was written before former slugs were kept', () => {
    const older = JSON.parse(writeBookFile({ ...file, media: [] })) as BookFile
    for (const state of [older.book.published, older.book.draft])
      delete (state as { formerSlugs?: unknown } | null)?.formerSlugs
    expect(BookFile.safeParse({ ...older, media: file.media }).data?.book.published?.formerSlugs).toEqual([])
  })

  it('is not written for a book that is not there', async () => {
    await expect(exported(source, 'nowhere')).rejects.toThrow(
      'There is no book "nowhere" (one in the trash cannot be written out). Look up its URL name under "Books" in the admin panel.',
    )
  })
})

const otherDatabase = async () => {
  const server = process.env.MONGODB_TEST_URL
  if (testDatabase === 'mongodb') {
    const folder = await mkdtemp(join(tmpdir(), 'okuzuke-other-'))
    return { url: `file:${join(folder, 'okuzuke.db')}`, remove: () => rm(folder, { recursive: true }) }
  }
  if (!server) return null
  const url = new URL(server)
  url.pathname = `/okuzuke-test-${randomUUID().slice(0, 13)}`
  return { url: url.href, remove: async () => {} }
}

describe.each(['the same kind of database', 'the other kind of database'])('a book taken into %s', (kind) => {
  let target: TestCms | null = null
  let remove = async () => {}
  beforeAll(async () => {
    if (kind === 'the same kind of database') target = await openTestCms()
    else {
      const other = await otherDatabase()
      if (other === null) return
      remove = other.remove
      target = await openTestCms({ settings: { databaseUrl: other.url } })
    }
  })
  afterAll(async () => {
    await target?.close()
    await remove()
  })

  it('is the same book, to the byte', async ({ skip }) => {
    if (target === null) return skip('MONGODB_TEST_URL names no server.')
    expect(await saved(target, reread(file))).toEqual({
      isNew: true,
      bookId: expect.any(String),
      leftOut: [],
    })
    expect(writeBookFile(await exported(target))).toBe(writeBookFile(file))
    for (const { filename, base64 } of file.media) {
      const kept = await readFile(join(target.settings.mediaDir, filename))
      expect(kept.toString('base64')).toBe(base64)
    }
  })

  it('gives readers the same pages, and waits for the publisher', async ({ skip }) => {
    if (target === null) return skip('MONGODB_TEST_URL names no server.')
    const snapshots = await Promise.all([source, target].map(({ payload }) => collectWhole(payload)))
    const [ours, theirs] = snapshots.map((snapshot) => ({
      errata: snapshot.errata
        .map(({ id: _id, ...erratum }) => erratum)
        .sort((a, b) => (a.tag < b.tag ? -1 : 1)),
      books: snapshot.books.map(({ id: _id, cover: _cover, ...book }) => book),
      // By name: a snapshot has them by their ids, which another database gives anew.
      media: snapshot.media
        .map(({ original }) => original)
        .sort((a, b) => (a.filename < b.filename ? -1 : 1)),
    }))
    expect(theirs).toEqual(ours)
    const { changes } = (await (await target.asPublisher('/api/site/changes')).json()) as {
      changes: unknown[]
    }
    expect(changes.length).toBeGreaterThan(40)
  })

  it('is there already the second time, and nothing is done', async ({ skip }) => {
    if (target === null) return skip('MONGODB_TEST_URL names no server.')
    const { isNew } = await saved(target, reread(file))
    expect(isNew).toBe(false)
    expect(writeBookFile(await exported(target))).toBe(writeBookFile(file))
  })

  it('can be edited, published and reverted like any other', async ({ skip }) => {
    if (target === null) return skip('MONGODB_TEST_URL names no server.')
    const editor = await target.asUser('editor')
    const drafted = file.errata.find(({ draft }) => draft?.note.ja === '下書きの補足')
    const id = await idOf(target, 'errata', { tag: { equals: drafted?.tag } })
    const answer = await editor.request(`/api/errata/${id}?draft=true&depth=0`)
    expect(await answer.json()).toMatchObject({
      note: { ja: '下書きの補足' },
      _status: 'draft',
      page: 'x, y',
    })
    const published = await editor.request(
      `/api/errata/${id}`,
      json('PATCH', { page: '12', _status: 'published' }),
    )
    expect(published.status).toBe(200)
    expect((await exported(target)).errata.find(({ tag }) => tag === drafted?.tag)).toMatchObject({
      published: { page: '12', note: { ja: '下書きの補足' } },
      draft: null,
    })
  })

  it('is refused where it differs, and stays as it is', async ({ skip }) => {
    if (target === null) return skip('MONGODB_TEST_URL names no server.')
    const before = await exported(target)
    const drafted = file.errata.findIndex(({ draft }) => draft?.note.ja === '下書きの補足')
    await expect(saved(target, reread(file))).rejects.toThrow(
      new RegExp(
        `^The book "diffusion-models" is here already and differs from this file \\(errata\\.${drafted}\\.`,
      ),
    )
    expect(await exported(target)).toEqual(before)
  })
})

describe('a book that cannot be taken', () => {
  let cms: TestCms
  beforeAll(async () => {
    cms = await openTestCms()
  })
  afterAll(() => cms.close())

  it('leaves nothing behind where a save fails in the middle, no file either', async () => {
    const broken = structuredClone(file)
    const last = broken.errata.findLast(({ published }) => published !== null)
    if (last?.published) last.published.correction = '$\\frac{1$'
    await expect(saved(cms, reread(broken))).rejects.toThrow(
      new RegExp(`^Erratum ${last?.tag} cannot be saved, and nothing was imported\\. correction: `),
    )
    for (const collection of ['books', 'errata', 'news', 'media', 'site-changes'] as const)
      expect((await cms.payload.count({ collection })).totalDocs).toBe(0)
    const left = await readdir(cms.settings.mediaDir).catch(() => [])
    expect(left).toEqual([])
    expect((await saved(cms, reread(file))).isNew).toBe(true)
  })

  it('is refused where a tag belongs to another erratum', async () => {
    const again = structuredClone(file)
    again.slug = 'another-book'
    for (const state of [again.book.published, again.book.draft]) if (state) state.slug = 'another-book'
    const tags = again.errata.map(({ tag }) => tag).sort()
    await expect(saved(cms, reread(again))).rejects.toThrow(
      `The tags ${tags.join(', ')} belong to other errata here (perhaps in the trash). A tag is permanent, so this book cannot be imported. Nothing was changed.`,
    )
    expect((await cms.payload.count({ collection: 'books' })).totalDocs).toBe(1)
  })

  it('is refused where its slug lies in the trash', async () => {
    const { payload } = cms
    const other = await payload.create({
      collection: 'books',
      data: { slug: 'trashed', title: { ja: '本' }, lang: 'ja', _status: 'published' },
    })
    const alone = { ...(await exported(cms, 'trashed')) }
    await payload.update({ collection: 'books', id: other.id, data: { deletedAt: new Date().toISOString() } })
    await expect(saved(cms, reread(alone))).rejects.toThrow(
      'The book "trashed" is in the trash. Delete it there for good in the admin panel, and import again.',
    )
  })

  it('is told by the path of what is wrong in the file, all at once', () => {
    const wrong = structuredClone(file) as unknown as {
      book: { published: Record<string, unknown> }
      errata: { tag: string; published: Record<string, unknown> | null; draft: null }[]
    }
    wrong.book.published.cover = 'nowhere.png'
    const index = wrong.errata.findIndex(({ published, draft }) => published !== null && draft === null)
    Object.assign(wrong.errata[index]?.published ?? {}, { page: '4, 5', more: 1 })
    const { tag } = wrong.errata[index] ?? {}
    expect(() => readBookFile(JSON.stringify(wrong))).toThrow(
      [
        'This file is not right, and nothing was imported.',
        `- errata[${index}] (${tag}) published.page: is not a page label`,
        `- errata[${index}] (${tag}) published: Unrecognized key: "more"`,
      ].join('\n'),
    )
    expect(() => readBookFile('{"format":"okuzuke-book"')).toThrow('This file is no JSON (')
    expect(() => readBookFile('{"format":"okuzuke-book","version":2}')).toThrow(
      'This file is of version 2, and this Okuzuke reads 1. Import it with the release of Okuzuke that wrote it.',
    )
    expect(() => readBookFile('[]')).toThrow('This is no book file of Okuzuke')
    const [cover] = file.media
    const cut = {
      ...file,
      media: file.media.map((media) =>
        media === cover ? { ...cover, base64: cover.base64.slice(0, -8) } : media,
      ),
    }
    expect(() => readBookFile(JSON.stringify(cut))).toThrow(
      '- media (demo-cover.png): the bytes are not those of sha256 and bytes',
    )
  })
})

describe('what a book refers to in others', () => {
  it('is taken up where it is there, and named where it is not', async () => {
    const cms = await openTestCms()
    const edition = structuredClone(file)
    edition.slug = 'second-edition'
    edition.media = []
    for (const list of ['news', 'materials', 'excerpts'] as const) edition[list] = []
    edition.book.draft = null
    Object.assign(edition.book.published ?? {}, { slug: edition.slug, previousEdition: 'first', cover: null })
    const published = edition.errata.find((erratum) => erratum.published !== null && erratum.draft === null)
    if (published?.published) published.published.relatedTo = ['ZZZZZ']
    edition.errata = published ? [published] : []
    expect((await saved(cms, reread(edition))).leftOut).toEqual([
      'second-edition → first',
      `${published?.tag} → ZZZZZ`,
    ])
    await cms.close()
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectSnapshot, SnapshotContentError } from '../../../cms/snapshot/collectSnapshot.ts'
import { parseSnapshot } from '../../../content/snapshot.ts'
import { openTestCms, type TestCms } from '../../helpers/openTestCms.ts'
import { makeContent, paragraph } from './publishedContent.ts'

let cms: TestCms
let content: ReturnType<typeof makeContent>

beforeAll(async () => {
  cms = await openTestCms()
  content = makeContent(cms.payload)
})
afterAll(() => cms.close())

/** The snapshot as a reader of the endpoint gets it. */
const snapshot = async () => parseSnapshot(JSON.parse(JSON.stringify(await collectSnapshot(cms.payload))))
const none = { ja: null, en: null }
const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

describe('a snapshot', () => {
  it('of an empty CMS is an empty site with a name', async () => {
    expect(await snapshot()).toEqual({
      schemaVersion: 1,
      settings: {
        title: { ja: 'サポートサイト', en: 'Support site' },
        description: none,
        baseUrl: null,
        homeBook: null,
        supportEmail: null,
        license: none,
        updatedAt: null,
      },
      books: [],
      news: [],
      materials: [],
      excerpts: [],
      errata: [],
      media: [],
      counts: { books: 0, news: 0, materials: 0, excerpts: 0, errata: 0, media: 0 },
    })
  })

  it('holds a whole book in both languages, empty fields as null', async () => {
    const cover = await content.upload('表紙')
    const first = await content.book({ slug: 'first-edition', title: { ja: '初版' } })
    const id = await content.book({
      slug: 'whole',
      title: { ja: '完全な本' },
      subtitle: { ja: '' },
      authors: [{ name: { ja: '見本 花子' } }],
      publisher: { ja: '見本出版' },
      isbn: '978-4-00-000000-0',
      publishedOn: '2026-01-15',
      pageCount: 120,
      links: [{ kind: 'publisher', url: 'https://example.org/book' }],
      supportEmail: 'errata@example.org',
      printings: [{ number: 1, date: '2026-01-15' }],
      toc: [
        {
          label: '1',
          title: { ja: '点' },
          page: '1',
          sections: [{ label: '1.1', title: { ja: '距離' }, page: '3' }],
        },
      ],
    })
    const stored = await cms.payload.findByID({ collection: 'books', id })
    await cms.payload.update({
      collection: 'books',
      id,
      data: {
        title: { en: 'A Whole Book' },
        authors: [{ id: stored.authors?.[0]?.id, name: { en: 'Hanako Mihon' } }],
        _status: 'published',
      },
    })
    await cms.payload.update({
      collection: 'books',
      id,
      data: { cover, previousEdition: first, _status: 'published' },
    })
    const found = await snapshot()
    expect(found.books.find(({ slug }) => slug === 'whole')).toEqual({
      id,
      slug: 'whole',
      formerSlugs: [],
      title: { ja: '完全な本', en: 'A Whole Book' },
      subtitle: none,
      authors: [{ name: { ja: '見本 花子', en: 'Hanako Mihon' } }],
      publisher: { ja: '見本出版', en: null },
      series: none,
      isbn: '9784000000000',
      ebookIsbn: null,
      publishedOn: '2026-01-15',
      pageCount: 120,
      lang: 'ja',
      cover,
      description: none,
      links: [{ kind: 'publisher', label: none, url: 'https://example.org/book' }],
      supportEmail: 'errata@example.org',
      printings: [{ number: 1, date: '2026-01-15', note: none }],
      toc: [
        {
          label: '1',
          title: { ja: '点', en: null },
          page: '1',
          sections: [{ label: '1.1', title: { ja: '距離', en: null }, page: '3' }],
        },
      ],
      errataNote: none,
      macros: null,
      previousEdition: 'first-edition',
      updatedAt: moment,
    })
    expect(found.media).toEqual([
      {
        id: cover,
        alt: { ja: '表紙', en: null },
        original: {
          filename: expect.stringMatching(/^cover.*\.png$/),
          mimeType: 'image/png',
          bytes: expect.any(Number),
          width: 1,
          height: 1,
        },
        sizes: expect.any(Array),
        updatedAt: moment,
      },
    ])
  })

  it('holds errata, news, materials and excerpts of published books', async () => {
    const book = await content.book({ slug: 'with-parts' })
    const first = await content.erratum(book, { page: 'xiii' })
    const second = await content.erratum(book, {
      page: '37',
      line: 7,
      lineFrom: 'bottom',
      item: { kind: 'figure', label: '1.2', part: { ja: '左図' } },
      original: '平均 $\\sigma$',
      correction: '平均 $\\mu$',
      printings: '1、2',
      reportedOn: '2026-02-02',
      relatedTo: [first],
    })
    const { tag: firstTag } = await cms.payload.findByID({ collection: 'errata', id: first })
    const { tag } = await cms.payload.findByID({ collection: 'errata', id: second })
    await content.newsItem({ slug: 'of-site', title: { ja: 'サイトのお知らせ' } })
    await content.newsItem({
      slug: 'of-book',
      title: { ja: '本のお知らせ' },
      book,
      body: { ja: paragraph('本文 $x^2$') },
    })
    await content.material(book, { title: { ja: '資料' } })
    await content.excerpt(book, { title: { ja: 'はじめに' } })

    const found = await snapshot()
    expect(found.errata.find((erratum) => erratum.tag === tag)).toEqual({
      id: second,
      tag,
      book: 'with-parts',
      page: '37',
      section: null,
      line: 7,
      lineTo: null,
      lineFrom: 'bottom',
      item: { kind: 'figure', label: '1.2', part: { ja: '左図', en: null } },
      original: '平均 $\\sigma$',
      correction: '平均 $\\mu$',
      instruction: none,
      note: none,
      pictures: { printed: null, corrected: null },
      severity: null,
      status: 'confirmed',
      printings: '1-2',
      appliesTo: 'all',
      ebookCorrectedOn: null,
      reportedOn: '2026-02-02',
      reportedBy: null,
      confirmedOn: null,
      relatedTo: [firstTag],
      replacedBy: null,
      publishedAt: moment,
      createdAt: moment,
      updatedAt: moment,
    })
    expect(found.news.map(({ slug, book: of }) => [slug, of]).sort()).toEqual([
      ['of-book', 'with-parts'],
      ['of-site', null],
    ])
    expect(found.news.find(({ slug }) => slug === 'of-book')?.body).toEqual({
      ja: [{ kind: 'paragraph', children: [{ kind: 'text', text: '本文 $x^2$', marks: [] }] }],
      en: null,
    })
    expect(found.materials.map(({ title }) => title.ja)).toEqual(['資料'])
    expect(found.excerpts.map(({ title }) => title.ja)).toEqual(['はじめに'])
  })

  it('is the same, byte for byte, as long as nothing changes', async () => {
    expect(JSON.stringify(await snapshot())).toBe(JSON.stringify(await snapshot()))
  })
})

describe('what is not published is in no snapshot (D1)', () => {
  // Each secret stands in a place that readers must not reach.
  const secret = (place: string) => `SECRET-${place}`

  it('drafts, unpublished and trashed documents, and what they are related to', async () => {
    const draft = { _status: 'draft' }
    const book = await content.book({ slug: 'visible', title: { ja: '見える本' } })
    const draftBook = await content.book({
      slug: 'secret-book',
      title: { ja: secret('draft-book') },
      ...draft,
    })
    const hiddenBook = await content.book({ slug: 'hidden-book', title: { ja: secret('unpublished-book') } })
    const trashedBook = await content.book({ slug: 'trashed-book', title: { ja: secret('trashed-book') } })
    const hiddenCover = await content.upload(secret('cover-of-a-draft'))

    // Published documents of books that are not: they would have no page to stand on.
    for (const of of [hiddenBook, trashedBook]) {
      await content.erratum(of, { original: secret('erratum-of-hidden-book') })
      await content.newsItem({ book: of, title: { ja: secret('news-of-hidden-book') } })
      await content.material(of, { title: { ja: secret('material-of-hidden-book') } })
      await content.excerpt(of, { title: { ja: secret('excerpt-of-hidden-book') } })
    }
    await cms.payload.update({ collection: 'books', id: hiddenBook, data: { _status: 'draft' } })
    // Straight into the rows: through the panel the parts go with their book, and published errata not at all.
    await cms.payload.db.updateOne({
      collection: 'books',
      id: trashedBook,
      data: { deletedAt: new Date().toISOString() },
    })

    // Never published, published and taken back, in the trash, and a draft on top of what is published.
    await content.newsItem({ title: { ja: secret('draft-news') }, book, ...draft })
    await content.material(book, { title: { ja: secret('draft-material') }, ...draft })
    await content.excerpt(book, { title: { ja: secret('draft-excerpt') }, ...draft })
    const draftErratum = await content.erratum(book, { original: secret('draft-erratum'), ...draft })
    const news = await content.newsItem({ title: { ja: secret('unpublished-news') }, book })
    await cms.payload.update({ collection: 'news', id: news, data: { _status: 'draft' } })
    const trashed = await content.erratum(book, { original: secret('trashed-erratum') })
    const edited = await content.erratum(book, { original: '見える誤', relatedTo: [draftErratum, trashed] })
    await cms.payload.db.updateOne({
      collection: 'errata',
      id: trashed,
      data: { deletedAt: new Date().toISOString() },
    })
    await cms.payload.update({
      collection: 'errata',
      id: edited,
      data: { original: secret('draft-on-top'), note: { ja: secret('draft-note') } },
      draft: true,
    })
    await cms.payload.update({
      collection: 'books',
      id: book,
      data: { previousEdition: draftBook, _status: 'published' },
    })
    await cms.payload.update({
      collection: 'books',
      id: draftBook,
      data: { cover: hiddenCover },
      draft: true,
    })
    await cms.payload.updateGlobal({
      slug: 'site-settings',
      data: { title: { ja: 'サイト' }, homeBook: hiddenBook, _status: 'published' },
    })
    await cms.payload.updateGlobal({
      slug: 'site-settings',
      data: { title: { ja: secret('draft-settings') } },
      draft: true,
    })

    const found = await snapshot()
    expect(JSON.stringify(found)).not.toMatch(/SECRET|secret-book|hidden-book|trashed-book/)
    expect(JSON.stringify(found)).not.toContain(draftErratum)
    expect(found.books.find(({ slug }) => slug === 'visible')).toMatchObject({ previousEdition: null })
    expect(found.errata.find(({ id }) => id === edited)).toMatchObject({
      original: '見える誤',
      relatedTo: [],
      replacedBy: null,
    })
    expect(found.settings).toMatchObject({ title: { ja: 'サイト', en: null }, homeBook: null })
  })

  it('settings that are only a draft are not used', async () => {
    await cms.payload.updateGlobal({
      slug: 'site-settings',
      data: { _status: 'draft' },
    })
    expect((await snapshot()).settings.title).toEqual({ ja: 'サポートサイト', en: 'Support site' })
  })
})

describe('one consistent read', () => {
  it('a save while it reads is in the next snapshot, whole, and does not wait for it', async () => {
    const book = await content.book({ slug: 'moving' })
    let saved: Promise<unknown> = Promise.resolve()
    const find = cms.payload.db.find
    let calls = 0
    cms.payload.db.find = (async (args: Parameters<typeof find>[0]) => {
      const result = await find.call(cms.payload.db, args)
      calls += 1
      // After the books were read: a new book with an erratum that names it, committed before the errata are read.
      if (args.collection === 'books' && calls === 1) {
        saved = content.erratum(book, { original: '途中の誤' })
        await saved
      }
      return result
    }) as typeof find
    try {
      const during = await snapshot()
      expect(during.errata.map(({ original }) => original)).not.toContain('途中の誤')
    } finally {
      cms.payload.db.find = find
    }
    await saved
    expect((await snapshot()).errata.map(({ original }) => original)).toContain('途中の誤')
  })

  it('leaves no transaction behind', () => {
    const { sessions } = cms.payload.db as unknown as { sessions: Record<string, unknown> }
    expect(Object.keys(sessions)).toEqual([])
  })
})

describe('a published document that breaks the contract', () => {
  it('is named in both languages, with its link, and nothing is handed out', async () => {
    const book = await content.book({ slug: 'old-data' })
    const id = await content.erratum(book, { page: '40', line: 1, original: '古い誤' })
    const { tag } = await cms.payload.findByID({ collection: 'errata', id })
    // As an old row would be, from before there was any validation: straight into the database.
    await cms.payload.db.updateOne({
      collection: 'errata',
      id,
      data: { correction: null, printings: 'all of them' },
    })
    const error: unknown = await collectSnapshot(cms.payload).catch((reason: unknown) => reason)
    if (!(error instanceof SnapshotContentError)) throw error
    expect(error.problems).toEqual([
      {
        severity: 'error',
        message: {
          ja: `「${tag} · 40ページ 1行目」の「printings」: 刷の範囲として読めません。管理画面で直して、もう一度公開してください。`,
          en:
            `"${tag} · p. 40, line 1", field "printings": is not a set of printings. ` +
            'Correct it in the admin panel and publish again.',
        },
        document: { collection: 'errata', id },
      },
      {
        severity: 'error',
        message: {
          ja: `「${tag} · 40ページ 1行目」: 訂正も指示もありません。管理画面で直して、もう一度公開してください。`,
          en:
            `"${tag} · p. 40, line 1": has neither a correction nor an instruction. ` +
            'Correct it in the admin panel and publish again.',
        },
        document: { collection: 'errata', id },
      },
    ])
    const answer = await cms.asPublisher('/api/site/snapshot')
    expect(answer.status).toBe(422)
    expect(await answer.json()).toEqual({ errors: [{ message: error.message }], problems: error.problems })
    await cms.payload.db.updateOne({
      collection: 'errata',
      id,
      data: { deletedAt: new Date().toISOString() },
    })
    expect((await cms.asPublisher('/api/site/snapshot')).status).toBe(200)
  })
})

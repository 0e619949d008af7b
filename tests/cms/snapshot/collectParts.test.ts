import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inOneTransaction } from '../../../cms/database/inOneTransaction.ts'
import type { Row } from '../../../cms/rows.ts'
import type { References } from '../../../cms/snapshot/references.ts'
import { toErratum } from '../../../cms/snapshot/toErratum.ts'
import { publishingPaths } from '../../../content/publishing.ts'
import { BookPart, NewsPart, parsePart, SiteIndex } from '../../../content/snapshot.ts'
import { openTestCms, type TestCms } from '../../helpers/openTestCms.ts'
import { joinParts, type SiteParts } from '../../helpers/wholeSite.ts'
import { makeContent, paragraph } from './publishedContent.ts'
import { noteTries, triedOften } from '../../helpers/tries.ts'

let cms: TestCms
let content: ReturnType<typeof makeContent>

beforeAll(async () => {
  cms = await openTestCms()
  content = makeContent(cms.payload)
})
afterAll(() => cms.close())

const ask = async (path: string): Promise<unknown> => {
  const answer = await cms.asPublisher(path)
  expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 200, 'no-store'])
  return answer.json()
}
const index = async () => parsePart(SiteIndex, await ask(publishingPaths.index))
const bookPart = async (slug: string) => parsePart(BookPart, await ask(publishingPaths.book(slug)))
/** All parts as a caller of the endpoints gets them. */
const parts = async (): Promise<SiteParts> => {
  const siteIndex = await index()
  const news = parsePart(NewsPart, await ask(publishingPaths.news))
  return {
    index: siteIndex,
    news,
    books: await Promise.all(siteIndex.books.map(({ slug }) => bookPart(slug))),
  }
}
const snapshot = async () => joinParts(await parts())
const none = { ja: null, en: null }
const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

describe('the parts of a site', () => {
  it('of an empty CMS are an index of an empty site with a name, and no news', async () => {
    expect(await parts()).toEqual({
      index: {
        schemaVersion: 2,
        settings: {
          title: { ja: 'サポートサイト', en: 'Support site' },
          description: none,
          baseUrl: null,
          homeBook: null,
          supportEmail: null,
          license: none,
          updatedAt: null,
        },
        revision: 0,
        books: [],
        knowsReport: true,
        counts: { books: 0 },
        problems: [],
      },
      news: { schemaVersion: 2, revision: 0, news: [], media: [], counts: { news: 0, media: 0 } },
      books: [],
    })
  })

  it('hold a whole book in both languages, empty fields as null', async () => {
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

  it('hold errata, news, materials and excerpts of published books', async () => {
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

  it('hold the pictures of rich texts, and none of a draft', async () => {
    const book = await content.book()
    const [shown, hidden] = [await content.upload('図'), await content.upload('下書きの図')]
    const picture = (value: string) => ({
      type: 'upload',
      version: 3,
      id: 'p1',
      fields: null,
      relationTo: 'media',
      value,
    })
    const body = (media: string) => ({ en: { root: { ...paragraph('').root, children: [picture(media)] } } })
    const excerpt = await content.excerpt(book, { body: body(shown) })
    await content.newsItem({ body: body(hidden), _status: 'draft' })
    const { excerpts, media } = await snapshot()
    expect(excerpts.find(({ id }) => id === excerpt)?.body).toEqual({
      ja: null,
      en: [{ kind: 'picture', media: shown }],
    })
    expect(media.map(({ id }) => id)).toContain(shown)
    expect(media.map(({ id }) => id)).not.toContain(hidden)
  })

  it('are the same, byte for byte, as long as nothing changes', async () => {
    expect(JSON.stringify(await parts())).toBe(JSON.stringify(await parts()))
  })
})

describe('what is not published is in no part (D1)', () => {
  // Each secret stands in a place that readers must not reach, and is a try.
  const planted = new Set<string>()
  let round = 0
  const secret = (place: string) => {
    const text = `SECRET-${place}-${round}.`
    planted.add(text)
    return text
  }

  it(
    'drafts, unpublished and trashed documents, and what they are related to',
    triedOften({ tests: 16 }),
    async () => {
      round += 1
      planted.clear()
      const draft = { _status: 'draft' }
      const book = await content.book({ slug: `visible-${round}`, title: { ja: '見える本' } })
      const draftBook = await content.book({
        slug: `secret-book-${round}`,
        title: { ja: secret('draft-book') },
        ...draft,
      })
      const hiddenBook = await content.book({
        slug: `hidden-book-${round}`,
        title: { ja: secret('unpublished-book') },
      })
      const trashedBook = await content.book({
        slug: `trashed-book-${round}`,
        title: { ja: secret('trashed-book') },
      })
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
      const everything = JSON.stringify(await parts())
      noteTries({
        id: 'D1',
        what: 'drafts, unpublished, trashed, and what they are related to',
        tries: planted.size,
        held: [...planted].filter((text) => !everything.includes(text)).length,
      })
      expect(everything).not.toMatch(/SECRET|secret-book|hidden-book|trashed-book/)
      expect(everything).not.toContain(draftErratum)
      for (const name of ['secret-book', 'hidden-book', 'trashed-book', 'nothing']) {
        const slug = `${name}-${round}`
        const answer = await cms.asPublisher(publishingPaths.book(slug), {
          headers: { 'Accept-Language': 'en' },
        })
        expect([answer.status, await answer.json()]).toEqual([
          404,
          {
            errors: [
              {
                message: `No published book has the address "${slug}". Use a slug that /api/site/index names.`,
              },
            ],
          },
        ])
      }
      expect(found.books.find(({ slug }) => slug === `visible-${round}`)).toMatchObject({
        previousEdition: null,
      })
      expect(found.errata.find(({ id }) => id === edited)).toMatchObject({
        original: '見える誤',
        relatedTo: [],
        replacedBy: null,
      })
      expect(found.settings).toMatchObject({ title: { ja: 'サイト', en: null }, homeBook: null })
    },
  )

  it('settings that are only a draft are not used', async () => {
    await cms.payload.updateGlobal({
      slug: 'site-settings',
      data: { _status: 'draft' },
    })
    expect((await index()).settings?.title).toEqual({ ja: 'サポートサイト', en: 'Support site' })
  })
})

describe('errata of other books', () => {
  const tagOf = async (id: string) => (await cms.payload.findByID({ collection: 'errata', id })).tag
  const shown = async (slug: string) =>
    (await bookPart(slug)).relatedErrata.map(({ tag, book, page, relatedTo }) => ({
      tag,
      book,
      page,
      relatedTo,
    }))

  it('stand in the part of the book whose errata they name, or that names them, as far as both are published', async () => {
    const [first, second, draftBook] = [
      await content.book({ slug: 'related-1' }),
      await content.book({ slug: 'related-2' }),
      await content.book({ slug: 'related-3', _status: 'draft' }),
    ]
    const alone = await content.erratum(first, { page: '1' })
    const named = await content.erratum(first, { page: '2' })
    const naming = await content.erratum(second, { page: '3', relatedTo: [named] })
    const both = await content.erratum(second, { page: '4', relatedTo: [naming] })
    const withdrawn = await content.erratum(first, { page: '5', status: 'withdrawn', replacedBy: both })
    await content.erratum(draftBook, { page: '6', relatedTo: [named] })
    await content.erratum(second, { page: '7', relatedTo: [named], _status: 'draft' })
    const tags = {
      named: await tagOf(named),
      naming: await tagOf(naming),
      both: await tagOf(both),
      withdrawn: await tagOf(withdrawn),
    }
    const byPage = <T extends { page: string | null }>(list: T[]) =>
      list.sort((a, b) => Number(a.page) - Number(b.page))
    expect(byPage(await shown('related-1'))).toEqual([
      { tag: tags.naming, book: 'related-2', page: '3', relatedTo: [tags.named] },
      { tag: tags.both, book: 'related-2', page: '4', relatedTo: [] },
    ])
    expect(byPage(await shown('related-2'))).toEqual([
      { tag: tags.named, book: 'related-1', page: '2', relatedTo: [] },
      { tag: tags.withdrawn, book: 'related-1', page: '5', relatedTo: [] },
    ])
    const part = await bookPart('related-1')
    expect(part.errata.find(({ id }) => id === withdrawn)).toMatchObject({ replacedBy: tags.both })
    expect(part.errata.map(({ id }) => id).sort()).toEqual([alone, named, withdrawn].sort())
  })

  it('that break the contract are left out: this book is built without them', async () => {
    const [book, other] = [await content.book({ slug: 'sound' }), await content.book({ slug: 'unsound' })]
    const broken = await content.erratum(other, { page: '8' })
    const own = await content.erratum(book, { page: '9', relatedTo: [broken] })
    await cms.payload.db.updateOne({ collection: 'errata', id: broken, data: { page: 'p. 8' } })
    const part = await bookPart('sound')
    expect(part.relatedErrata).toEqual([])
    expect(part.errata.map(({ id, relatedTo }) => ({ id, relatedTo }))).toEqual([{ id: own, relatedTo: [] }])
    expect((await cms.asPublisher(publishingPaths.book('unsound'))).status).toBe(422)
    await cms.payload.db.updateOne({ collection: 'errata', id: broken, data: { page: '8' } })
  })
})

describe('a large book', () => {
  it('is read page by page, and each erratum as a whole read gives it', async () => {
    const book = await content.book({ slug: 'large' })
    const picture = await content.upload('図')
    const first = await content.erratum(book, {
      page: '12',
      line: 3,
      lineTo: 5,
      lineFrom: 'bottom',
      item: { kind: 'figure', label: '1.2', part: { ja: '左図', en: 'left' } },
      original: '引用 "x" と \\',
      correction: '行\n替え',
      instruction: { ja: '指示', en: 'Instruction' },
      note: { ja: '注', en: 'Note' },
      pictures: { printed: picture, corrected: picture },
      severity: 'typo',
      printings: '1-3',
      appliesTo: 'all',
      ebookCorrectedOn: '2026-02-03',
      reportedOn: '2026-02-01',
      reportedBy: '読者',
      confirmedOn: '2026-02-02',
    })
    const second = await content.erratum(book, { page: '13', relatedTo: [first] })
    const withdrawn = await content.erratum(book, {
      page: '14',
      status: 'withdrawn',
      replacedBy: second,
      relatedTo: [second, first],
    })
    const stored = await cms.payload.db.findOne<Row & { id: string }>({
      collection: 'errata',
      where: { id: { equals: second } },
    })
    const { id: _id, tag: _tag, ...copied } = stored ?? { id: '', tag: '' }
    const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    const tagOf = (n: number) =>
      `ZZ${[2, 1, 0].map((place) => digits[Math.floor(n / 32 ** place) % 32]).join('')}`
    const req = await createLocalReq({}, cms.payload)
    await inOneTransaction({ req }, async () => {
      for (let n = 0; n < 510; n += 1) {
        const data = { ...copied, tag: tagOf(n), page: String(100 + n) }
        await cms.payload.db.create({ collection: 'errata', data, req, returning: false })
      }
    })
    const part = await bookPart('large')
    expect(part.errata).toHaveLength(513)
    expect(part.counts.errata).toBe(513)
    const rows = await cms.payload.db.find<Row & { id: string }>({
      collection: 'errata',
      where: { id: { in: [first, second, withdrawn] } },
      sort: 'id',
    })
    const references: References = {
      books: new Map([[book, 'large']]),
      errata: new Map(part.errata.map(({ id, tag }) => [id, tag])),
      media: new Set([picture]),
    }
    expect(part.errata.filter(({ id }) => [first, second, withdrawn].includes(id))).toEqual(
      rows.docs.map((row) => toErratum(row, references)),
    )
    expect(part.errata.find(({ id }) => id === withdrawn)?.relatedTo).toHaveLength(2)
  })
})

describe('one consistent read', () => {
  it('a save while it reads is in the next part, whole, with the next revision, and does not wait for it', async () => {
    const book = await content.book({ slug: 'moving' })
    const before = await bookPart('moving')
    let saved: Promise<unknown> | null = null
    const find = cms.payload.db.find
    cms.payload.db.find = (async (args: Parameters<typeof find>[0]) => {
      const result = await find.call(cms.payload.db, args)
      // After the book was read: an erratum that names it, committed before the errata are read.
      if (args.collection === 'books' && saved === null) {
        saved = content.erratum(book, { original: '途中の誤' })
        await saved
      }
      return result
    }) as typeof find
    try {
      expect(await bookPart('moving')).toEqual(before)
    } finally {
      cms.payload.db.find = find
    }
    await saved
    const after = await bookPart('moving')
    expect(after.errata.map(({ original }) => original)).toEqual(['途中の誤'])
    expect(after.revision).toBe(before.revision + 1)
  })

  it('leaves no transaction behind', () => {
    const { sessions } = cms.payload.db as unknown as { sessions: Record<string, unknown> }
    expect(Object.keys(sessions)).toEqual([])
  })
})

describe('a published document that breaks the contract', () => {
  it('is named in both languages, with its link and all that is published; other parts are given', async () => {
    const book = await content.book({ slug: 'old-data' })
    const cover = await content.upload('表紙')
    await cms.payload.update({ collection: 'books', id: book, data: { cover, _status: 'published' } })
    const news = await content.newsItem({ book })
    const sound = await content.erratum(book, { page: '41' })
    const id = await content.erratum(book, { page: '40', line: 1, original: '古い誤' })
    const { revision } = await bookPart('old-data')
    const { tag } = await cms.payload.findByID({ collection: 'errata', id })
    // As an old row would be, from before there was any validation: straight into the database.
    await cms.payload.db.updateOne({
      collection: 'errata',
      id,
      data: { correction: null, printings: 'all of them' },
    })
    const problems = [
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
    ]
    const answer = await cms.asPublisher(publishingPaths.book('old-data'))
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([422, 'no-store'])
    const { title } = await cms.payload.findByID({ collection: 'books', id: book })
    expect(await answer.json()).toEqual({
      errors: [
        {
          message:
            `What is published of "${title?.ja}" cannot be handed to the site (2 problems):\n` +
            problems.map(({ message }) => `- ${message.en}`).join('\n'),
        },
      ],
      revision,
      problems,
      published: [book, news, ...[sound, id].sort(), cover],
    })
    expect((await index()).books.map(({ slug }) => slug)).toContain('old-data')
    expect((await bookPart('whole')).book.slug).toBe('whole')
    await cms.payload.db.updateOne({
      collection: 'errata',
      id,
      data: { deletedAt: new Date().toISOString() },
    })
    expect((await bookPart('old-data')).errata.map((erratum) => erratum.id)).toEqual([sound])
  })

  it('is news of the site: the part of the news says so', async () => {
    const id = await content.newsItem({ title: { ja: '古いお知らせ' } })
    await cms.payload.db.updateOne({ collection: 'news', id, data: { link: 'javascript:alert(1)' } })
    const answer = await cms.asPublisher(publishingPaths.news)
    expect(answer.status).toBe(422)
    const refused = (await answer.json()) as { problems: unknown[]; published: string[] }
    expect(refused.problems).toEqual([
      {
        severity: 'error',
        message: {
          ja: '「古いお知らせ」の「link」: http、https、mailtoのリンクではありません。管理画面で直して、もう一度公開してください。',
          en: '"古いお知らせ", field "link": is not an http, https or mailto link. Correct it in the admin panel and publish again.',
        },
        document: { collection: 'news', id },
      },
    ])
    expect(refused.published).toContain(id)
    await cms.payload.delete({ collection: 'news', id })
  })

  it('is the settings, or a book without an address: the index says so and goes on', async () => {
    const book = await content.book({ title: { ja: '住所のない本' } })
    await cms.payload.db.updateOne({ collection: 'books', id: book, data: { slug: 'Not A Slug' } })
    await cms.payload.updateGlobal({
      slug: 'site-settings',
      data: { title: { ja: 'サイト' }, homeBook: null, _status: 'published' } as never,
    })
    await cms.payload.db.updateGlobal({ slug: 'site-settings', data: { supportEmail: 'nobody' } })
    const found = await index()
    expect(found.settings).toBeNull()
    expect(found.books.map(({ id }) => id)).not.toContain(book)
    expect(found.counts.books).toBe(found.books.length)
    expect(found.problems).toEqual([
      {
        severity: 'error',
        message: {
          ja: expect.stringMatching(
            /^「サイト設定」の「supportEmail」: .+。管理画面で直して、もう一度公開してください。$/,
          ),
          en: '"Site settings", field "supportEmail": Invalid email address. Correct it in the admin panel and publish again.',
        },
        document: null,
      },
      {
        severity: 'error',
        message: {
          ja: '「住所のない本」の「slug」: スラッグとして使えません。管理画面で直して、もう一度公開してください。',
          en: '"住所のない本", field "slug": is not a slug. Correct it in the admin panel and publish again.',
        },
        document: { collection: 'books', id: book },
      },
    ])
  })
})

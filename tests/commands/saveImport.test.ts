import { createLocalReq, type CollectionSlug } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeOutcome } from '../../cms/import/describeOutcome.ts'
import type { ImportedBook } from '../../cms/import/support-page/importedBook.ts'
import { WordedError } from '../../cms/words.ts'
import { trashWholeBook } from '../../cms/references/wholeBook.ts'
import { saveImportedBook } from '../../cms/import/saveImport.ts'
import { draft, erratumValues, flag, importedBook, record } from '../fixtures/importedBook.ts'
import { collectWhole } from '../helpers/collectWhole.ts'
import { json, openTestCms, type TestCms, type TestUser } from '../helpers/openTestCms.ts'

const contentCollections = ['books', 'news', 'materials', 'excerpts', 'errata'] as const

type Document = Record<string, unknown> & { id: string }

const importInto = async (
  cms: TestCms,
  slug: string,
  imported: ImportedBook = importedBook(),
  options: { dryRun?: boolean } = {},
) => saveImportedBook({ req: await createLocalReq({}, cms.payload), slug, imported, ...options })

/** All documents of a collection as editors see them, those in the trash too. */
async function all(cms: TestCms, collection: (typeof contentCollections)[number]): Promise<Document[]> {
  const { docs } = await cms.payload.find({
    collection,
    draft: true,
    trash: true,
    depth: 0,
    pagination: false,
    showHiddenFields: true,
    sort: 'createdAt',
  })
  return docs as unknown as Document[]
}

async function everything(cms: TestCms): Promise<Record<string, Document[]>> {
  const documents: Record<string, Document[]> = {}
  for (const collection of contentCollections) documents[collection] = await all(cms, collection)
  return documents
}

describe('saving what a page says', () => {
  let cms: TestCms
  let editor: TestUser
  beforeAll(async () => {
    cms = await openTestCms()
    editor = await cms.asUser('editor')
  })
  afterAll(() => cms.close())

  it('writes nothing in a dry run, and says what it would make', async () => {
    const outcome = await importInto(cms, 'invented-geometry', importedBook(), { dryRun: true })
    expect(outcome).toMatchObject({ saved: false, bookId: null })
    expect(outcome.documents).toHaveLength(7)
    for (const collection of contentCollections) expect(await all(cms, collection)).toEqual([])
    expect(describeOutcome({ outcome, locale: 'en', cmsUrl: 'http://cms.test' })).toEqual([
      'The book "invented-geometry" would be made, as a draft.',
      'News: 2 would be made as drafts',
      'Materials: 1 would be made as drafts',
      'Excerpts: 1 would be made as drafts',
      'Errata: 3 would be made as drafts, 1 of them doubtful',
      '',
      'The errata as they were read (3):',
      '- p. 3, line 4: $\\sigma$ → $\\mu$ [1]',
      '- p. 5, Fig. 1.2, left panel: Replace the left panel; reported by: 読者 太郎; on: 2023-03-02',
      '- p. 7: sin x → cos x (doubtful)',
      '',
      'Doubtful (1):',
      '- Line 32 of the page (p. 7)',
      '    This may be a formula. Proposal: $\\sin x$',
      '',
      'Passed over (1 line):',
      '- Line 40 of the page: 以上',
      '    It says nothing.',
      '',
      'Nothing was written. Run it without --dry-run to import this.',
    ])
  })

  it('makes the book and all that belongs to it, as drafts, in both languages', async () => {
    const outcome = await importInto(cms, 'invented-geometry')
    expect(outcome.saved).toBe(true)

    const { books, news, materials, excerpts, errata } = await everything(cms)
    expect(books).toMatchObject([
      {
        id: outcome.bookId,
        _status: 'draft',
        slug: 'invented-geometry',
        title: { ja: '架空の幾何学', en: 'Invented Geometry' },
        subtitle: { ja: '曲がらない空間' },
        authors: [{ name: { ja: '見本 花子', en: 'Hanako Mihon' } }],
        isbn: '9784000063432',
        publishedOn: '2023-02-17T12:00:00.000Z',
        printings: [{ number: 1 }, { number: 2 }],
        links: [{ kind: 'buy', label: { ja: '見本書店' }, url: 'https://example.org/buy' }],
        toc: [{ label: '第1章', title: { ja: '点' }, page: '1', sections: [{ label: '1.1' }] }],
        fingerprint: 'fp-架空の幾何学 曲がらない空間\nfp-第1章 点 1',
      },
    ])
    expect(books?.[0]?.toCheck ?? null).toBeNull()
    expect(news?.map(({ slug, _status, book }) => [slug, _status, book])).toEqual([
      ['2023-03-01', 'draft', outcome.bookId],
      ['2023-03-01-2', 'draft', outcome.bookId],
    ])
    expect(materials).toMatchObject([{ title: { ja: '講演資料' }, kind: 'slides', book: outcome.bookId }])
    expect(excerpts).toMatchObject([{ slug: 'preface', title: { ja: 'はじめに', en: 'Preface' } }])
    expect(errata).toMatchObject([
      { page: '3', line: 4, original: '$\\sigma$', printings: '1', fingerprint: 'fp-p.3 4行目 誤 σ 正 μ' },
      {
        item: { kind: 'figure', label: '1.2', part: { ja: '左図', en: 'left panel' } },
        instruction: { ja: '左図をさしかえ', en: 'Replace the left panel' },
        reportedOn: '2023-03-02T12:00:00.000Z',
        reportedBy: '読者 太郎',
      },
      { page: '7', original: 'sin x', correction: 'cos x' },
    ])
    expect(errata?.every(({ _status, tag }) => _status === 'draft' && typeof tag === 'string')).toBe(true)
    expect((await cms.payload.count({ collection: 'site-changes' })).totalDocs).toBe(0)
  })

  it('keeps with a doubtful one what to look at, in both languages, with the line of the page', async () => {
    const errata = await all(cms, 'errata')
    expect(errata.map(({ toCheck }) => toCheck ?? null)).toEqual([
      null,
      null,
      {
        ja: '・数式かもしれません。\n  案: $\\sin x$\n\n元のページの32行目：\np.7 誤 sin x 正 cos x',
        en: '- This may be a formula.\n  Proposal: $\\sin x$\n\nLine 32 of the page:\np.7 誤 sin x 正 cos x',
      },
    ])
    expect(errata.map(({ importedFrom }) => importedFrom)).toEqual([
      'p.3 4行目 誤 σ 正 μ',
      'p.5 図1.2 左図をさしかえ',
      'p.7 誤 sin x 正 cos x',
    ])
    const list = await editor.request('/api/errata?where[toCheck][exists]=true&draft=true')
    const { docs } = (await list.json()) as { docs: { page: string }[] }
    expect(docs.map(({ page }) => page)).toEqual(['7'])
  })

  it('changes nothing the second time, whatever an editor has made of it', async () => {
    const [erratum, other] = await all(cms, 'errata')
    const patch = (path: string, data: object) => editor.request(`/api/${path}`, json('PATCH', data))
    expect((await patch(`errata/${erratum?.id}`, { original: '直した', _status: 'published' })).status).toBe(
      200,
    )
    expect((await patch(`errata/${other?.id}`, { deletedAt: new Date().toISOString() })).status).toBe(200)
    const [book] = await all(cms, 'books')
    expect((await patch(`books/${book?.id}?draft=true`, { supportEmail: null, links: [] })).status).toBe(200)

    const before = await everything(cms)
    const outcome = await importInto(cms, 'invented-geometry')
    expect(outcome.documents).toEqual([])
    expect(outcome.importedBefore).toEqual({ news: 2, materials: 1, excerpts: 1, errata: 3 })
    expect(await everything(cms)).toEqual(before)
  })

  it('adds only what is new, also a second line that is the same to the letter', async () => {
    const imported = importedBook()
    // As readSupportPage gives them: equal lines have equal values, and each has a fingerprint of its own.
    const repeated = imported.errata.slice(0, 1).map((erratum) => ({
      ...erratum,
      fingerprint: `${erratum.fingerprint} (2nd)`,
    }))
    imported.errata.push(
      draft(33, 'p.9 new', erratumValues({ page: '9', original: 'a', correction: 'b' })),
      ...repeated,
    )
    const outcome = await importInto(cms, 'invented-geometry', imported)
    expect(outcome.documents.map(({ fingerprint }) => fingerprint)).toEqual([
      'fp-p.9 new',
      'fp-p.3 4行目 誤 σ 正 μ (2nd)',
    ])
    expect(await all(cms, 'errata')).toHaveLength(5)
    expect((await importInto(cms, 'invented-geometry', imported)).documents).toEqual([])
  })

  it('lets an editor tick it off, and shows it to nobody but people', async () => {
    const doubtful = (await all(cms, 'errata')).find(({ page }) => page === '7')
    const path = `/api/errata/${doubtful?.id}`
    const wrong = await editor.request(path, json('PATCH', { toCheck: 'words' }))
    expect(wrong.status).toBe(400)
    const faked = { correction: '$\\cos x$', fingerprint: 'another', _status: 'published' }
    expect((await editor.request(`${path}?confirm=doubts`, json('PATCH', faked))).status).toBe(200)
    expect((await all(cms, 'errata')).find(({ id }) => id === doubtful?.id)).toMatchObject({
      fingerprint: 'fp-p.7 誤 sin x 正 cos x',
      toCheck: { ja: expect.any(String), en: expect.any(String) },
    })

    await cms.payload.update({
      collection: 'books',
      id: String(doubtful?.book),
      data: { _status: 'published' },
    })
    const program = await cms.asServiceAccount()
    for (const request of [program, cms.asPublisher]) {
      const answer = await (await request(path)).text()
      expect(answer).toContain('cos x')
      expect(answer).not.toMatch(/toCheck|fingerprint|数式かもしれません/)
      expect((await request('/api/errata?where[toCheck][exists]=true')).status).toBe(400)
      expect((await request('/api/errata?where[fingerprint][exists]=true')).status).toBe(400)
    }
    const snapshot = JSON.stringify(await collectWhole(cms.payload))
    expect(snapshot).toContain('cos x')
    expect(snapshot).not.toMatch(/toCheck|fingerprint|数式かもしれません/)

    expect((await editor.request(path, json('PATCH', { toCheck: null }))).status).toBe(200)
    expect((await all(cms, 'errata')).find(({ id }) => id === doubtful?.id)?.toCheck ?? null).toBeNull()
  })

  it('gives a copy no mark of the source', async () => {
    const [erratum] = await all(cms, 'errata')
    const copied = await editor.request(`/api/errata/${erratum?.id}/duplicate`, json('POST', {}))
    expect(copied.status).toBe(200)
    const { doc } = (await copied.json()) as { doc: { id: string } }
    const copy = (await all(cms, 'errata')).find(({ id }) => id === doc.id)
    expect(copy?.fingerprint ?? null).toBeNull()
  })
})

describe('a book that is there already', () => {
  let cms: TestCms
  beforeAll(async () => {
    cms = await openTestCms()
  })
  afterAll(() => cms.close())

  it('gets what is empty in it, as a draft, and keeps all else', async () => {
    const stored = await cms.payload.create({
      collection: 'books',
      data: { slug: 'there', title: { ja: '別の書名' }, lang: 'ja', pageCount: 10, _status: 'published' },
    })
    const imported = importedBook()
    if (imported.record)
      imported.record.flags = [
        flag('title', '書名が二つあります。', 'There are two titles.'),
        flag('isbn', 'ISBNを確かめてください。', 'Check the ISBN.'),
      ]
    const outcome = await importInto(cms, 'there', imported)
    expect(outcome.bookId).toBe(stored.id)
    const [book] = await all(cms, 'books')
    expect(book).toMatchObject({
      _status: 'draft',
      title: { ja: '別の書名', en: 'Invented Geometry' },
      pageCount: 10,
      isbn: '9784000063432',
      authors: [{ name: { ja: '見本 花子', en: 'Hanako Mihon' } }],
      toCheck: {
        ja: '・ISBNを確かめてください。\n\n元のページの1行目：\n架空の幾何学 曲がらない空間'.replace(
          '・ISBN',
          '・書名が二つあります。\n・ISBN',
        ),
      },
    })
    const live = await cms.payload.findByID({ collection: 'books', id: stored.id })
    expect(live).toMatchObject({ _status: 'published', title: { ja: '別の書名' } })
    expect(live.isbn ?? null).toBeNull()
  })

  it('is named by its slug where the page has no title, and that is to be checked', async () => {
    const imported = { ...importedBook(), record: null }
    await importInto(cms, 'nameless', imported)
    const book = (await all(cms, 'books')).find(({ slug }) => slug === 'nameless')
    expect(book).toMatchObject({
      title: { ja: 'nameless' },
      toCheck: { ja: expect.stringContaining('書名が見つからなかった') },
    })
  })

  it('is refused in the trash', async () => {
    const { bookId } = await importInto(cms, 'thrown-away')
    await trashWholeBook(bookId ?? '', await createLocalReq({}, cms.payload))
    await expect(importInto(cms, 'thrown-away')).rejects.toThrow(
      'The book "thrown-away" is in the trash. Restore it there in the admin panel, or delete it for good, and import again.',
    )
  })
})

describe('what cannot be saved', () => {
  let cms: TestCms
  beforeAll(async () => {
    cms = await openTestCms()
  })
  afterAll(() => cms.close())

  it('leaves out a value that not even a draft may hold, and says so', async () => {
    const imported = importedBook()
    imported.record = draft(1, 'x', {
      ...record,
      links: [{ kind: 'other', label: { ja: null, en: null }, url: 'javascript:alert(1)' }],
    })
    imported.errata = [draft(30, 'long', erratumValues({ page: '3', original: 'あ'.repeat(5000) }))]
    const { documents, book } = await importInto(cms, 'hostile', imported)
    expect(book.flags.map(({ field }) => field)).toEqual(['links.0.url'])
    expect(documents.find(({ collection }) => collection === 'errata')?.flags).toEqual([
      {
        field: 'original',
        reason: {
          ja: '「original」の値は保存できないので、空にしました。長すぎます(5000文字)。4000文字以内にしてください。',
          en: 'The value of "original" cannot be stored and was left empty. This is too long (5000 characters). Keep it within 4000.',
        },
        proposal: null,
      },
    ])
  })

  it('leaves nothing behind when a save fails in the middle', async () => {
    const before = await everything(cms)
    const create = cms.payload.create.bind(cms.payload)
    let errataCount = 0
    cms.payload.create = ((options: Parameters<typeof create>[0]) => {
      if (options.collection === 'errata' && ++errataCount === 2) throw new Error('The disk is full.')
      return create(options)
    }) as typeof create
    await expect(importInto(cms, 'half')).rejects.toThrow('The disk is full.')
    cms.payload.create = create
    expect(await everything(cms)).toEqual(before)
    expect((await importInto(cms, 'half')).documents).toHaveLength(7)
  })

  it('is tried again where another save came in between, and gives up in plain words', async () => {
    const create = cms.payload.create.bind(cms.payload)
    let conflicts = 0
    const conflictUntil = (last: number) => {
      cms.payload.create = ((options: Parameters<typeof create>[0]) => {
        if (options.collection === 'errata' && conflicts < last) {
          conflicts += 1
          throw Object.assign(new Error('WriteConflict'), { code: 112 })
        }
        return create(options)
      }) as typeof create
    }
    conflictUntil(2)
    expect((await importInto(cms, 'met-twice')).documents).toHaveLength(7)
    expect((await all(cms, 'books')).filter(({ slug }) => slug === 'met-twice')).toHaveLength(1)
    conflictUntil(10)
    await expect(importInto(cms, 'met-always')).rejects.toThrow(
      'Another save came in between, or it took longer than the database allows (MongoDB: usually 60 seconds), so nothing was imported. Run it again.',
    )
    cms.payload.create = create
    expect(conflicts).toBe(5)
    expect((await all(cms, 'books')).filter(({ slug }) => slug === 'met-always')).toEqual([])
  })

  it('says which line a refused document comes from', async () => {
    const create = cms.payload.create.bind(cms.payload)
    cms.payload.create = ((options: Parameters<typeof create>[0]) =>
      create(
        options.collection === 'news'
          ? { ...options, data: { ...options.data, slug: 'Not A Slug' } as never }
          : options,
      )) as typeof create
    const refused = importInto(cms, 'refused').catch((error: unknown) => error)
    expect(await refused).toBeInstanceOf(WordedError)
    expect(((await refused) as WordedError).words.en).toMatch(
      /^Line 5 of the page \(第2刷が出ました\) cannot be saved, and nothing was imported\. slug: /,
    )
    cms.payload.create = create
    const { docs } = await cms.payload.find({
      collection: 'books' satisfies CollectionSlug,
      draft: true,
      where: { slug: { equals: 'refused' } },
    })
    expect(docs).toEqual([])
  })
})

import { readdir } from 'node:fs/promises'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { book } from '../../../cms/demo/book.ts'
import { errata } from '../../../cms/demo/errata/index.ts'
import { excerpt } from '../../../cms/demo/excerpt.ts'
import { materials } from '../../../cms/demo/materials.ts'
import { news } from '../../../cms/demo/news.ts'
import { seedDemo } from '../../../cms/demo/seed.ts'
import { siteSettings } from '../../../cms/demo/siteSettings.ts'
import { trashWholeBook } from '../../../cms/references/wholeBook.ts'
import { compareErrata } from '../../../content/erratum.ts'
import { collectWhole } from '../../helpers/collectWhole.ts'
import { openTestCms, type TestCms } from '../../helpers/openTestCms.ts'
import type { Snapshot } from '../../helpers/wholeSite.ts'

describe('seedDemo in a new installation', () => {
  let cms: TestCms
  let snapshot: Snapshot
  beforeAll(async () => {
    cms = await openTestCms()
    expect(await seedDemo(cms.payload)).toEqual({ seeded: true, errata: 48 })
    snapshot = await collectWhole(cms.payload)
  })
  afterAll(() => cms.close())

  it('publishes the whole book as it is written, in both languages', () => {
    const { id, cover, previousEdition, updatedAt, ...record } = snapshot.books[0] ?? {}
    expect(record).toEqual({ ...book, formerSlugs: [] })
    expect({ id, cover, previousEdition, updatedAt }).toEqual({
      id: expect.any(String),
      cover: snapshot.media[0]?.id,
      previousEdition: null,
      updatedAt: expect.any(String),
    })
  })

  it('publishes all 48 errata with tags of their own, in the order of the book', () => {
    const published = [...snapshot.errata].sort(compareErrata)
    const words = published.map(({ page, line, lineTo, lineFrom, item, ...erratum }) => ({
      page,
      line,
      lineTo,
      lineFrom,
      item,
      original: erratum.original,
      correction: erratum.correction,
      instruction: erratum.instruction,
      note: erratum.note,
    }))
    expect(words).toEqual(errata)
    expect(new Set(published.map((erratum) => erratum.tag)).size).toBe(48)
    expect(
      new Set(published.map((erratum) => `${erratum.status} ${erratum.printings} ${erratum.severity}`)),
    ).toEqual(new Set(['confirmed null null']))
  })

  it('lacks no translation: a gloss of a Japanese quotation asks for no Japanese', async () => {
    const { docs } = await cms.payload.find({ collection: 'errata', pagination: false, depth: 0 })
    expect(
      docs.filter(({ missing }) => (missing ?? []).length > 0).map(({ displayTitle }) => displayTitle),
    ).toEqual([])
  })

  it('publishes news, materials and the excerpt with their texts', () => {
    const paragraphs = (texts: readonly string[]) =>
      texts.map((text) => ({ kind: 'paragraph', children: [{ kind: 'text', text, marks: [] }] }))
    const texts = ({ ja, en }: { ja: readonly string[]; en: readonly string[] }) => ({
      ja: paragraphs(ja),
      en: paragraphs(en),
    })
    expect(snapshot.news).toHaveLength(news.length)
    for (const item of news)
      expect(snapshot.news).toContainEqual(expect.objectContaining({ ...item, body: texts(item.body) }))
    expect(snapshot.materials).toHaveLength(materials.length)
    for (const material of materials)
      expect(snapshot.materials).toContainEqual(expect.objectContaining({ ...material, file: null }))
    expect(snapshot.excerpts).toEqual([
      expect.objectContaining({ ...excerpt, body: texts(excerpt.body), book: 'diffusion-models' }),
    ])
  })

  it('names the site, and gives the cover in sizes with a text for those who cannot see it', () => {
    expect(snapshot.settings).toMatchObject(siteSettings)
    expect(snapshot.media).toHaveLength(1)
    expect(snapshot.media[0]?.original).toMatchObject({ mimeType: 'image/png', width: 960, height: 1360 })
    expect(snapshot.media[0]?.sizes.map((size) => size.width)).toContain(480)
    expect(Object.values(snapshot.media[0]?.alt ?? {}).every(Boolean)).toBe(true)
  })

  it('leaves one change in the outbox for each document that readers see', async () => {
    const { docs } = await cms.payload.find({ collection: 'site-changes', pagination: false })
    const counts: Record<string, number> = {}
    for (const { changedCollection } of docs) counts[changedCollection] = (counts[changedCollection] ?? 0) + 1
    expect(counts).toMatchObject({
      books: 1,
      news: 5,
      materials: 2,
      excerpts: 1,
      errata: 48,
      'site-settings': 1,
    })
  })

  it('adds nothing the second time', async () => {
    expect(await seedDemo(cms.payload)).toEqual({ seeded: false, errata: 0 })
    expect(await collectWhole(cms.payload)).toEqual(snapshot)
  })

  it('does not bring back a demo book that was deleted', async () => {
    const id = String(snapshot.books[0]?.id)
    await trashWholeBook(id, await createLocalReq({}, cms.payload))
    expect(await seedDemo(cms.payload)).toEqual({ seeded: false, errata: 0 })
    expect((await cms.payload.count({ collection: 'books' })).totalDocs).toBe(0)
  })
})

describe('seedDemo where it is not wanted or cannot go on', () => {
  it('leaves an installation alone that holds a draft of a book', async () => {
    const cms = await openTestCms()
    await cms.payload.create({
      collection: 'books',
      data: { title: { ja: '下書きの本' }, slug: 'a-draft', _status: 'draft' } as never,
      draft: true,
    })
    expect(await seedDemo(cms.payload)).toEqual({ seeded: false, errata: 0 })
    expect((await cms.payload.count({ collection: 'errata' })).totalDocs).toBe(0)
    await cms.close()
  })

  it('leaves nothing behind when one document is refused', async () => {
    const cms = await openTestCms()
    const create = cms.payload.create.bind(cms.payload)
    let made = 0
    cms.payload.create = ((options: Parameters<typeof create>[0]) => {
      if (options.collection === 'errata' && ++made === 30) throw new Error('The disk is full.')
      return create(options)
    }) as typeof create
    await expect(seedDemo(cms.payload)).rejects.toThrow('The disk is full.')
    for (const collection of ['books', 'errata', 'news', 'media', 'site-changes'] as const)
      expect((await cms.payload.count({ collection })).totalDocs).toBe(0)
    cms.payload.create = create
    expect(await seedDemo(cms.payload)).toEqual({ seeded: true, errata: 48 })
    expect(await readdir(cms.settings.mediaDir)).not.toEqual([])
    await cms.close()
  })
})

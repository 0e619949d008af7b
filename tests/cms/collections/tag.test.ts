import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawTag } from '../../../cms/collections/errata/drawTag.ts'
import { Tag } from '../../../content/primitives.ts'
import { openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { anErratum, makeBook, save, type Saved } from './saving.ts'

let cms: TestCms
let admin: TestUser
let book: Saved

beforeAll(async () => {
  cms = await openTestCms()
  admin = await cms.asUser('admin')
  book = await makeBook(cms)
})
afterAll(() => cms.close())

const create = async () => (await save(admin, '/api/errata', anErratum(book))).doc
const stored = (id: string) => cms.payload.findByID({ collection: 'errata', id, depth: 0, draft: true })

/** A source of randomness that gives these bytes, five a time, and then goes on at random. */
function bytesOf(...draws: number[]): (size: number) => Uint8Array {
  return (size) => {
    const next = draws.shift()
    return next === undefined ? crypto.getRandomValues(new Uint8Array(size)) : new Uint8Array(size).fill(next)
  }
}

describe('drawTag', () => {
  it('draws again while the tag is taken', async () => {
    const asked: string[] = []
    const isTaken = async (tag: string) => asked.push(tag) < 3
    expect(await drawTag({ randomBytes: bytesOf(1, 2, 3), isTaken })).toBe('33333')
    expect(asked).toEqual(['11111', '22222', '33333'])
  })

  it('never gives two saves that are on their way the same tag', async () => {
    const isTaken = () => Promise.resolve(false)
    const tags = await Promise.all([
      drawTag({ randomBytes: bytesOf(4, 5), isTaken }),
      drawTag({ randomBytes: bytesOf(4, 6), isTaken }),
    ])
    expect(tags).toEqual(['44444', '66666'])
  })

  it('stops with a reason where the randomness is broken', async () => {
    const stuck = drawTag({
      randomBytes: (size) => new Uint8Array(size),
      isTaken: () => Promise.resolve(true),
    })
    await expect(stuck).rejects.toThrow(
      "No free tag was found in 100 draws. The system's source of random numbers gives the same ones again and again.",
    )
  })
})

describe('the tag of an erratum', () => {
  it('is made when it is created', async () => {
    expect((await create()).tag).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(Tag.safeParse((await save(admin, '/api/errata?draft=true', {})).doc.tag).success).toBe(true)
  })

  it('is drawn again where the database has it', async () => {
    const draw = (...bytes: number[]) =>
      cms.payload.create({
        collection: 'errata',
        context: { tagRandomBytes: bytesOf(...bytes) },
        data: anErratum(book) as never,
      })
    expect((await draw(20)).tag).toBe('MMMMM')
    const { id } = await draw(21)
    // As another process would have given it: this one does not remember the tag.
    const deletedAt = new Date().toISOString()
    await cms.payload.db.updateOne({ collection: 'errata', id, data: { tag: 'NNNNN', deletedAt } })
    expect((await draw(20, 22)).tag).toBe('PPPPP')
  })

  it('is unique among twenty errata that are created at once', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, create))
    expect(new Set(made.map(({ tag }) => tag)).size).toBe(20)
  })

  it('is unique in the database itself', async () => {
    const [one, other] = [await create(), await create()]
    await expect(
      cms.payload.db.updateOne({ collection: 'errata', id: other.id, data: { tag: one.tag } }),
    ).rejects.toThrow()
    expect((await stored(other.id)).tag).toBe(other.tag)
  })

  it.each([
    ['a save', ''],
    ['a draft', '?draft=true'],
  ])('is refused to be changed by %s, of an administrator too', async (_what, query) => {
    const { id, tag } = await create()
    const change = (language: 'ja' | 'en') =>
      save(admin, `/api/errata/${id}${query}`, { tag: '00000' }, { method: 'PATCH', language })
    expect((await change('ja')).problems).toEqual({
      tag: `タグは変えられません。「${String(tag)}」のままにしてください。`,
    })
    expect((await change('en')).problems).toEqual({
      tag: `A tag cannot be changed. Leave it at "${String(tag)}".`,
    })
    expect((await stored(id)).tag).toBe(tag)
  })

  it('is refused to be changed for many at once, and from within the program', async () => {
    const { id, tag } = await create()
    const bulk = await admin.request(`/api/errata?where[id][equals]=${id}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ tag: '00000' }),
    })
    expect(bulk.status).toBe(400)
    const update = cms.payload.update({
      collection: 'errata',
      id,
      data: { tag: '00000' },
      overrideAccess: true,
    })
    await expect(update).rejects.toThrow()
    expect((await stored(id)).tag).toBe(tag)
  })

  it('stays where it is sent as it was, or emptied', async () => {
    const { id, tag } = await create()
    for (const sent of [tag, null]) {
      const { doc } = await save(admin, `/api/errata/${id}`, { tag: sent, page: '38' }, { method: 'PATCH' })
      expect([doc.tag, doc.page]).toEqual([tag, '38'])
    }
  })

  it('cannot be chosen', async () => {
    const { problems } = await save(admin, '/api/errata', { ...anErratum(book), tag: '7K2QD' })
    expect(problems).toEqual({ tag: 'タグは保存のときに自動で付きます。書かずに保存してください。' })
  })

  it('cannot be chosen in the way that a book file does, by anything that a request holds', async () => {
    const wish = { ...anErratum(book), keptTag: '7K2QD', context: { keptTag: '7K2QD' } }
    const query = 'keptTag=7K2QD&context[keptTag]=7K2QD'
    const { doc, status } = await save(admin, `/api/errata?${query}`, wish)
    expect([status, doc.tag === '7K2QD']).toEqual([201, false])
  })

  it('is a new one for a copy, which nobody has seen', async () => {
    const { id, tag } = await create()
    const { doc } = await save(admin, `/api/errata/${id}/duplicate`, {})
    expect(doc.tag).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(doc.tag).not.toBe(tag)
    expect((await stored(doc.id)).everPublished).toBe(doc._status === 'published')
  })

  it('is the same after an older version is restored', async () => {
    const { id, tag } = await create()
    await save(admin, `/api/errata/${id}`, { page: '99' }, { method: 'PATCH' })
    const { docs } = await cms.payload.findVersions({
      collection: 'errata',
      where: { parent: { equals: id } },
      sort: 'createdAt',
    })
    await save(admin, `/api/errata/versions/${docs[0]?.id}`, {})
    expect(await stored(id)).toMatchObject({ tag, page: '37', everPublished: true })
  })
})

describe('deleting an erratum for good', () => {
  const remove = (id: string, language: 'ja' | 'en' = 'ja') =>
    save(admin, `/api/errata/${id}?trash=true`, {}, { method: 'DELETE', language })

  it('is refused where readers may have seen it, also after it was unpublished', async () => {
    const { id, tag } = await create()
    await save(admin, `/api/errata/${id}`, { _status: 'draft' }, { method: 'PATCH' })
    expect((await remove(id)).problems).toEqual({
      '': `正誤 ${String(tag)} は読者に公開されたことがあるため、削除できません。「確認」を「取り下げ」に変えて公開してください(タグと場所は残り、取り下げたことが読者に伝わります)。`,
    })
    expect((await remove(id, 'en')).problems).toEqual({
      '':
        `Readers have seen erratum ${String(tag)}, so it cannot be deleted. Set its confirmation to "Withdrawn" and publish it: ` +
        'its tag and place stay, and readers are told.',
    })
    expect((await stored(id)).tag).toBe(tag)
  })

  it('leaves it in the trash, where its tag is kept', async () => {
    const { id, tag } = await create()
    // As one that went there with its book, or before errata were withdrawn.
    await cms.payload.db.updateOne({
      collection: 'errata',
      id,
      data: { deletedAt: new Date().toISOString() },
    })
    expect((await remove(id)).status).toBe(403)
    const kept = await cms.payload.find({
      collection: 'errata',
      trash: true,
      where: { tag: { equals: tag } },
    })
    expect(kept.docs.map((doc) => doc.id)).toEqual([id])
  })

  it('is refused for many at once', async () => {
    const { id } = await create()
    await admin.request(`/api/errata?where[id][equals]=${id}&trash=true`, { method: 'DELETE' })
    expect((await stored(id)).id).toBe(id)
  })

  it('is allowed where it was never published', async () => {
    const { doc } = await save(admin, '/api/errata?draft=true', {})
    expect((await remove(doc.id)).status).toBe(200)
  })
})

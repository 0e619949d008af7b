import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { howOften, noteTries } from '../../helpers/tries.ts'

let cms: TestCms
let editor: TestUser
let callers: Record<'anonymous' | 'program' | 'publisher' | 'editor', TestUser['request']>
beforeAll(async () => {
  cms = await openTestCms()
  editor = await cms.asUser('editor')
  callers = {
    anonymous: cms.request,
    program: await cms.asServiceAccount(),
    publisher: cms.asPublisher,
    editor: editor.request,
  }
})
afterAll(() => cms.close())

async function upload(name: string): Promise<string> {
  const data = await sharp({ create: { width: 500, height: 500, channels: 3, background: '#345' } })
    .png()
    .toBuffer()
  const { id } = await cms.payload.create({
    collection: 'media',
    data: { alt: { ja: `ひみつ ${name}` } },
    file: { data, name: `${name}.png`, mimetype: 'image/png', size: data.length },
  })
  return String(id)
}

const book = (slug: string, cover: string, status: 'draft' | 'published') =>
  cms.payload.create({
    collection: 'books',
    data: { slug, title: { ja: slug }, cover, _status: status } as never,
  })

/** How each way to an upload answers a caller: the document, its file, a small size of it. */
async function statuses(request: TestUser['request'], id: string, name: string): Promise<number[]> {
  const paths = [`/api/media/${id}`, `/api/media/file/${name}.png`, `/api/media/file/${name}-240x240.webp`]
  const answers: number[] = []
  for (const path of paths) answers.push((await request(path)).status)
  return answers
}

describe('D24: an upload', () => {
  it('is given to a program where a published document shows it, and for as long', async () => {
    const open = [200, 200, 200]
    const closed = [404, 403, 403]
    const times = howOften({ short: 1, long: 3 })
    let tries = 0
    for (let count = 1; count <= times; count += 1) {
      const name = `shown-${count}`
      const id = await upload(name)
      const { id: bookId } = await book(name, id, 'draft')
      const asked = async (caller: keyof typeof callers) => {
        const answers = await statuses(callers[caller], id, name)
        tries += answers.length
        return answers
      }
      const seen: unknown[] = []
      const look = async () => seen.push(await asked('program'))
      const set = (data: object) => cms.payload.update({ collection: 'books', id: bookId, data })
      await look() // The draft of a book.
      await set({ _status: 'published' })
      await look()
      await set({ _status: 'draft' })
      await look()
      await set({ _status: 'published' })
      await look()
      await set({ deletedAt: new Date().toISOString() }) // In the trash, where it keeps its status.
      await look()
      expect(seen).toEqual([closed, open, closed, open, closed])
      expect(await asked('publisher')).toEqual(open)
      expect(await asked('editor')).toEqual(open)
      expect(await asked('anonymous')).toEqual([403, 403, 403])
    }
    noteTries({ id: 'D24', what: 'an upload asked for by each kind of caller', tries, held: tries })
  })

  it('that a draft on top of what is published shows is not given', async () => {
    const [old, next] = [await upload('old'), await upload('next')]
    const { id } = await book('two-covers', old, 'published')
    await cms.payload.update({ collection: 'books', id, draft: true, data: { cover: next } })
    expect(await statuses(callers.program, old, 'old')).toEqual([200, 200, 200])
    expect(await statuses(callers.program, next, 'next')).toEqual([404, 403, 403])
  })

  it('of a draft is in no list, in no count, and found by no condition', async () => {
    const id = await upload('hidden')
    await book('hidden', id, 'draft')
    for (const query of [
      'where[filename][equals]=hidden.png',
      `where[id][equals]=${id}`,
      `where[alt.ja][contains]=${encodeURIComponent('ひみつ hidden')}`,
      'where[or][0][filename][equals]=hidden.png&where[or][1][filename][equals]=hidden.png',
    ]) {
      const list = (await (await callers.program(`/api/media?${query}`)).json()) as { totalDocs: number }
      const count = (await (await callers.program(`/api/media/count?${query}`)).json()) as {
        totalDocs: number
      }
      expect([query, list.totalDocs, count.totalDocs]).toEqual([query, 0, 0])
      expect((await callers.anonymous(`/api/media?${query}`)).status).toBe(403)
    }
    const all = JSON.stringify(await (await callers.program('/api/media?limit=200')).json())
    expect(all).not.toContain('ひみつ hidden')
  })
})

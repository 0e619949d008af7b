import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toSafeFilename } from '../../../cms/collections/media/toSafeFilename.ts'
import { json, openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { noteEachTest, triedOften } from '../../helpers/tries.ts'

let cms: TestCms
let editor: TestUser
let png: Buffer
let jpeg: Buffer

beforeAll(async () => {
  cms = await openTestCms()
  editor = await cms.asUser('editor')
  const picture = sharp({ create: { width: 1200, height: 1600, channels: 3, background: '#345' } })
  png = await picture.clone().png().toBuffer()
  jpeg = await picture.clone().jpeg().toBuffer()
})
afterAll(() => cms.close())

const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n',
)
const types = [
  'PNG, JPEG, WebP, AVIF, PDF のどれかを選んでください。',
  'Choose a PNG, JPEG, WebP, AVIF or PDF file.',
] as const

async function upload(
  { content, name, type }: { content: Buffer; name: string; type: string },
  {
    language = 'ja',
    request = editor.request,
  }: { language?: 'ja' | 'en'; request?: TestUser['request'] } = {},
) {
  const form = new FormData()
  form.append('file', new File([new Uint8Array(content)], name, { type }))
  form.append('_payload', JSON.stringify({ alt: { ja: '表紙' } }))
  const response = await request('/api/media', {
    method: 'POST',
    body: form,
    headers: { 'Accept-Language': language },
  })
  const body = (await response.json()) as {
    doc?: Record<string, unknown>
    errors?: { message: string; data?: { errors: { path: string; message: string }[] } }[]
  }
  return {
    status: response.status,
    doc: body.doc ?? {},
    problem: body.errors?.[0]?.data?.errors[0]?.message ?? body.errors?.[0]?.message,
  }
}

describe('an upload', () => {
  it('of a cover is kept, in smaller sizes too', async () => {
    const { status, doc } = await upload({ content: png, name: 'cover.png', type: 'image/png' })
    expect(status).toBe(201)
    expect(doc).toMatchObject({
      filename: 'cover.png',
      mimeType: 'image/png',
      width: 1200,
      height: 1600,
      sizes: {
        small: { width: 240, height: 320, mimeType: 'image/webp', filename: 'cover-240x320.webp' },
        medium: { width: 480, height: 640, mimeType: 'image/webp', filename: 'cover-480x640.webp' },
        large: { width: 960, height: 1280, mimeType: 'image/webp', filename: 'cover-960x1280.webp' },
      },
    })
    expect(await readFile(join(cms.settings.mediaDir, 'cover.png'))).toEqual(png)
    expect(await readdir(cms.settings.mediaDir)).toContain('cover-240x320.webp')
  })

  it('of a small picture is not enlarged', async () => {
    const small = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#543' } })
      .webp()
      .toBuffer()
    const { doc } = await upload({ content: small, name: 'small.webp', type: 'image/webp' })
    expect(doc).toMatchObject({
      sizes: { small: { width: 240 }, medium: { width: null }, large: { width: null } },
    })
  })

  it.each([
    ['slides', () => pdf, 'slides.pdf', 'application/pdf'],
    ['a photograph', () => jpeg, 'PHOTO.JPEG', 'image/jpeg'],
    ['a file whose type the browser does not know', () => pdf, 'talk.pdf', 'application/octet-stream'],
  ])('of %s is kept', async (_what, content, name, type) => {
    expect((await upload({ content: content(), name, type })).status).toBe(201)
  })

  it('keeps a name in Japanese, and makes any name one that a URL and a file system can carry', async () => {
    const { doc } = await upload({ content: pdf, name: '講演 資料<script>.pdf', type: 'application/pdf' })
    expect(doc.filename).toBe('講演-資料-script.pdf')
    expect(toSafeFilename('../../etc/passwd.png')).toBe('passwd.png')
    expect(toSafeFilename('C:\\temp\\con.png')).toBe('file-con.png')
    expect(toSafeFilename('a\u0000b\u202Egnp.png')).toBe('a-b-gnp.png')
    expect(toSafeFilename('.png')).toBe('file.png')
    expect(toSafeFilename('...--x..y.PNG')).toBe('x.y.png')
    expect(toSafeFilename(`${'あ'.repeat(200)}.pdf`)).toBe(`${'あ'.repeat(60)}.pdf`)
  })
})

describe('an upload is refused', triedOften({ tests: 11 }), () => {
  noteEachTest({ id: 'D10', what: 'what is no picture, two things in one, under a wrong name, or too large' })
  const html = Buffer.from('<!doctype html><script>alert(1)</script>')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  it.each([
    ['HTML', html, 'page.html', 'text/html'],
    ['HTML that calls itself a picture', html, 'cover.png', 'image/png'],
    ['HTML that calls itself a PDF', html, 'slides.pdf', 'application/pdf'],
    ['SVG', svg, 'figure.svg', 'image/svg+xml'],
    ['SVG that calls itself a picture', svg, 'figure.png', 'image/png'],
    [
      'a PDF that begins as something else',
      Buffer.concat([Buffer.from('<html>'), pdf]),
      'x.pdf',
      'application/pdf',
    ],
    ['an empty file', Buffer.from(' '), 'empty.png', 'image/png'],
  ])('that is %s', async (_what, content, name, type) => {
    const inJapanese = await upload({ content, name, type })
    expect([inJapanese.status, inJapanese.problem]).toEqual([400, `このファイルは使えません。${types[0]}`])
    const inEnglish = await upload({ content, name, type }, { language: 'en' })
    expect([inEnglish.status, inEnglish.problem]).toEqual([400, `This file cannot be used. ${types[1]}`])
  })

  it('that is a picture under the name of a page', async () => {
    const page = { content: png, name: 'cover.html', type: 'text/html' }
    expect((await upload(page)).problem).toBe(
      '中身はPNGですが、名前が「.html」で終わっています。名前の終わりを「.png」にしてください。',
    )
    expect((await upload(page, { language: 'en' })).problem).toBe(
      'This is a PNG file, but its name ends in ".html". Make it end in ".png".',
    )
  })

  it('that is a picture and a page in one', async () => {
    const both = { content: Buffer.concat([png, html]), name: 'both.png', type: 'image/png' }
    expect((await upload(both)).problem).toBe(
      '画像の中にHTMLが入っています。画像ソフトで保存し直してから選んでください。',
    )
    expect((await upload(both, { language: 'en' })).problem).toBe(
      'There is HTML inside this picture. Save it anew with a picture program and choose it again.',
    )
  })

  it('that is too large', async () => {
    const large = {
      content: Buffer.concat([pdf, Buffer.alloc(41 * 1024 * 1024)]),
      name: 'film.pdf',
      type: 'application/pdf',
    }
    expect((await upload(large)).problem).toBe(
      'ファイルが大きすぎます(上限40 MB)。小さくしてから選び直してください。',
    )
    expect((await upload(large, { language: 'en' })).problem).toBe(
      'This file is larger than 40 MB. Make it smaller and choose it again.',
    )
  })

  it('of somebody without the right to upload, and leaves nothing behind', async () => {
    const before = await readdir(cms.settings.mediaDir)
    const translator = await cms.asUser('translator')
    const service = await cms.asServiceAccount()
    for (const request of [translator.request, service, cms.request]) {
      const { status } = await upload({ content: png, name: 'intruder.png', type: 'image/png' }, { request })
      expect(status).toBe(403)
    }
    expect(await readdir(cms.settings.mediaDir)).toEqual(before)
  })
})

describe('a file', () => {
  it('is read by staff and the publisher, and by nobody else while no published document shows it', async () => {
    const { doc } = await upload({ content: png, name: 'read.png', type: 'image/png' })
    const path = `/api/media/file/${String(doc.filename)}`
    const readers = [editor.request, cms.asPublisher]
    for (const request of readers) {
      const response = await request(path)
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
      expect(Buffer.from(await response.arrayBuffer())).toEqual(png)
    }
    for (const request of [await cms.asServiceAccount(), cms.request])
      expect((await request(path)).status).toBe(403)
  })
})

it('a file that is no picture is refused in a published rich text, by name, and a draft may hold it', async () => {
  const { doc } = await upload({ content: pdf, name: 'in-a-text.pdf', type: 'application/pdf' })
  const node = { direction: null, format: '', indent: 0, version: 1 }
  const shown = { type: 'upload', version: 3, id: 'p1', fields: null, relationTo: 'media', value: doc.id }
  const body = { ja: { root: { ...node, type: 'root', children: [shown] } } }
  const save = async (status: 'draft' | 'published', language: 'ja' | 'en') => {
    const options = json('POST', {
      slug: `with-${status}`,
      title: { ja: '図' },
      date: '2026-01-01',
      body,
      _status: status,
    })
    const response = await editor.request(`/api/news?draft=${status === 'draft'}`, {
      ...options,
      headers: { ...options.headers, 'Accept-Language': language },
    })
    const answer = (await response.json()) as { errors?: { data: { errors: { message: string }[] } }[] }
    return answer.errors?.[0]?.data.errors[0]?.message ?? response.status
  }
  expect(await save('published', 'ja')).toBe(
    '「in-a-text.pdf」は画像ではないので、本文に表示できません。消すか、PNG・JPEG・WebP・AVIFの画像を選んでください。',
  )
  expect(await save('published', 'en')).toBe(
    '"in-a-text.pdf" is no picture, so the text cannot show it. Remove it, or choose a PNG, JPEG, WebP or AVIF picture.',
  )
  expect(await save('draft', 'en')).toBe(201)
})

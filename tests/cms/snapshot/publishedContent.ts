import type { Payload } from 'payload'

type Data = Record<string, unknown>
type Collection = 'books' | 'news' | 'materials' | 'excerpts' | 'errata'

/** Lexical's JSON of one paragraph. */
export function paragraph(text: string) {
  const node = { direction: null, format: '', indent: 0, version: 1 } as const
  const words = { type: 'text', text, detail: 0, format: 0, mode: 'normal', style: '', version: 1 }
  return {
    root: {
      ...node,
      type: 'root',
      children: [{ ...node, type: 'paragraph', textFormat: 0, textStyle: '', children: [words] }],
    },
  }
}

/** Makes documents of an invented book, published unless `_status` says otherwise. Each gives the document's id. */
export function makeContent(payload: Payload) {
  let made = 0
  const create = async (collection: Collection, data: Data): Promise<string> => {
    const draft = data._status === 'draft'
    const document = await payload.create({
      collection,
      data: { _status: 'published', ...data } as never,
      draft,
    })
    return String(document.id)
  }
  return {
    book: (data: Data = {}) => {
      made += 1
      return create('books', { slug: `book-${made}`, title: { ja: `架空の本${made}` }, lang: 'ja', ...data })
    },
    erratum: (book: string, data: Data = {}) =>
      create('errata', { book, page: '37', original: '誤', correction: '正', status: 'confirmed', ...data }),
    newsItem: (data: Data = {}) => {
      made += 1
      return create('news', {
        slug: `news-${made}`,
        date: '2026-03-01',
        title: { ja: `お知らせ${made}` },
        ...data,
      })
    },
    material: (book: string, data: Data = {}) =>
      create('materials', {
        book,
        kind: 'slides',
        title: { ja: '講演資料' },
        url: 'https://example.org/',
        ...data,
      }),
    excerpt: (book: string, data: Data = {}) => {
      made += 1
      return create('excerpts', {
        book,
        slug: `excerpt-${made}`,
        title: { ja: '抜粋' },
        body: { ja: paragraph('本文') },
        ...data,
      })
    },
    upload: async (alt: string): Promise<string> => {
      const file = { name: 'cover.png', mimetype: 'image/png', data: onePixel, size: onePixel.length }
      const document = await payload.create({ collection: 'media', data: { alt: { ja: alt } }, file })
      return String(document.id)
    },
  }
}

export const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

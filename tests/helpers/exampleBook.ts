import type { Payload } from 'payload'

/** A table of contents of that many chapters, `mark` in each title, in both languages. */
export function tocOf(chapters: number, mark: string) {
  return Array.from({ length: chapters }, (_, index) => ({
    label: String(index + 1),
    title: { ja: `${mark} 第${index + 1}章`, en: `${mark} Chapter ${index + 1}` },
    page: String(index * 10 + 1),
    sections: [],
  }))
}

/** Makes and publishes an invented book with that many chapters. */
export function createBook(payload: Payload, { slug, chapters }: { slug: string; chapters: number }) {
  return payload.create({
    collection: 'books',
    data: {
      slug,
      title: { ja: `架空の本 ${slug}` },
      lang: 'ja',
      authors: [{ name: { ja: '架空 太郎' } }],
      toc: tocOf(chapters, 'first'),
      _status: 'published',
    },
  })
}

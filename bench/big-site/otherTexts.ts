import type { Excerpt } from '../../content/excerpt.ts'
import type { Material } from '../../content/material.ts'
import type { NewsItem } from '../../content/newsItem.ts'
import type { RichText } from '../../content/richText.ts'
import { idOf, untranslated } from './identity.ts'
import { slugOf } from './record.ts'

const updatedAt = '2026-01-10T00:00:00.000Z'

/** Three news items of a book; `book` 0: of the whole site. */
export function createNews(book: number): NewsItem[] {
  return [1, 2, 3].map((number) => ({
    id: idOf('news', book, number),
    slug: `news-${number}`,
    formerSlugs: [],
    date: `2025-0${number}-10`,
    title: { ja: `第${number + 1}刷ができました`, en: `Printing ${number + 1} is out` },
    body: {
      ja: paragraphs(
        `第${number + 1}刷が書店に並びます。第${number}刷までにいただいたご指摘はすべて訂正しました。`,
        '電子版も同じ日に更新されます。お持ちの方は読み直しの前に再ダウンロードしてください。',
      ),
      en: paragraphs(
        `Printing ${number + 1} is in the shops. Everything that was reported up to printing ${number} is corrected in it.`,
        'The e-book is renewed on the same day: load it again before you go on reading.',
      ),
    },
    link: null,
    book: book === 0 ? null : slugOf(book),
    updatedAt,
  }))
}

export function createMaterials(book: number): Material[] {
  return (['slides', 'code'] as const).map((kind, index) => ({
    id: idOf('material', book, index),
    title: {
      ja: kind === 'slides' ? '講義スライド' : '本文のコード',
      en: kind === 'slides' ? 'Slides' : 'Code',
    },
    kind,
    date: '2025-04-01',
    event: untranslated,
    url: `https://files.example.org/${slugOf(book)}/${kind}`,
    file: null,
    description: { ja: '各章の図と例題を含みます。', en: 'With the figures and examples of each chapter.' },
    book: slugOf(book),
    updatedAt,
  }))
}

export function createExcerpts(book: number): Excerpt[] {
  return [
    {
      id: idOf('excerpt', book),
      slug: 'preface',
      formerSlugs: [],
      title: { ja: 'まえがき', en: 'Preface' },
      source: { ja: '巻頭より', en: 'From the front matter' },
      body: {
        ja: paragraphs(
          ...Array.from(
            { length: 8 },
            (_, index) =>
              `第${index + 1}の話題から始めましょう。定義を述べる前に、具体例を一つ手で計算してみることを勧めます。証明は短くても、そこで使われる仮定は多くの場面で破られるからです。`,
          ),
        ),
        en: paragraphs(
          ...Array.from(
            { length: 8 },
            (_, index) =>
              `Let us begin with topic ${index + 1}. Before any definition, work one example by hand: proofs may be short, but what they assume is often not so.`,
          ),
        ),
      },
      book: slugOf(book),
      updatedAt,
    },
  ]
}

function paragraphs(...texts: string[]): RichText {
  return texts.map((text) => ({ kind: 'paragraph', children: [{ kind: 'text', text, marks: [] }] }))
}

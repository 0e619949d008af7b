import type { DemoMaterial } from './demoContent.ts'

// The demo leads to the page that lists the slides, because the author may move them.
const supportPage = 'https://hillbig.github.io/diffusion-models/'

/** Two talks by the author. Their days within 2023 are not known. */
export const materials: readonly DemoMaterial[] = [
  {
    title: { ja: 'WorkshopOT 2023 講演資料', en: 'Slides of the talk at WorkshopOT 2023' },
    kind: 'slides',
    date: null,
    event: { ja: 'WorkshopOT 2023', en: 'WorkshopOT 2023' },
    url: supportPage,
    description: {
      ja: '本の内容のあらましに新しい話題を加えたもので、読む前に目を通すとよい資料です。公式サポートページから開けます。',
      en:
        'An outline of the book with some newer matter, useful before reading it. ' +
        'Linked from the author’s support page; in Japanese.',
    },
  },
  {
    title: {
      ja: '生成モデルは世界をどのように理解しているのか',
      en: 'How Do Generative Models Understand the World?',
    },
    kind: 'slides',
    date: null,
    event: { ja: '統計数理シンポジウム 2023', en: 'Symposium on Statistical Mathematics 2023' },
    url: supportPage,
    description: {
      ja: '講演の資料です。公式サポートページから開けます。',
      en:
        'Slides of the talk. Linked from the author’s support page; in Japanese. ' +
        'The English title is a translation made for this demo.',
    },
  },
]

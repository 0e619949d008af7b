import type { DemoNewsItem } from './demoContent.ts'

/** The five days of the book’s news as its support page dates them (also the oldest), told in words of the demo’s own. */
export const news: readonly DemoNewsItem[] = [
  {
    slug: 'okawa-prize',
    date: '2023-11-15',
    title: { ja: '第32回大川出版賞を受賞', en: 'The book wins the 32nd Okawa Publications Prize' },
    body: {
      ja: ['『拡散モデル』が第32回大川出版賞に選ばれました。'],
      en: ['“Diffusion Models” was chosen for the 32nd Okawa Publications Prize.'],
    },
    link: null,
  },
  {
    slug: 'ebook-and-fourth-printing',
    date: '2023-02-27',
    title: {
      ja: '電子版の予約受付と第4刷のお知らせ',
      en: 'The e-book can be pre-ordered; a fourth printing is coming',
    },
    body: {
      ja: ['電子版の予約受付が始まりました。紙の本は第4刷の制作が決まっています。'],
      en: ['The e-book can be pre-ordered, and a fourth printing of the paper book is coming.'],
    },
    link: null,
  },
  {
    slug: 'publication',
    date: '2023-02-17',
    title: { ja: '刊行、第2刷・第3刷も決定', en: 'The book is out; second and third printings announced' },
    body: {
      ja: ['書店での販売が始まりました。第2刷と第3刷の制作も決まっています。'],
      en: ['The book is on sale. A second and a third printing have already been announced.'],
    },
    link: null,
  },
  {
    slug: 'preface-and-sample',
    date: '2023-02-04',
    title: { ja: '抜粋と試し読みへの案内を掲載', en: 'Excerpt and link to sample pages added' },
    body: {
      ja: ['「はじめに」の抜粋と、試し読みのページへのリンクが公式サポートページに載りました。'],
      en: [
        'The author’s support page now has an excerpt from the preface and a link to sample pages (both in Japanese).',
      ],
    },
    link: 'https://hillbig.github.io/diffusion-models/',
  },
  {
    slug: 'support-page',
    date: '2022-01-28',
    title: { ja: 'サポートページの開設', en: 'The support page opens' },
    body: {
      ja: ['著者による公式サポートページが開かれました。'],
      en: ['The author’s own support page is open.'],
    },
    link: 'https://hillbig.github.io/diffusion-models/',
  },
]

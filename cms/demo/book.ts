import type { DemoBook } from './demoContent.ts'
import { contents } from './contents.ts'

const untranslated = { ja: null, en: null }

/**
 * The record of a real book, as its support page and the trade state it. What they don't say (pages, days of later
 * printings) stays empty. The address for reports is one that nobody has (RFC 2606). Title and subtitle in English are a
 * translation made for this demo.
 */
export const book: DemoBook = {
  slug: 'diffusion-models',
  title: { ja: '拡散モデル', en: 'Diffusion Models' },
  subtitle: { ja: 'データ生成技術の数理', en: 'The Mathematics of Data Generation' },
  authors: [{ name: { ja: '岡野原 大輔', en: 'Daisuke Okanohara' } }],
  publisher: { ja: '岩波書店', en: 'Iwanami Shoten' },
  series: untranslated,
  isbn: '9784000063432',
  ebookIsbn: null,
  publishedOn: '2023-02-17',
  pageCount: null,
  lang: 'ja',
  description: {
    ja:
      'このデモのために書かれた紹介文です（出版社や著者によるものではありません）。データにノイズを少しずつ加え、その過程を逆にたどってデータを生成する「拡散モデル」を、数理の側から解説した日本語の本です。' +
      'このページは、その正誤表・目次・お知らせを例に、Okuzukeで本のサポートページがどう見えるかを示すもので、著者・出版社の公式ページではありません。' +
      '公式ページの正誤表で記号が失われている数式は、このデモで補いました。誤りの報告先は、例として置いたアドレスです。' +
      '本から引用した語句の権利は著者と出版社にあります。そのほかの文章はデモのために書かれたもので、自由に使えます。',
    en:
      'This text was written for this demo, not by the publisher or the author. The book, in Japanese, ' +
      'explains the mathematics of diffusion models, ' +
      'which learn to generate data by undoing noise that was added to it step by step. Its errata, ' +
      'contents and news show here what a support page made with Okuzuke looks like. ' +
      'The title, the contents and the notes on the errata were put into English for this demo; ' +
      'the book itself has not appeared in English. ' +
      'Signs that formulas had lost on the author’s own page were put back. The address for reports is an example. ' +
      'This is not a page of its author or publisher. Words quoted from the book belong to them; ' +
      'all other texts were written for the demo and may be used freely.',
  },
  links: [
    {
      kind: 'other',
      label: { ja: '著者による公式サポートページ', en: 'The author’s own support page (in Japanese)' },
      url: 'https://hillbig.github.io/diffusion-models/',
    },
  ],
  supportEmail: 'errata@example.org',
  printings: [
    { number: 1, date: '2023-02-17', note: untranslated },
    { number: 2, date: null, note: decidedOn('2月17日', '17 February') },
    { number: 3, date: null, note: decidedOn('2月17日', '17 February') },
    { number: 4, date: null, note: decidedOn('2月27日', '27 February') },
  ],
  toc: contents,
  errataNote: {
    ja: 'ページ番号は紙の本のものです。お手元の刷では、すでに直っている箇所があるかもしれません。',
    en: 'Page numbers are those of the paper edition. Depending on the printing, some may already have been corrected.',
  },
  macros: null,
}

function decidedOn(ja: string, en: string) {
  return { ja: `2023年${ja}に増刷の決定を告知`, en: `announced on ${en} 2023` }
}

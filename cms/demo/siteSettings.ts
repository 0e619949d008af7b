import type { Translated } from './demoContent.ts'

/** The demo's settings of the site; used only where nobody has saved any. */
export const siteSettings: { title: Translated; description: Translated; license: Translated } = {
  title: { ja: 'Okuzuke デモサイト', en: 'Okuzuke Demo' },
  description: {
    ja: '本のサポートページを作るOkuzukeの見本です。実在の本の正誤表を例にしていますが、著者・出版社の公式サイトではありません。',
    en:
      'A sample of what Okuzuke makes: the support page of a book. It shows the errata of a real book, ' +
      'and is not a site of its author or publisher.',
  },
  license: {
    ja: '引用した語句の権利は本の著者と出版社にあります。そのほかの文章はデモのために書かれたもので、自由に使えます。',
    en:
      'Words quoted from the book belong to its author and publisher. ' +
      'All other texts were written for the demo and may be used freely.',
  },
}

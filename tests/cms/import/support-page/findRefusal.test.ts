import { describe, expect, it } from 'vitest'
import { readSupportPage } from '../../../../cms/import/support-page/readSupportPage.ts'

const refusalOf = (text: string) => readSupportPage({ text, bookSlug: 'small-book' }).refusal

describe('a page of which nothing may be imported', () => {
  it.each([
    '',
    ' \n\n',
    'page,line,wrong,right\n12,4,colour,color',
    '今日は晴れです。',
    '<html><body></body></html>',
  ])('is one in which nothing is found: %j', (text) => {
    expect(refusalOf(text)).toEqual({
      ja:
        'このページからは何も読み取れませんでした。何も取り込んでいません。' +
        '1行に1件、ページと「誤」→「正」を書いた文、または「ページ・誤・正」の見出しがある表にしてから、もう一度読み込んでください。',
      en:
        'Nothing could be read from this page, so nothing was imported. ' +
        'Write one erratum a line with its page and what is wrong and right, or a table with such columns, and try again.',
    })
  })

  it.each([
    [
      'みかん',
      'りんご',
      '# 『みかん』正誤表\n- p.12 「増加」→「減少」\n# 『りんご』正誤表\n- p.12 「東」→「西」',
    ],
    ['Cats', 'Dogs', '# Errata for Cats\n- p. 1: "teh" -> "the"\n# Errata for Dogs\n- p. 1: "teh" -> "the"'],
    ['上巻', '下巻', '# 正誤表\n## 上巻\n- p.12 「増加」→「減少」\n## 下巻\n- p.12 「東」→「西」'],
    [
      'Volume 1',
      'Volume 2',
      '# Errata\n## Volume 1\n- p. 1: "teh" -> "the"\n## Volume 2\n- p. 1: "teh" -> "the"',
    ],
  ])('is one with the errata of two books: %s and %s', (first, second, text) => {
    expect(refusalOf(text)).toEqual({
      ja: `このページには2冊以上の本の正誤があるようです(「${first}」「${second}」)。1冊ずつに分けて取り込んでください。何も取り込んでいません。`,
      en: `This page seems to hold the errata of two books or more ("${first}", "${second}"). Divide it, and import each book’s part. Nothing was imported.`,
    })
  })

  it.each([
    [
      'one book, its printings apart',
      '# 『みかん』第1刷 正誤表\n- p.1 「あ」→「い」\n# 『みかん』第2刷 正誤表\n- p.2 「あ」→「い」',
    ],
    [
      'another book that has no errata here',
      '# 『りんご』も発売中\n\n# 『みかん』正誤表\n- p.1 「あ」→「い」',
    ],
    ['parts and chapters', '# Errata\n## Part 1\n- p. 1: "teh" -> "the"\n## Part 2\n- p. 9: "teh" -> "the"'],
    ['news alone', '# お知らせ\n- 2024/1/2 重版'],
  ])('is not one with %s', (_, text) => {
    expect(refusalOf(text)).toBeNull()
  })
})

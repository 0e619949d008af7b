import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeSplitFormula } from '../../../cms/rich-text/describeSplitFormula.ts'
import { openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { anErratum, makeBook, save, type Saved } from './saving.ts'

let cms: TestCms
let editor: TestUser
let book: Saved

beforeAll(async () => {
  cms = await openTestCms()
  editor = await cms.asUser('editor')
  book = await makeBook(cms)
})
afterAll(() => cms.close())

const rich = (...children: unknown[]) => ({
  root: {
    type: 'root',
    version: 1,
    format: '',
    indent: 0,
    direction: null,
    children: [paragraph(...children)],
  },
})
const paragraph = (...children: unknown[]) => ({
  type: 'paragraph',
  version: 1,
  format: '',
  indent: 0,
  direction: null,
  textFormat: 0,
  children,
})
const words = (text: string) => ({
  type: 'text',
  version: 1,
  text,
  format: 0,
  style: '',
  mode: 'normal',
  detail: 0,
})
const linkTo = (url: string) => ({
  type: 'link',
  version: 3,
  format: '',
  indent: 0,
  direction: null,
  fields: { linkType: 'custom', url, newTab: false },
  children: [words('ここ')],
})

const picture = (value: string) => ({
  type: 'upload',
  version: 3,
  id: 'p1',
  fields: null,
  relationTo: 'media',
  value,
})

/** The least that each kind of document can be published with. */
const whole = {
  books: () => ({ slug: `book-${Math.random().toString(36).slice(2)}`, title: { ja: '本' }, lang: 'ja' }),
  news: () => ({
    slug: `news-${Math.random().toString(36).slice(2)}`,
    title: { ja: 'お知らせ' },
    date: '2026-01-01',
  }),
  materials: () => ({
    title: { ja: '資料' },
    kind: 'slides',
    url: 'https://example.org/slides',
    book: book.id,
  }),
  excerpts: () => ({
    slug: `excerpt-${Math.random().toString(36).slice(2)}`,
    title: { ja: '抜粋' },
    book: book.id,
  }),
  errata: () => ({ ...anErratum(book), _status: undefined }),
}
type Collection = keyof typeof whole

type Case = [what: string, Collection, data: Record<string, unknown>, path: string, ja: string, en: string]

const isbnForm = [
  'ISBNは978か979で始まる13桁です。例: 978-4-00-000000-0',
  'An ISBN has 13 digits and begins with 978 or 979, like 978-4-00-000000-0.',
] as const
const badLink = [
  'リンクは http://、https:// か mailto: で始めて、空白を入れずに書いてください。例: https://example.org/book',
  'A link begins with http://, https:// or mailto: and has no spaces, like https://example.org/book.',
] as const
const badPage = [
  'ページは紙面に印刷されたとおりに、16文字以内で1つだけ書いてください。例: xiii, 37, 12-13, A-4, カバー',
  'Write one page as it is printed, in 16 characters at most, like xiii, 37, 12-13, A-4 or cover.',
] as const
const slugForm = (example: string) =>
  [
    `URLの名前には英小文字と数字を使い、単語はハイフン1つでつなぎます(80文字まで、index や con などは不可)。例: ${example}`,
    'A URL name has small letters and digits, with single hyphens between words ' +
      `(80 characters at most; not index, con …), like ${example}.`,
  ] as const
const badLine = ['1から999までの整数で書いてください。', 'Write a whole number from 1 to 999.'] as const
const badEmail = [
  'メールアドレスの形にしてください。例: support@example.org',
  'Write an e-mail address, like support@example.org.',
] as const

const cases: Case[] = [
  [
    'an ISBN whose check digit is wrong',
    'books',
    { isbn: '978-4-00-000000-3' },
    'isbn',
    'ISBNの最後の数字(検査数字)が合いません。ほかの数字が正しければ 0 です。奥付を見直してください。',
    'The last digit of this ISBN (its check digit) does not fit. If the others are right, it is 0. Compare it with the colophon.',
  ],
  ['an ISBN of ten digits', 'books', { ebookIsbn: '4000000000' }, 'ebookIsbn', ...isbnForm],
  [
    'an empty slug, with a suggestion from a Latin title',
    'books',
    { slug: '', title: { ja: 'Invented Geometry: $x^2$ & more' } },
    'slug',
    'URLの名前を書いてください。例: invented-geometry-more',
    'Write a name for the URL, like invented-geometry-more.',
  ],
  ['a slug that climbs out of its folder', 'books', { slug: '../../etc' }, 'slug', ...slugForm('etc')],
  [
    'a slug that Windows keeps for a device',
    'books',
    { slug: 'CON' },
    'slug',
    ...slugForm('diffusion-models'),
  ],
  ['a slug in Japanese', 'news', { slug: '増刷' }, 'slug', ...slugForm('diffusion-models')],
  [
    'a slug with capitals, with the slug it could be',
    'excerpts',
    { slug: 'The Preface' },
    'slug',
    ...slugForm('the-preface'),
  ],
  [
    'a slug that another book has',
    'books',
    { slug: 'invented-geometry' },
    'slug',
    '「invented-geometry」はほかの文書が使っています。別の名前にしてください。例: invented-geometry-2',
    '"invented-geometry" is taken by another document. Choose another name, like invented-geometry-2.',
  ],
  [
    'a book without a title in any language',
    'books',
    { title: { ja: '' } },
    'title.ja',
    '書名を日本語か英語で書いてください。',
    'Write the title, in Japanese or in English.',
  ],
  [
    'a support address that is none',
    'books',
    { supportEmail: 'support at example.org' },
    'supportEmail',
    ...badEmail,
  ],
  [
    'a book link that would run script',
    'books',
    { links: [{ kind: 'buy', url: 'javascript:alert(1)' }] },
    'links.0.url',
    ...badLink,
  ],
  [
    'a book link without an address',
    'books',
    { links: [{ kind: 'buy' }] },
    'links.0.url',
    'リンク先のURLを書いてください。例: https://example.org/book',
    'Write where the link leads, like https://example.org/book.',
  ],
  [
    'an author without a name',
    'books',
    { authors: [{ name: { ja: '' } }] },
    'authors.0.name.ja',
    '著者の氏名を日本語か英語で書いてください。',
    "Write the author's name, in Japanese or in English.",
  ],
  [
    'a printing that stands twice',
    'books',
    { printings: [{ number: 1 }, { number: 1 }] },
    'printings.1.number',
    '第1刷が2行あります。1行にまとめてください。',
    'Printing 1 stands twice. Keep one row.',
  ],
  [
    'a printing dated before an earlier one',
    'books',
    {
      printings: [
        { number: 2, date: '2023-01-01' },
        { number: 1, date: '2023-02-01' },
      ],
    },
    'printings.0.date',
    '第2刷の日付が第1刷より前です。奥付を見直してください。',
    'Printing 2 is dated before printing 1. Compare them with the colophon.',
  ],
  [
    'a printing without a number',
    'books',
    { printings: [{ date: '2023-02-01' }] },
    'printings.0.number',
    '何刷かを書いてください。例: 3',
    'Write which printing it is, like 3.',
  ],
  [
    'a page of the contents that is no label',
    'books',
    { toc: [{ title: { ja: '章' }, page: '1, 5' }] },
    'toc.0.page',
    ...badPage,
  ],
  [
    'a broken formula in a section of the contents',
    'books',
    { toc: [{ title: { ja: '章' }, sections: [{ title: { ja: '節 $\\frac{1$' } }] }] },
    'toc.0.sections.0.title.ja',
    '11文字目: 数式を読めません(命令の引数が足りないか、「}」で閉じられていません)。LaTeXを直してください。',
    "Character 11: this formula cannot be read (KaTeX: Unexpected end of input in a macro argument, expected '}'). " +
      'Correct the LaTeX.',
  ],
  [
    'a title that is too long',
    'books',
    { title: { ja: 'あ'.repeat(301) } },
    'title.ja',
    '長すぎます(301文字)。300文字以内にしてください。',
    'This is too long (301 characters). Keep it within 300.',
  ],
  [
    'a NUL in a text',
    'books',
    { description: { ja: '本\u0000文' } },
    'description.ja',
    '2文字目: 表示できない文字(U+0000)があります。取り除いてください。',
    'Character 2: U+0000 cannot be shown. Remove it.',
  ],
  [
    'a mark that turns the writing around',
    'materials',
    { event: { ja: 'abc\u202Ecod' } },
    'event.ja',
    '4文字目: 表示できない文字(U+202E)があります。取り除いてください。',
    'Character 4: U+202E cannot be shown. Remove it.',
  ],
  ['news without a date', 'news', { date: null }, 'date', '日付を選んでください。', 'Choose a date.'],
  [
    'a date that is none',
    'news',
    { date: 'yesterday' },
    'date',
    '日付として読めません。カレンダーから選ぶか、2023-02-17 のように書いてください。',
    'This is not a date. Choose one in the calendar, or write it like 2023-02-17.',
  ],
  ['a news link to a file', 'news', { link: 'file:///etc/passwd' }, 'link', ...badLink],
  [
    'a broken formula in rich text',
    'news',
    { body: { en: rich(words('誤植 $x^2^3$ を訂正')) } },
    'body.en',
    '「誤植 $x^2^3$ を訂正」 8文字目: 数式を読めません(上付き(^)が2つ続いています)。LaTeXを直してください。',
    '"誤植 $x^2^3$ を訂正" Character 8: this formula cannot be read (KaTeX: Double superscript). Correct the LaTeX.',
  ],
  [
    'a link in rich text that would run script',
    'excerpts',
    { body: { ja: rich(linkTo('javascript:alert(1)')) } },
    'body.ja',
    `「ここ」のリンク先(javascript:alert(1))は使えません。${badLink[0]}`,
    `The link of "ここ" (javascript:alert(1)) cannot be used. ${badLink[1]}`,
  ],
  [
    'a link in rich text that leads nowhere from the site',
    'news',
    { body: { en: rich(linkTo('/books/a/')) } },
    'body.en',
    `「ここ」のリンク先(/books/a/)は使えません。${badLink[0]}`,
    `The link of "ここ" (/books/a/) cannot be used. ${badLink[1]}`,
  ],
  [
    'a formula in rich text of which a part is in italics',
    'excerpts',
    { body: { ja: rich(words('式 $L'), { ...words('{t-1} = L'), format: 2 }, words('T$')) } },
    'body.ja',
    describeSplitFormula('$L{t-1} = LT$').ja,
    describeSplitFormula('$L{t-1} = LT$').en,
  ],
  [
    'a picture in rich text that was not uploaded yet',
    'news',
    { body: { ja: rich({ type: 'upload', version: 3, pending: { src: 'blob:x', formID: '1' } }) } },
    'body.ja',
    'まだアップロードされていない画像があります。アップロードを終えるか、その画像を消してください。',
    'A picture here was not uploaded yet. Finish its upload, or remove it.',
  ],
  [
    'a picture in rich text that is not there any more',
    'news',
    { body: { ja: rich(picture('00000000-0000-4000-8000-000000000000')) } },
    'body.ja',
    '選ばれたものは、もうありません(削除されました)。ほかのものを選ぶか、空にしてください。',
    'What was chosen is not there any more: it was deleted. Choose another one, or leave it empty.',
  ],
  [
    'a part of rich text that the site does not know',
    'news',
    { body: { ja: rich({ type: 'block', version: 2, fields: {} }) } },
    'body.ja',
    '本文に使えない部品(block)があります。取り除いてください。',
    'This text holds something that cannot be shown here (block). Remove it.',
  ],
  [
    'a material with neither link nor file',
    'materials',
    { url: null },
    'url',
    'リンクかファイルのどちらかが要ります。',
    'A link or a file is needed.',
  ],
  [
    'an erratum that stands nowhere',
    'errata',
    { page: null },
    'page',
    '場所を書いてください。ページ、章・節、図・式などの種類のどれかが要ります。',
    'Write where it is: a page, a section, or the figure, equation … that it is in.',
  ],
  ['two pages', 'errata', { page: '37, 41' }, 'page', ...badPage],
  ['line 0', 'errata', { line: 0 }, 'line', ...badLine],
  ['line 1000', 'errata', { line: 1000 }, 'line', ...badLine],
  ['half a line', 'errata', { line: 1.5 }, 'line', ...badLine],
  [
    'a correction that corrects nothing',
    'errata',
    { original: '平均 ', correction: '平均' },
    'correction',
    '「誤」と「正」が同じです。どちらかを直してください。',
    'This is the same as what is printed. Change one of the two.',
  ],
  [
    'lines that end before they begin',
    'errata',
    { line: 5, lineTo: 3 },
    'lineTo',
    '5行目より後の行を書いてください。1行だけなら空にします。',
    'Write a line after line 5, or leave it empty for one line.',
  ],
  [
    'a last line without a first one',
    'errata',
    { line: null, lineTo: 3 },
    'lineTo',
    '最初の行も書いてください。1行だけなら「行」に書きます。',
    'Write the first line, too. One line alone goes into "Line".',
  ],
  [
    'a macro that is none',
    'books',
    { macros: '\\newcommand{\\a}{x' },
    'macros',
    '1行目: \\a の「{」が閉じられていません。「}」を足してください。',
    'Line 1: the "{" of \\a is not closed. Add "}".',
  ],
  [
    'an erratum with neither correction nor instruction',
    'errata',
    { correction: '' },
    'correction',
    '「正」か「指示」を書くか、図を入れてください。',
    'Write what it should be or an instruction, or put in a picture.',
  ],
  [
    'a broken formula in the correction',
    'errata',
    { correction: '平均 $\\mu_a_b$' },
    'correction',
    '10文字目: 数式を読めません(下付き(_)が2つ続いています)。LaTeXを直してください。',
    'Character 10: this formula cannot be read (KaTeX: Double subscript). Correct the LaTeX.',
  ],
  [
    'a link in a formula',
    'errata',
    { note: { ja: '$\\href{https://example.org}{x}$' } },
    'note.ja',
    '2文字目: 数式の中で \\href は使えません。取り除いてください。',
    'Character 2: \\href is not allowed in a formula. Remove it.',
  ],
  [
    'printings that run backwards',
    'errata',
    { printings: '3-1' },
    'printings',
    '「3-1」: 範囲の前後が逆です。「1-3」「1,2,4」「2-」(第2刷以降)のように書いてください。',
    '"3-1": this range runs backwards. Write it like "1-3", "1,2,4" or "2-" (from the 2nd on).',
  ],
]

describe.each(cases)('refuses %s', (_what, collection, data, path, ja, en) => {
  it('when it is published at once', async () => {
    const publish = { ...whole[collection](), ...data, _status: 'published' }
    const inJapanese = await save(editor, `/api/${collection}`, publish, { language: 'ja' })
    expect(inJapanese.problems).toMatchObject({ [path]: ja })
    const inEnglish = await save(editor, `/api/${collection}`, publish, { language: 'en' })
    expect(inEnglish.problems).toMatchObject({ [path]: en })
    expect([inJapanese.status, inEnglish.status]).toEqual([400, 400])
  })

  it('when a published document is changed to it, which then stays as it was', async () => {
    const { doc } = await save(editor, `/api/${collection}`, { ...whole[collection](), _status: 'published' })
    const changed = await save(
      editor,
      `/api/${collection}/${doc.id}`,
      { ...data, _status: 'published' },
      { method: 'PATCH' },
    )
    expect([changed.status, changed.problems]).toEqual([400, { [path]: ja }])
    const stored = await cms.payload.findByID({ collection, id: doc.id, depth: 0, draft: true })
    expect(stored.updatedAt).toBe(doc.updatedAt)
  })
})

describe('takes what is right, and stores it in one form', () => {
  const stored: [string, Collection, Record<string, unknown>, Record<string, unknown>][] = [
    ['an ISBN with hyphens', 'books', { isbn: '978-4-00-000000-0' }, { isbn: '9784000000000' }],
    [
      'an ISBN in full-width digits',
      'books',
      { isbn: '９７８４０００００００００' },
      { isbn: '9784000000000' },
    ],
    ['a full-width page', 'errata', { page: ' ３７ ' }, { page: '37' }],
    ['a roman page', 'errata', { page: 'xiii' }, { page: 'xiii' }],
    [
      'printings as a Japanese keyboard gives them',
      'errata',
      { printings: '２、１、４〜' },
      { printings: '1-2,4-' },
    ],
    ['an empty set of printings', 'errata', { printings: ' ' }, { printings: null }],
    ['a broken formula in the words as printed', 'errata', { original: '$x^2^3' }, { original: '$x^2^3' }],
    [
      'an erratum of an item without a page',
      'errata',
      { page: null, item: { kind: 'figure', label: '1.2' } },
      { page: null },
    ],
    [
      'an erratum with an instruction alone',
      'errata',
      { original: null, correction: null, instruction: { ja: '1段左へ移す' } },
      { instruction: { ja: '1段左へ移す' } },
    ],
    ['a mail link', 'news', { link: 'mailto:a@example.org' }, { link: 'mailto:a@example.org' }],
    ['rich text with a link', 'news', { body: rich(words('$x$ '), linkTo('https://example.org')) }, {}],
  ]
  it.each(stored)('%s', async (_what, collection, data, expected) => {
    const { status, doc, problems } = await save(editor, `/api/${collection}`, {
      ...whole[collection](),
      ...data,
      _status: 'published',
    })
    expect([status, problems]).toEqual([201, {}])
    expect(doc).toMatchObject(expected)
  })
})

describe('every problem of a document', () => {
  it('is told in one answer', async () => {
    const { problems } = await save(editor, '/api/errata', {
      book: book.id,
      page: '?',
      line: 0,
      printings: 'all',
      _status: 'published',
    })
    expect(Object.keys(problems).sort()).toEqual(['correction', 'line', 'page', 'printings'])
  })
})

describe('a slug', () => {
  it('may be the same below two books, and not below one', async () => {
    const other = await makeBook(cms, 'another-book')
    const preface = (of: Saved) => ({
      slug: 'preface',
      title: { ja: 'はじめに' },
      book: of.id,
      _status: 'published',
    })
    expect((await save(editor, '/api/excerpts', preface(book))).status).toBe(201)
    expect((await save(editor, '/api/excerpts', preface(other))).status).toBe(201)
    expect((await save(editor, '/api/excerpts', preface(book))).problems).toEqual({
      slug: '「preface」はほかの文書が使っています。別の名前にしてください。例: preface-2',
    })
  })

  it('of news about the whole site is the only one among those', async () => {
    const news = { ...whole.news(), slug: 'site-opened', _status: 'published' }
    expect((await save(editor, '/api/news', news)).status).toBe(201)
    expect((await save(editor, '/api/news', { ...news, book: book.id })).status).toBe(201)
    expect(Object.keys((await save(editor, '/api/news', news)).problems)).toEqual(['slug'])
  })

  it('that two editors give at the same moment goes to one of them', async () => {
    const excerpt = { slug: 'race', title: { ja: '競争' }, book: book.id, _status: 'published' }
    const answers = await Promise.all([1, 2, 3].map(() => save(editor, '/api/excerpts', excerpt)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400])
    const stored = await cms.payload.count({ collection: 'excerpts', where: { slug: { equals: 'race' } } })
    expect(stored.totalDocs).toBe(1)
  })

  it('of a document in the trash is still taken', async () => {
    const { doc } = await save(editor, '/api/books', {
      ...whole.books(),
      slug: 'thrown-away',
      _status: 'published',
    })
    await save(editor, `/api/books/${doc.id}`, { deletedAt: new Date().toISOString() }, { method: 'PATCH' })
    expect(
      (await save(editor, '/api/books', { ...whole.books(), slug: 'thrown-away' }, { language: 'en' }))
        .problems,
    ).toEqual({
      slug: '"thrown-away" is taken by another document in the trash. Choose another name, like thrown-away-2.',
    })
  })
})
